"""A certificate from before this system, from the phone over its issuer's and the county's desks to the new one."""

import re
from contextlib import suppress
from html import unescape
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.casework.legacy_scene import BORN, NO, ScriptedRegister, the_content, the_record
from tests.casework.scene import Scene
from tests.counter.conftest import own_keys, signed_in
from tests.counter.family import Family, a_picture
from tests.counter.test_reissue import SAID, Desk, filed, issued_at_desk
from tests.registry.books import an_office

from xinsheng.casework import record_look_ups
from xinsheng.casework.sealings import statement_of
from xinsheng.law.terms import Stage, Standing
from xinsheng.postroom.look_up_record import UnableToReach, carry_out
from xinsheng.registry.models import Case, Certificate, LegacyStanding

__all__ = ["own_keys"]
SOUGHT = {
    "relation": "mother",
    "child_name": "龙念安",
    "born_on_year": str(BORN.year),
    "born_on_month": str(BORN.month),
    "born_on_day": str(BORN.day),
    "mother_name": "龙小梅",
    "county": "520103",
    "issuer_name": "贵阳市新生妇幼保健院（演示）",
}


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> ScriptedRegister:
    asked = ScriptedRegister(None)
    monkeypatch.setattr(record_look_ups, "issuance_register", lambda: asked)
    return asked


def begun(person: Family, **changed: str) -> Case:
    answer = person.client.post("/reissue/legacy/", {**SOUGHT, "page_key": str(uuid4()), **changed})
    assert answer.status_code == 302, unescape(answer.content.decode())
    return Case.objects.get(sought__isnull=False)


def looked(case: Case, scene: Scene) -> Case:
    with suppress(UnableToReach):
        carry_out(case.pk, at=scene.later())
    return Case.objects.get(pk=case.pk)


def applied(case: Case, person: Family) -> Case:
    at = f"/reissue/{case.pk}/"
    person.answers(at, **SAID)
    person.answers(f"{at}papers/applicant_id/", file=SimpleUploadedFile("id.jpg", a_picture()))
    person.answers(f"{at}check/")
    return Case.objects.get(pk=case.pk)


def accepted(case: Case) -> None:
    for material in case.materials.current():
        Desk("reissue").sends(f"/desk/cases/{case.pk}/materials/{material.pk}", finding="accepted")


def issued(case: Case, scene: Scene) -> Certificate:
    certificate = issued_at_desk(case, examiner="reissue", reviewer="reviewer", sealer="county-sealing")
    filed(certificate, scene)
    return Certificate.objects.select_related("standing").get(pk=certificate.pk)


def boxes() -> dict[str, str]:
    content = the_content()
    said = {
        "certificate_no": NO.lower(),
        "issued_on_year": "2012",
        "issued_on_month": "3",
        "issued_on_day": "7",
        "issuer_name": "贵阳市新生妇幼保健院（演示）",
        "issuer_division": "520103",
        "attendant": "周接生",
    }
    for part, prefix in {"child": "child", "birth_place": "place", "mother": "mother", "father": "father"}.items():
        said |= {f"{prefix}__{name}": str(value) for name, value in content[part].items()}
    return said | {"child__born_local": "2012-03-04 08:20", "child__length_mm": "50"}  # as the paper writes them


def test_a_register_that_is_silent_at_first_and_then_finds_it(
    scene: Scene, mother: Family, register: ScriptedRegister
) -> None:
    assert "/reissue/legacy/" in mother.sees("/reissue/")
    register.silent = True
    case = looked(begun(mother), scene)
    assert "暂时没有答复，会自动再查" in mother.sees(f"/reissue/{case.pk}/")
    case = applied(case, mother)
    accepted(case)
    page = Desk("reissue").sees(f"/desk/cases/{case.pk}/")
    assert "妇幼系统暂时没有答复" in page
    assert "系统会自动再查，答复以前不能办理" in page
    assert "妇幼系统还没有答复，等答复后再办理" in page  # beside the greyed button

    register.silent, register.record = False, the_record()
    Desk("reissue").sends(f"/desk/cases/{case.pk}/acts/look_up_record")
    page = Desk("reissue").sees(f"/desk/cases/{case.pk}/")
    assert NO in page
    assert "本系统启用以前签发的纸质证件（省妇幼系统的签发记录）" in page
    new = issued(case, scene)
    assert (new.standing.state, LegacyStanding.objects.get(pk=NO).state) == (Standing.VALID, Standing.SUPERSEDED)
    assert statement_of(new).predecessor_no == NO


def test_a_county_is_found_under_the_name_it_had_when_the_certificate_was_issued(mother: Family) -> None:
    an_office("花溪区卫生健康局（演示）", kind="county", division_code="520111000000")
    page = mother.sees("/reissue/legacy/")
    assert "贵州省贵阳市花溪区（原小河区）" in page
    assert "贵州省贵阳市云岩区<" in page
    assert "原凯里县" not in page  # a city since before there were certificates


def test_what_was_found_is_shown_masked_and_to_its_people_only(
    scene: Scene, mother: Family, register: ScriptedRegister
) -> None:
    register.record = the_record()
    case = looked(begun(mother), scene)
    page = mother.sees(f"/reissue/{case.pk}/")
    assert "系统已查到原签发记录" in page
    assert NO not in page
    assert "龙**" in page or "龙＊" in page or "龙*" in page
    stranger = signed_in("mother2")
    other = begun_by_stranger(stranger)
    page = stranger.sees(f"/reissue/{looked(other, scene).pk}/")
    assert "系统已查到原签发记录" not in page
    assert NO[-4:] not in page


def begun_by_stranger(person: Family) -> Case:
    person.client.post("/reissue/legacy/", {**SOUGHT, "page_key": str(uuid4())})
    return Case.objects.filter(sought__isnull=False).latest("opened_at")


def test_without_a_record_its_issuer_supplies_the_stub_and_two_officers_read_it(
    scene: Scene, mother: Family, register: ScriptedRegister
) -> None:
    case = applied(looked(begun(mother), scene), mother)
    assert register.asked == 1
    hospital = Desk("issuing")
    assert "龙念安" in hospital.sees("/desk/reissues/records")
    assert "龙念安" not in Desk("elsewhere").sees("/desk/reissues/records")
    supply = f"/desk/reissues/records/{case.pk}"
    assert Desk("elsewhere").client.get(supply).status_code == 404
    nothing = unescape(hospital.sends(supply, holding="held").content.decode())
    assert "请先选择文件" in nothing
    answer = hospital.sends(supply, holding="held", file=SimpleUploadedFile("stub.jpg", a_picture()))
    assert answer.status_code == 302, unescape(answer.content.decode())
    assert "龙念安" not in hospital.sees("/desk/reissues/records")

    accepted(case)
    original = f"/desk/cases/{case.pk}/application/original"
    desk = Desk("reissue")
    assert "龙念安" in desk.sees(original)
    wrong = unescape(desk.sends(original, **{**boxes(), "child__weight_g": "很重"}).content.decode())
    assert "这一项没有填，或写法不对" in wrong
    assert desk.sends(original, **boxes()).status_code == 302
    reviewer = Desk("reviewer")
    assert "待审核人员核对" in reviewer.sees(f"/desk/cases/{case.pk}/")
    assert "3150克" in reviewer.sees(f"/desk/cases/{case.pk}/acts/confirm_original")
    reviewer.sends(f"/desk/cases/{case.pk}/acts/confirm_original")
    case = Case.objects.get(pk=case.pk)
    assert (case.legacy_id, case.stage) == (NO, Stage.DECLARED)
    assert statement_of(issued(case, scene)).content.as_json() == the_content()


def test_a_number_from_before_is_verified_and_said_to_be_on_paper(
    scene: Scene, mother: Family, register: ScriptedRegister
) -> None:
    register.record = the_record()
    looked(begun(mother), scene)
    client = mother.client
    page = unescape(client.post("/verify/number", {"certificate_no": NO}, follow=True).content.decode())
    assert "编号有效" in page
    assert "本系统启用以前签发的纸质证件" in page
    assert not re.search("龙小梅|龙念安", page)


def test_the_officer_at_the_window_begins_for_whoever_is_there(scene: Scene, register: ScriptedRegister) -> None:
    register.record = the_record()
    desk = Desk("reissue")
    assert "/desk/reissues/legacy" in desk.sees("/desk/reissues/")
    said = {name: value for name, value in SOUGHT.items() if name not in {"relation", "county", "issuer_name"}}
    answer = desk.sends("/desk/reissues/legacy", **said, issuer="other")
    assert "请填写" in unescape(answer.content.decode())
    answer = desk.sends("/desk/reissues/legacy", **said, issuer="other", issuer_name="已停办的卫生院")
    case = Case.objects.get(sought__isnull=False)
    assert answer.headers["Location"] == f"/desk/cases/{case.pk}/application/"
    assert desk.sees(f"/desk/cases/{case.pk}/application/")
    assert looked(case, scene).legacy_id == NO
    assert Desk("issuing").client.get("/desk/reissues/legacy").status_code == 404
