from tests.casework.conftest import own_keys

__all__ = ["own_keys"]
