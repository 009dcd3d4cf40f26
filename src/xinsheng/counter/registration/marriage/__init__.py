"""The marriage registration."""
