"""Keys and books of one test, for the commands that begin a real province."""

from tests.casework.conftest import own_keys, scene

__all__ = ["own_keys", "scene"]
