"""When the place where papers are kept is away or full, and when a stranger sends too much."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene
from tests.counter.family import Family

from xinsheng.casework import outside
from xinsheng.registry.models import Material


@pytest.fixture
def away(settings: Settings, tmp_path: Path) -> Path:
    """A vault whose folder cannot be made: a file stands in its place."""
    place = tmp_path / "no-folder"
    place.write_text("")
    settings.VAULT_FOLDER = place
    outside.vault.cache_clear()
    return place


def test_a_paper_that_cannot_be_stored_is_told_beside_its_field(scene: Scene, mother: Family, away: Path) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    answer = mother.gives(form, "mother_id")

    assert away.is_file()
    assert answer.status_code == 200
    assert "暂时无法接收文件，不是您文件的问题" in answer.content.decode()
    assert 'name="upload-file"' in answer.content.decode()
    assert not Material.objects.exists()


def test_an_elicence_that_is_not_at_hand_is_told_and_is_no_fault(scene: Scene, mother: Family) -> None:
    case = scene.sealed()  # filed under a name that the vault does not know

    assert mother.client.get(f"/mine/{case.pk}/certificate.pdf").status_code == 503


def test_a_body_larger_than_any_form_is_turned_away_unread(db: None) -> None:
    for address in ("/sign-in/", "/desk/search", "/claim/slip/", "/verify/number"):
        answer = Client().generic("POST", address, b"x", "multipart/form-data; boundary=x", CONTENT_LENGTH="99999999")
        assert answer.status_code == 413
        assert "文件太大" in answer.content.decode()
        assert "no-store" in answer.headers["Cache-Control"]
