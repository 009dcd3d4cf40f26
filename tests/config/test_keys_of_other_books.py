"""Books that were brought back without the keys they were kept under are not served: nobody could read a case."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import Scene

from xinsheng.casework import outside
from xinsheng.config.checks import find_faults_of_books
from xinsheng.config.settings_checks import Fault
from xinsheng.gateways.keys import create_demonstration_keys
from xinsheng.registry.models import CaseKey

__all__ = ["own_keys", "scene"]
OTHER = [Fault("keys_of_other_books", "XINSHENG_KEYS_FOLDER")]


@pytest.fixture
def other_keys(scene: Scene, settings: Settings, tmp_path: Path) -> None:
    """Keys made anew, as a demonstration makes them where it finds none."""
    scene.opened()
    assert find_faults_of_books() == []
    settings.KEYS_FOLDER = tmp_path / "new-keys"
    create_demonstration_keys(settings.KEYS_FOLDER)
    outside.keys.cache_clear()


def test_books_under_other_keys_are_not_served(other_keys: None) -> None:
    assert find_faults_of_books() == OTHER


def test_books_without_any_keys_are_not_served(scene: Scene, settings: Settings, tmp_path: Path) -> None:
    scene.opened()
    settings.KEYS_FOLDER = tmp_path / "nowhere"
    outside.keys.cache_clear()
    assert find_faults_of_books() == OTHER


def test_a_case_that_was_erased_says_nothing_about_the_keys(other_keys: None, scene: Scene) -> None:
    CaseKey.objects.update(wrapped=None, destroyed_at=scene.at)
    assert find_faults_of_books() == []
