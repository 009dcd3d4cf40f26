"""A lost certificate, from the phone over the county's desk to the new one; a wrong character, at the window."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.casework.scene import EVERYONE, Scene, typed_off
from tests.counter.conftest import own_keys, signed_in
from tests.counter.family import Family, a_picture

from xinsheng.casework import sealings
from xinsheng.law.terms import Stage, Standing
from xinsheng.registry.models import Account, Case, Certificate, Tray

__all__ = ["own_keys"]
SAID = {
    "ground": "lost",
    "circumstances": "搬家以后找不到了",
    "in_household_register": "yes",
    "phone": "13800000001",
}


@pytest.fixture
def original(scene: Scene) -> Certificate:
    return scene.sealed().certificates.get()


class Desk:
    """An officer's browser that sends a page's own hidden fields along."""

    def __init__(self, login: str) -> None:
        self.client = Client()
        self.client.force_login(Account.objects.get(login_name=login))

    def sees(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return unescape(answer.content.decode())

    def sends(self, address: str, *, to: str = "", **said: Any) -> Any:
        page = self.client.get(address).content.decode()
        hidden = dict(
            re.findall(r'<input type="hidden" name="(page_key|seen_version|content)" value="([^"]*)"', page)
        )
        return self.client.post(to or address, {**hidden, **said})


def applied_online(original: Certificate, person: Family) -> Case:
    person.client.post("/reissue/", {"certificate": str(original.pk)})
    case = Case.objects.get(original=original)
    at = f"/reissue/{case.pk}/"
    person.answers(at, **SAID)
    person.answers(f"{at}papers/applicant_id/", file=SimpleUploadedFile("id.jpg", a_picture()))
    person.answers(f"{at}check/")
    return Case.objects.get(pk=case.pk)


def issued_at_desk(case: Case, *, examiner: str, reviewer: str, sealer: str) -> Certificate:
    page, acts = f"/desk/cases/{case.pk}/", f"/desk/cases/{case.pk}/acts/"
    tray = Tray.objects.get(office=case.office)
    Desk(examiner).sends(f"{acts}confirm_and_print", tray=str(tray.pk))
    certificate: Certificate = case.certificates.get()
    Desk(examiner).sends(f"{page}print/", insert_no=certificate.blank_id)
    if reviewer:
        assert "审核无误，签名" in Desk(reviewer).sees(page)
        Desk(reviewer).sends(f"{acts}review")
    typed = {str(name): value for name, value in typed_off(certificate).items()}
    Desk(sealer).sends(f"{page}seal/", **typed)
    return certificate


def filed(certificate: Certificate, scene: Scene) -> None:
    made = sealings.Made(file_ref="e" * 32, sha256=b"\x04" * 32, size=10, credential=b"c")
    sealings.file_elicence(Certificate.objects.get(pk=certificate.pk), made=made, at=scene.later())


def standing_of(certificate: Certificate) -> str:
    return Certificate.objects.select_related("standing").get(pk=certificate.pk).standing.state


def test_a_lost_certificate_is_reissued_online_and_over_the_countys_desk(
    scene: Scene, original: Certificate, mother: Family
) -> None:
    assert "龙雨欣" in mother.sees("/reissue/")
    case = applied_online(original, mother)
    assert (case.stage, case.office.kind) == (Stage.DECLARED, "county")
    assert "补发" in mother.sees("/mine/")

    desk = Desk("reissue")
    assert "龙雨欣" in desk.sees("/desk/")
    page = desk.sees(f"/desk/cases/{case.pk}/")
    assert "搬家以后找不到了" in page
    assert original.blank_id in page
    assert "接生人员还没有签名" not in page
    material = case.materials.get()
    desk.sends(f"/desk/cases/{case.pk}/materials/{material.pk}", finding="accepted")
    certificate = issued_at_desk(case, examiner="reissue", reviewer="reviewer", sealer="county-sealing")
    filed(certificate, scene)

    assert (standing_of(original), standing_of(certificate)) == (Standing.SUPERSEDED, Standing.VALID)
    assert certificate.blank_id in mother.sees(f"/mine/{case.pk}/")
    assert "作废（已换发、已补发）" in mother.sees(f"/mine/{original.case_id}/")


def test_a_wrong_character_is_put_right_at_the_issuers_window(scene: Scene, original: Certificate) -> None:
    desk = Desk("issuing")
    assert "龙雨欣" in unescape(desk.sends("/desk/reissues/", number=original.blank_id).content.decode())
    desk.sends("/desk/reissues/", number=original.blank_id, service="replacement", page_key=str(uuid4()))
    case = Case.objects.get(original=original)
    at, who = f"/desk/cases/{case.pk}/application/", EVERYONE["mother"]
    said = {
        "ground": "issuers_error",
        "circumstances": "“欣”字印错，应为“昕”",
        "in_household_register": "no",
        "relation": "mother",
        "name": who.name,
        "paper_kind": "resident_card",
        "paper_no": who.paper_no,
        "phone": who.phone,
    }
    asked = unescape(desk.sends(at, **said).content.decode())
    assert "这种情形须写明更正的内容" in asked
    another = desk.sends(at, **said, content_father__name="杨志刚", content_father__paper_no="522622199503080011")
    assert "这种情形不能改动这一项" in unescape(another.content.decode())
    misread = desk.sends(at, **said, content_mother__paper_no="522622199503080011")
    assert "校验" in unescape(misread.content.decode())
    desk.sends(at, **said, content_child__name="龙雨昕")
    desk.sends(f"{at}check", to=f"{at}originals/applicant_id")
    desk.sends(f"{at}check", to=f"{at}originals/issuance_record")
    desk.sends(f"{at}check", signed_on_paper="on")
    case.refresh_from_db()
    assert case.stage == Stage.DECLARED
    assert "龙雨欣 改为 龙雨昕" in desk.sees(f"/desk/cases/{case.pk}/")

    desk.sends(f"/desk/cases/{case.pk}/acts/take_paper_back", returned_pages="main_and_household")
    certificate = issued_at_desk(case, examiner="issuing", reviewer="", sealer="sealing")
    filed(certificate, scene)

    said_now = sealings.statement_of(certificate)
    assert (said_now.content.child.name, said_now.predecessor_no) == ("龙雨昕", original.blank_id)
    assert (standing_of(original), case.paper_return.pages) == (Standing.SUPERSEDED, "main_and_household")


def test_a_stranger_sees_no_certificate_and_begins_on_none(original: Certificate) -> None:
    other = signed_in("mother2")
    assert original.blank_id not in other.sees("/reissue/")
    answers = [
        other.client.post("/reissue/", {"certificate": str(original.pk)}),
        other.client.post("/reissue/", {"way": "number", "number": original.blank_id}),
        other.client.post("/reissue/", {"way": "number", "number": "Z999999999"}),
    ]
    told = {"没有找到这张证件" in unescape(answer.content.decode()) for answer in answers}
    assert told == {True}
    assert not Case.objects.filter(original=original).exists()


def test_anothers_application_is_missing_on_every_page(original: Certificate, mother: Family) -> None:
    case = applied_online(original, mother)
    other = signed_in("mother2")
    for page in ("", "papers/", "papers/applicant_id/", "check/"):
        assert other.client.get(f"/reissue/{case.pk}/{page}").status_code == 404
    assert other.client.post(f"/reissue/{case.pk}/withdraw/").status_code == 404


def test_an_officer_of_another_county_is_told_where_to_go_and_no_name(original: Certificate) -> None:
    page = unescape(Desk("elsewhere").sends("/desk/reissues/", number=original.blank_id).content.decode())
    assert "龙雨欣" not in page
    assert original.office.name in page


def test_what_is_looked_into_says_so_when_it_is_asked_for_again(
    scene: Scene, original: Certificate, mother: Family
) -> None:
    standing = Certificate.objects.get(pk=original.pk).standing
    standing.state, standing.version = Standing.UNDER_REVIEW.value, 1
    standing.save()
    answer = mother.client.post("/reissue/", {"certificate": str(original.pk)})
    assert "原证件现在不是有效状态" in unescape(answer.content.decode())
