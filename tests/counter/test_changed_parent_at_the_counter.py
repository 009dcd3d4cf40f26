"""A changed parent is entered at the issuer's counter with the report it rests on, line by line."""

import re
from html import unescape
from uuid import uuid4

import pytest
from tests.casework.outside_scene import a_report
from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import own_keys
from tests.counter.test_reissue import Desk

from xinsheng.casework.succession_snapshots import find_application
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case
from xinsheng.standards.resident_numbers import with_check

__all__ = ["own_keys"]
FATHER = {"content_father__name": "杨志刚", "content_father__paper_no": with_check("52262219950308001")}
REPORT = {
    "report_laboratory": "黔东南新生司法鉴定中心（演示）",
    "report_licence_no": "520026001",
    "report_report_no": "黔新〔2026〕物鉴字第 118 号",
    "report_issued_on_year": "2026",
    "report_issued_on_month": "11",
    "report_issued_on_day": "18",
    "report_mother_name": "龙小梅",
    "report_father_name": "杨志刚",
    "report_child_name": "龙雨欣",
}


@pytest.fixture
def at(scene: Scene) -> str:
    original = scene.sealed().certificates.get()
    sent = {"number": original.blank_id, "service": "replacement", "page_key": str(uuid4())}
    Desk("issuing").sends("/desk/reissues/", **sent)
    return f"/desk/cases/{Case.objects.get(original=original).pk}/application/"


def said(**changes: str) -> dict[str, str]:
    who = EVERYONE["mother"]
    return {
        "ground": "parent_changed",
        "circumstances": "亲子鉴定意见书证明父亲另有其人",
        "in_household_register": "no",
        "relation": "mother",
        "name": who.name,
        "paper_kind": "resident_card",
        "paper_no": who.paper_no,
        "phone": who.phone,
        **FATHER,
        **changes,
    }


def test_without_the_report_each_box_says_what_is_missing(at: str) -> None:
    page = unescape(Desk("issuing").sends(at, **said()).content.decode())
    for box in ("laboratory", "licence_no", "report_no", "issued_on", "child_name"):
        assert f'href="#id_report_{box}' in page, box


def test_what_was_typed_over_after_it_was_signed_on_paper_is_not_submitted(at: str) -> None:
    desk, case = Desk("issuing"), Case.objects.get(original__isnull=False)
    desk.sends(at, **said(**REPORT))
    desk.sends(f"{at}check", to=f"{at}originals/applicant_id")
    desk.sends(f"{at}check", to=f"{at}originals/parentage_test")
    signed = dict(re.findall(r'name="(content)" value="(\w+)"', desk.sees(f"{at}check")))
    desk.sends(at, **said(**REPORT, circumstances="别的情况"))  # in another tab
    answer = desk.sends(f"{at}check", signed_on_paper="on", **signed)

    assert "内容已有更新，请看过最新内容后再办理" in unescape(answer.content.decode())
    case.refresh_from_db()
    assert case.stage != Stage.DECLARED


def test_pressed_twice_it_is_submitted_once_and_leads_to_the_case_both_times(at: str) -> None:
    desk, case = Desk("issuing"), Case.objects.get(original__isnull=False)
    desk.sends(at, **said(**REPORT))
    for kind in ("applicant_id", "parentage_test"):
        desk.sends(f"{at}check", to=f"{at}originals/{kind}")
    shown = dict(re.findall(r'name="(page_key|seen_version|content)" value="([^"]*)"', desk.sees(f"{at}check")))
    answers = [desk.client.post(f"{at}check", {**shown, "signed_on_paper": "on"}) for _press in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [f"/desk/cases/{case.pk}/"] * 2
    assert case.declarations.count() == 1


def test_what_stands_on_the_report_is_entered_and_shown_to_be_compared(at: str) -> None:
    desk, case = Desk("issuing"), Case.objects.get(original__isnull=False)
    desk.sends(at, **said(**REPORT))
    desk.sends(f"{at}check", to=f"{at}originals/applicant_id")
    desk.sends(f"{at}check", to=f"{at}originals/parentage_test")
    desk.sends(f"{at}check", signed_on_paper="on")
    case.refresh_from_db()
    assert case.stage == Stage.DECLARED

    application = find_application(case)
    assert application is not None
    assert application.report == a_report(father_name="杨志刚")
    page = desk.sees(f"/desk/cases/{case.pk}/")
    assert "亲子鉴定意见书（照此核对）" in page
    assert "杨志强 改为 杨志刚" in page


def test_a_reissue_has_no_box_for_a_report(scene: Scene) -> None:
    original = scene.sealed().certificates.get()
    desk = Desk("reissue")
    desk.sends("/desk/reissues/", number=original.blank_id, service="reissue", page_key=str(uuid4()))
    page = desk.sees(f"/desk/cases/{Case.objects.get(original=original).pk}/application/")
    assert "report_" not in page
