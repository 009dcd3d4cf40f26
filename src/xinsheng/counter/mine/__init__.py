"""One's own cases and certificates, for ever."""
