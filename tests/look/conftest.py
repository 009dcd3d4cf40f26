from tests.casework.conftest import own_keys, scene

__all__ = ["own_keys", "scene"]
