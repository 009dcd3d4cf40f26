"""The page on which everything of a certificate is asked for and taken out of the house."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.casework.test_archives import covered, sealed_with_its_file

from xinsheng.casework.outside import vault
from xinsheng.proof.archive_checks import check_archive
from xinsheng.registry.models import ArchiveExport, Case, Reading

Desk = Callable[[str], Client]


@pytest.fixture
def case(scene: Scene) -> Case:
    return sealed_with_its_file(scene)


def page_of(case: Case) -> str:
    return reverse("desk:archive", args=[case.pk])


def asks(client: Client, case: Case, *, purpose: str = "court") -> int:
    return client.post(page_of(case), {"page_key": str(uuid4()), "purpose": purpose}).status_code


def file_of(case: Case) -> str:
    return reverse("desk:archive_file", args=[case.pk, ArchiveExport.objects.get().pk])


def test_it_is_asked_for_waits_for_the_log_and_then_holds_outside(
    scene: Scene, case: Case, at_desk: Desk, tmp_path: Path
) -> None:
    client = at_desk("issuing")
    assert page_of(case) in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert asks(client, case) == 302

    waiting = client.get(page_of(case)).content.decode()
    assert ("等待公开日志覆盖" in waiting, file_of(case) in waiting) == (True, False)
    assert client.get(file_of(case)).status_code == 409
    covered(scene)
    assert file_of(case) in client.get(page_of(case)).content.decode()
    answer = client.get(file_of(case))
    file = tmp_path / "taken.zip"
    file.write_bytes(b"".join(answer))  # type: ignore[call-overload]  # a stream of pieces

    assert check_archive(file).faults == ()
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert Reading.objects.get(page="desk.archive_file").purpose == "archive_court"


def test_without_a_purpose_of_the_list_nothing_is_exported(case: Case, at_desk: Desk) -> None:
    for purpose in ("", "curiosity"):
        assert asks(at_desk("issuing"), case, purpose=purpose) == 200
    assert not ArchiveExport.objects.exists()


@pytest.mark.parametrize("login", ["midwife", "sealing", "supervisor", "elsewhere", "stock", "township"])
def test_for_anyone_else_there_is_no_such_page(scene: Scene, case: Case, at_desk: Desk, login: str) -> None:
    assert at_desk(login).get(page_of(case)).status_code == 404
    assert asks(at_desk(login), case) == 404
    assert not ArchiveExport.objects.exists()


def test_a_colleague_with_the_same_duty_asks_for_their_own(scene: Scene, case: Case, at_desk: Desk) -> None:
    asks(at_desk("issuing"), case)
    covered(scene)

    assert at_desk("issuing2").get(file_of(case)).status_code == 404
    seen = at_desk("issuing2").get(page_of(case)).content.decode()
    assert ("吴文静" in seen, file_of(case) in seen) == (True, False)


def test_a_file_that_is_gone_is_named_and_nothing_leaves(scene: Scene, case: Case, at_desk: Desk) -> None:
    asks(at_desk("issuing"), case)
    covered(scene)
    vault().remove(case.materials.exclude(file_ref="")[0].file_ref)

    answer = at_desk("issuing").get(file_of(case))

    assert answer.status_code == 409
    assert "materials/01-" in answer.content.decode()
    assert not Reading.objects.filter(page="desk.archive_file").exists()


def test_before_there_is_a_certificate_the_page_says_why_not(scene: Scene, at_desk: Desk) -> None:
    case = scene.printed()

    seen = at_desk("issuing").get(page_of(case)).content.decode()

    assert 'name="purpose"' not in seen
    assert page_of(case) not in at_desk("issuing").get(reverse("desk:case", args=[case.pk])).content.decode()


def test_the_township_exports_a_couples(scene: Scene, at_desk: Desk) -> None:
    case = CoupleScene(scene).registered()
    client = at_desk("township")

    assert page_of(case) in client.get(reverse("desk:registration", args=[case.pk])).content.decode()
    assert asks(client, case) == 302
    assert at_desk("township-elsewhere").get(page_of(case)).status_code == 404
