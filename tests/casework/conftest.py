"""The demonstration province, and everyone's hand in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.casework.scene import AT, Scene
from tests.province import set_up_province, stands_from

from xinsheng.casework import outside


@pytest.fixture
def own_keys(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Keys and files of this test alone."""
    settings.KEYS_FOLDER = tmp_path / "keys"
    settings.VAULT_FOLDER = tmp_path / "vault"
    settings.VAULT_ADAPTER = "folder"
    for port in (outside.keys, outside.vault):
        port.cache_clear()
    yield
    for port in (outside.keys, outside.vault):
        port.cache_clear()


@pytest.fixture
@stands_from(AT)
def scene(db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    return Scene()
