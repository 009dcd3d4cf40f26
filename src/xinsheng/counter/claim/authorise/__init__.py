"""The mother's authorisation of another collector, signed in her own session."""
