"""The original's photograph where nobody holds its record: what it seems to say otherwise is said before signing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.casework.legacy_scene import ScriptedRegister
from tests.casework.scene import Scene
from tests.casework.test_paper_readings import Reader
from tests.counter.conftest import signed_in
from tests.counter.family import Family, a_picture
from tests.counter.test_legacy_reissue import SAID, begun, looked, register
from tests.desk.conftest import at_desk
from tests.standards.test_printed_certificates import changed
from tests.standards.test_printed_papers import lines

from xinsheng.casework import paper_readings
from xinsheng.casework.paper_readings import find_certificate_reading
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.law.terms import Material as Kind
from xinsheng.registry import models
from xinsheng.registry.models import Case

__all__ = ["at_desk", "register"]
NOBODYS = "已撤销的卫生院"  # whom nobody can ask
SAYS = "出生日期：填写2012年3月4日，照片上像是2012年3月5日"
POINTED = "照片与填写的可能不同"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    one = Reader(says=lines(*changed(3, "出生时间|2012年3月5日")))
    monkeypatch.setattr(paper_readings, "paper_reader", lambda: one)
    return one


def photographed(scene: Scene, mother: Family) -> Case:
    """A case whose record nobody holds, with the original's photograph."""
    case = looked(begun(mother, issuer_name=NOBODYS), scene)
    gives_papers(case, mother)
    return Case.objects.get(pk=case.pk)


def gives_papers(case: Case, who: Family) -> None:
    who.answers(f"/reissue/{case.pk}/", **SAID)
    for kind in (Kind.APPLICANT_ID, Kind.ISSUANCE_RECORD):
        answer = who.answers(
            f"/reissue/{case.pk}/papers/{kind.value}/", file=SimpleUploadedFile("a.jpg", a_picture())
        )
        assert answer.status_code == 302, answer.content.decode()
    return Case.objects.get(pk=case.pk)


def test_another_day_of_birth_is_pointed_at_and_stops_nobody(
    scene: Scene, mother: Family, reader: Reader, register: ScriptedRegister
) -> None:
    case = photographed(scene, mother)
    shown = mother.sees(f"/reissue/{case.pk}/check/")
    assert shown.count(POINTED) == 1
    assert SAYS in shown
    assert "开始申请时填错了的，请撤回后重新申请" in shown
    material = case.materials.get(kind=Kind.ISSUANCE_RECORD)
    assert "龙念安".encode() not in bytes(material.details_cipher or b"")
    mother.answers(f"/reissue/{case.pk}/check/")
    assert Case.objects.get(pk=case.pk).stage == "declared"
    officer = signed_in("reissue").client.get(f"/desk/cases/{case.pk}/materials/{material.pk}").content.decode()
    assert SAYS in officer


def test_what_agrees_and_what_is_none_is_not_mentioned(
    scene: Scene, mother: Family, reader: Reader, register: ScriptedRegister
) -> None:
    reader.says = lines(*changed(0, "出生医学证明"))
    case = photographed(scene, mother)
    assert find_certificate_reading(case.materials.get(kind=Kind.ISSUANCE_RECORD), case=case) is not None
    assert POINTED not in mother.sees(f"/reissue/{case.pk}/check/")


def test_what_was_told_of_the_certificate_is_read_out_to_nobody_but_who_told_it(
    scene: Scene, mother: Family, reader: Reader, register: ScriptedRegister
) -> None:
    case = photographed(scene, mother)
    models.Claim.objects.create(
        case=case,
        person=scene.person("father"),
        relation=ApplicantRelation.FATHER.value,
        through=models.ClaimRoute.IDENTITY.value,
        begun_at=scene.at,
    )
    father = Family(signed_in("father").client)
    gives_papers(case, father)
    assert case.materials.filter(given_by=scene.person("father"), kind=Kind.ISSUANCE_RECORD).exists()
    assert POINTED not in father.sees(f"/reissue/{case.pk}/check/")
