from tests.casework.conftest import own_keys, scene
from tests.house.access import sessions_rest

__all__ = ["own_keys", "scene", "sessions_rest"]
