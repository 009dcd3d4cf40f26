"""The public log, as anyone may watch it."""
