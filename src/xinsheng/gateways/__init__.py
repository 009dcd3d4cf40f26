"""The outside world: one folder a port, `port.py` with its Protocol and values, one file an adapter."""
