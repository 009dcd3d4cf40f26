"""The province of casework's tests, and a hospital's system that calls it."""

import pytest
from tests.casework.conftest import own_keys, scene
from tests.casework.hospital_scene import bring_in
from tests.casework.scene import Scene
from tests.exchange.system import System

__all__ = ["own_keys", "scene"]


@pytest.fixture
def system(scene: Scene) -> System:
    """The hospital's system, brought in by two people; it has a token when it first sends."""
    return System(bring_in(scene))
