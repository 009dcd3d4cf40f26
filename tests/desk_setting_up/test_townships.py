"""Where couples are received is set up by two people: townships and villages, with address, hours and window."""

from typing import Any

import pytest
from tests.desk_setting_up.conftest import Screens, today, words_of

from xinsheng.law.terms import Duty, OfficeKind, SealKind
from xinsheng.registry.models import Appointment, Office, Proposal, Seal
from xinsheng.standards.credit_codes import credit_code_with_check
from xinsheng.standards.resident_numbers import with_check

DAJIE = "522601002000"  # 大十字街道 in Kaili


def a_township(**changes: str) -> dict[str, Any]:
    county = Office.objects.get(kind=OfficeKind.COUNTY, division_code="522601000000")
    said = {
        "kind": "township",
        "name": "凯里市大十字街道办事处（演示）",
        "place": "凯里 大十字街道",
        "authority": str(county.pk),
        "address": "大十字街 3 号",
        "hours": "工作日 9:00—17:00",
        "window": "1 号窗口",
    }
    return {**said, **changes}


def test_a_township_opens_with_its_place_its_address_and_its_hours(screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **a_township())
    told = words_of(screens.see("security", "proposal", proposal.pk))
    assert "大十字街 3 号" in told
    screens.confirmed("security", proposal)
    office = Office.objects.get(division_code=DAJIE)
    assert (office.kind, office.address, office.window) == (OfficeKind.TOWNSHIP, "大十字街 3 号", "1 号窗口")
    assert "大十字街 3 号" in words_of(screens.see("system", "office", office.pk))


def test_a_village_opens_without_a_credit_code(screens: Screens) -> None:
    village = a_township(kind="village", name="演示居委会", place="凯里 光明社区", address="", hours="", window="")
    screens.confirmed("security", screens.proposed("system", "open_office", **village))
    assert Office.objects.get(name="演示居委会").division_code == "522601003004"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"place": ""}, "请填写乡镇（街道）、村（居）所在地"),
        ({"place": "没有这个乡"}, "没有找到这个地方"),
        ({"place": "中心"}, "、"),
        ({"place": "凯里 西门街道"}, "这个地方已有同类机构"),
        ({"address": ""}, "请填写办公地址"),
        ({"hours": ""}, "请填写办公时间"),
        ({"window": ""}, "请填写窗口"),
        ({"kind": "midwifery_institution"}, "请填写统一社会信用代码"),
        ({"kind": "county", "credit_code": credit_code_with_check("11522601000000009")}, "请选择所在地"),
    ],
)
def test_what_a_kind_of_office_needs_is_asked_at_its_box(
    screens: Screens, changes: dict[str, str], sentence: str
) -> None:
    before = Proposal.objects.count()
    answer = screens.propose("system", "open_office", **a_township(**changes))
    assert sentence in words_of(answer)
    assert Proposal.objects.count() == before


def test_a_township_moves_and_keeps_an_address(screens: Screens) -> None:
    office = Office.objects.get(division_code="522601003000")
    said = {"name": office.name, "hours": office.hours, "window": office.window, "reason": "搬迁"}
    refused = screens.propose("system", "change_office", office.pk, address="", **said)
    assert "请填写办公地址" in words_of(refused)
    proposal = screens.proposed("system", "change_office", office.pk, address="新街 8 号", **said)
    assert proposal.payload == {"office": str(office.pk), "address": "新街 8 号", "reason": "搬迁"}
    screens.confirmed("security", proposal)
    office.refresh_from_db()
    assert office.address == "新街 8 号"


ISSUING = (OfficeKind.MIDWIFERY_INSTITUTION, OfficeKind.APPOINTED_BODY)
# reissues are a county's own (mission D3)
OF_A_COUNTY = {
    "reissue_officer",
    "reviewer",
    "seal_keeper",
    "sealing_officer",
    "stock_keeper",
    "supervisor",
}


@pytest.mark.parametrize(
    ("place", "duties"),
    [
        ("522601003000", {"township_officer", "stock_keeper"}),
        ("522601003002", {"village_agent"}),
        ("522601000000", OF_A_COUNTY),
    ],
)
def test_each_kind_of_office_gives_its_own_duties(screens: Screens, place: str, duties: set[str]) -> None:
    office = Office.objects.exclude(kind__in=ISSUING).get(division_code=place)
    page = screens.see("system", "appoint", office.pk).content.decode()
    offered = {duty.value for duty in Duty if f'name="duty" type="radio" value="{duty.value}"' in page}
    assert offered == duties


def test_a_new_township_officer_lands_on_registrations(screens: Screens) -> None:
    office = Office.objects.get(division_code="522601003000")
    somebody = {
        "duty": "township_officer",
        "name": "冉启明",
        "paper_kind": "resident_card",
        "paper_no": with_check("52010219890304012"),
        "login_name": "ran.qiming",
        "begins": today(),
    }
    screens.confirmed("security", screens.proposed("system", "appoint", office.pk, **somebody))
    assert screens.see("ran.qiming", "today").headers["Location"] == "/desk/registrations/"


def test_the_platforms_seal_has_its_keeper_at_the_province(screens: Screens) -> None:
    province = Office.objects.get(kind=OfficeKind.PROVINCE)
    keeper = {
        "duty": "seal_keeper",
        "name": "冉文秀",
        "paper_kind": "resident_card",
        "paper_no": with_check("52010219810120002"),
        "login_name": "ran.wenxiu",
        "begins": today(),
    }
    screens.confirmed("security", screens.proposed("system", "appoint", province.pk, **keeper))
    keepers = Appointment.objects.filter(office=province, duty=Duty.SEAL_KEEPER)
    person = keepers.get(person__name=keeper["name"]).person
    Seal.objects.filter(office=province).update(in_force_until="2026-11-23")
    seal = {"kind": "service_registration", "text": province.name, "key_name": "platform", "keeper": str(person.pk)}
    screens.confirmed(
        "security", screens.proposed("system", "bring_in_seal", province.pk, begins=today(later=1), **seal)
    )
    assert Seal.objects.filter(office=province, kind=SealKind.SERVICE_REGISTRATION).count() == 2
