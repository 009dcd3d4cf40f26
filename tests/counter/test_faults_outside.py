"""When the keeper of keys or of files is away or full, and when a stranger sends too much."""

import errno
import io
import os
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings
from tests.casework.away import keys_away, vault_away
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.family import Family, a_picture

from xinsheng.casework import outside
from xinsheng.law.terms import Stage
from xinsheng.postroom.make_elicence import make_elicence
from xinsheng.postroom.make_service_certificate import make_service_certificate
from xinsheng.registry.models import Case, Declaration, Material


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


def test_a_photograph_lies_in_no_file_before_it_is_encrypted(
    scene: Scene, mother: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_about: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TemporaryUploadedFile, "__init__", full)
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    noise = Image.frombytes("RGB", (1700, 1700), os.urandom(1700 * 1700 * 3))
    held = io.BytesIO()
    noise.save(held, format="JPEG", quality=95)
    assert len(held.getvalue()) > 3_000_000

    assert mother.gives(form, "mother_id", content=held.getvalue()).status_code == 302
    assert Material.objects.count() == 1


@pytest.fixture
def patient(mother: Family) -> Family:
    """The mother with a browser that is shown the page of a fault, as any browser is."""
    mother.client.raise_request_exception = False
    return mother


def kept_in(page: str) -> dict[str, str]:
    """What the page of a pause sends again."""
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    return {unescape(name): unescape(value) for name, value in hidden}


def test_a_form_sent_while_the_keeper_of_keys_is_away_is_sent_again_by_one_press(
    scene: Scene, patient: Family
) -> None:
    form = patient.opens(scene.signed())
    patient.fills_in(form)
    for kind in ("mother_id", "father_id"):
        patient.gives(form, kind)
    hidden = patient.hidden(f"{form}sign/")
    with keys_away():
        answer = patient.client.post(f"{form}sign/", {**hidden, "agree": "on"})
        page = answer.content.decode()

    assert answer.status_code == 503
    assert answer.headers["X-Request-Reference"] in page
    assert "您刚才填写的内容还在这一页里" in page
    assert f'action="{form}sign/"' in page
    assert not Declaration.objects.exists()
    for _ in range(2):
        patient.client.post(f"{form}sign/", kept_in(page))
    assert Declaration.objects.count() == 1
    assert Case.objects.get().stage == Stage.DECLARED


def test_what_was_typed_comes_back_letter_by_letter_and_never_as_markup(scene: Scene, patient: Family) -> None:
    form = patient.opens(scene.signed())
    typed = {**patient.hidden(f"{form}child/"), "surname_of": "mother", "given_name": '<b>"雨\r\n欣'}
    with keys_away():
        page = patient.client.post(f"{form}child/", typed).content.decode()

    assert kept_in(page) == typed
    assert "<b>雨" not in page


def test_a_file_sent_while_the_keeper_of_keys_is_away_is_asked_for_again(scene: Scene, patient: Family) -> None:
    form = patient.opens(scene.signed())
    patient.fills_in(form)
    hidden = patient.hidden(f"{form}materials/mother_id/")
    with keys_away():
        answer = patient.gives(form, "mother_id", content=a_picture())

    assert answer.status_code == 503
    assert "选好的文件没有保留" in answer.content.decode()
    again = patient.client.post(f"{form}materials/mother_id/", kept_in(answer.content.decode()) | hidden)
    assert 'name="upload-file"' in again.content.decode()


def test_a_pause_speaks_the_readers_language(scene: Scene, patient: Family) -> None:
    form = patient.opens(scene.signed())
    patient.fills_in(form)
    patient.client.cookies["language"] = "en"
    with keys_away():
        page = patient.client.get(f"{form}check/").content.decode()

    assert "The service is being maintained" in page
    assert f'href="{form}check/"' in page
    assert ">Try again</a>" in page


def test_an_elicence_that_is_not_at_hand_is_told_and_is_no_fault(scene: Scene, patient: Family) -> None:
    case = scene.sealed()  # filed under a name that the vault does not know

    assert patient.client.get(f"/mine/{case.pk}/certificate.pdf").status_code == 503


def begins(client: Client, address: str) -> tuple[int, bytes, bool]:
    """How an address answers: its status, its first bytes, and whether it offers to try again."""
    answer = client.get(address)
    return answer.status_code, answer.content[:4], f'href="{address}"' in answer.content.decode(errors="ignore")


PAUSE = (503, b"<!do", True)


def test_files_are_a_pause_while_their_keeper_is_away_and_whole_afterwards(scene: Scene, patient: Family) -> None:
    form = patient.opens(scene.signed())
    patient.fills_in(form)
    for kind in ("mother_id", "father_id"):
        patient.gives(form, kind)
    case = Case.objects.get()
    paper = case.materials.get(kind="mother_id")
    own = f"{form}papers/{paper.pk}/"
    with vault_away():
        assert begins(patient.client, own) == PAUSE
    assert begins(patient.client, own) == (200, b"\xff\xd8\xff\xe0", False)

    patient.submits(form)
    scene.at = datetime.now(tz=UTC)
    scene.sealing(scene.printed(case))
    make_elicence(case_id=str(case.pk))
    officer = signed_in("issuing").client
    officer.raise_request_exception = False
    shown, file = f"/desk/cases/{case.pk}/materials/{paper.pk}/pages/1", f"/mine/{case.pk}/certificate.pdf"
    with vault_away():
        assert begins(officer, shown) == begins(patient.client, file) == PAUSE
    assert begins(officer, shown) == (200, b"\x89PNG", False)
    assert begins(patient.client, file) == (200, b"%PDF", False)


def test_a_couples_file_is_the_same_pause(scene: Scene, patient: Family) -> None:
    couple = CoupleScene(scene)
    case = couple.answered(couple.declared())
    make_service_certificate(case_id=str(case.pk))
    file = f"/mine/registration/{case.pk}/certificate.pdf"

    with vault_away():
        assert begins(patient.client, file) == PAUSE
    assert begins(patient.client, file) == (200, b"%PDF", False)


def test_a_body_larger_than_any_form_is_turned_away_unread(db: None) -> None:
    for address in ("/sign-in/", "/desk/search", "/claim/slip/", "/verify/number"):
        answer = Client().generic("POST", address, b"x", "multipart/form-data; boundary=x", CONTENT_LENGTH="99999999")
        assert answer.status_code == 413
        assert "文件太大" in answer.content.decode()
        assert "no-store" in answer.headers["Cache-Control"]
