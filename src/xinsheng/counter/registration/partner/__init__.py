"""The other of the two."""
