"""The pages on which blanks are reported lost, an office suspended, certificates put under review."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from tests.casework.stock_scene import (
    COUNTY,
    OTHER_COUNTY,
    PROVINCE,
    county_office,
    lost,
    suspended,
    under_review,
)
from tests.desk_stock.conftest import Screens, today, words_of

from xinsheng.casework.suspensions import stop_printing
from xinsheng.casework.verification import verify_number
from xinsheng.law.stock_terms import StopCause
from xinsheng.law.terms import PublicStanding
from xinsheng.registry.models import (
    BlankLoss,
    Inquiry,
    InquiryFinding,
    PoliceReport,
    StockRecount,
    Suspension,
    SuspensionLift,
)

LOST = {"kind": "stolen", "first_no": "Z520000101", "last_no": "Z520000200", "quantity": 100, "words": "库房被撬"}
SUSPENDED = {"reason": "涉嫌虚假签发", "document_no": "云卫停〔2026〕1号"}
REVIEW = {"first_on": "2026-11-01", "last_on": "2026-11-30", "reason": "举报虚假签发"}


def sends(screens: Screens, login: str, page: str, /, *about: object, **typed: object) -> HttpResponse:
    return screens.propose(login, page, *about, **typed)


def test_the_keeper_reports_a_stolen_batch_and_the_county_reads_it(screens: Screens) -> None:
    hospital = screens.scene.hospital.pk
    assert sends(screens, "stock", "report_lost_blanks", hospital, **LOST).status_code == 302
    assert verify_number("Z520000150").standing is PublicStanding.VOID
    for login in ("stock", "supervisor", COUNTY, PROVINCE):
        page = words_of(screens.see(login, "stock_office", hospital))
        assert "Z520000101 – Z520000200 被盗" in page
        assert "补记报警回执" in page
    loss = BlankLoss.objects.get()
    answer = sends(screens, "stock", "police_report", loss.pk, no="云公立〔2026〕9号", day=today())
    assert answer.status_code == 302
    assert PoliceReport.objects.get().no == "云公立〔2026〕9号"
    assert "云公立〔2026〕9号" in words_of(screens.see(COUNTY, "stock_office", hospital))


def test_who_stands_over_the_office_is_asked_once_however_much_was_lost_and_stopped(screens: Screens) -> None:
    hospital = screens.scene.hospital.pk

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            screens.see(PROVINCE, "stock_office", hospital)
        return sum('"office"."authority_id" IN' in one["sql"] for one in queries.captured_queries)

    before = asked()
    suspended(screens.scene)
    for about in ("Z520000044", "Z520000045"):
        stop_printing(screens.scene.hospital, cause=StopCause.GAP, about=about, at=screens.scene.later())

    assert asked() == before


def test_what_can_never_be_taken_back_is_said_before_its_red_button(screens: Screens) -> None:
    page = screens.see("stock", "report_lost_blanks", screens.scene.hospital.pk).content.decode()
    assert page.index("不能撤回") < page.index("govuk-button--warning")
    suspending = screens.see(COUNTY, "suspend", screens.scene.hospital.pk).content.decode()
    assert "govuk-button--warning" not in suspending, "a suspension can be lifted"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"last_no": "Z520000100"}, "截止编号小于起始编号"),
        ({"quantity": 99}, "与清点数量不符"),
        ({"last_no": "Z520000700", "quantity": 600}, "有编号不在本机构库存"),
        ({"first_no": "Z44"}, "一个大写字母加九位数字"),
        ({"kind": "eaten"}, "情形"),
        ({"words": ""}, "经过"),
    ],
)
def test_a_report_that_is_wrong_is_told_and_voids_nothing(
    screens: Screens, changes: dict[str, object], sentence: str
) -> None:
    answer = sends(screens, "stock", "report_lost_blanks", screens.scene.hospital.pk, **{**LOST, **changes})
    assert sentence in words_of(answer)
    assert not BlankLoss.objects.exists()


def test_the_same_page_twice_reports_once(screens: Screens) -> None:
    key, hospital = uuid4(), screens.scene.hospital.pk
    for _tap in range(2):
        assert screens.propose("stock", "report_lost_blanks", hospital, key=key, **LOST).status_code == 302
    assert BlankLoss.objects.count() == 1


def test_the_county_suspends_and_the_province_gives_it_back(screens: Screens) -> None:
    hospital = screens.scene.hospital.pk
    assert sends(screens, COUNTY, "suspend", hospital, **SUSPENDED).status_code == 302
    row = Suspension.objects.get()
    for login in ("stock", "supervisor", COUNTY, PROVINCE):
        page = words_of(screens.see(login, "stock_office", hospital))
        assert "签发资格已暂停 涉嫌虚假签发" in page
        assert "签发资格 已暂停" in page
    above = words_of(screens.see(COUNTY, "stock_office", county_office().pk))
    assert f"{screens.scene.hospital.name} 600 枚 已暂停" in above
    answer = sends(screens, COUNTY, "lift_suspension", row.pk, reason="查清")
    assert (answer.status_code, "须由另一人恢复" in words_of(answer)) == (409, True)
    assert sends(screens, PROVINCE, "lift_suspension", row.pk, reason="查清").status_code == 302
    assert SuspensionLift.objects.get().reason == "查清"
    assert "签发资格 正常" in words_of(screens.see("stock", "stock_office", hospital))


def test_an_issuing_officer_of_a_suspended_institution_reads_why(screens: Screens) -> None:
    case = screens.scene.examined()
    suspended(screens.scene)
    page = words_of(screens.at("issuing").get(f"/desk/cases/{case.pk}/"))
    assert "本机构的签发资格已被暂停" in page


def test_the_keeper_counts_again_and_the_county_opens_printing(screens: Screens) -> None:
    scene = screens.scene
    stop = stop_printing(scene.hospital, cause=StopCause.GAP, about="Z520000044", at=scene.later())
    assert stop is not None
    assert "签发资格 没有暂停，但打印已停止" in words_of(screens.see("stock", "stock_office", scene.hospital.pk))
    above = words_of(screens.see(COUNTY, "stock_office", county_office().pk))
    assert f"{scene.hospital.name} 600 枚 打印已停止" in above
    case = scene.examined()
    assert "Z520000044" in words_of(screens.at("issuing").get(f"/desk/cases/{case.pk}/"))
    refused = sends(screens, COUNTY, "lift_suspension", stop.pk, reason="查清")
    assert "还没有清点说明" in words_of(refused)
    counting, lifting = uuid4(), uuid4()
    for _tap in range(2):
        answer = screens.propose("stock", "recount_stock", stop.pk, key=counting, words="夹在上一沓中")
        assert answer.status_code == 302
    other = screens.propose("stock", "recount_stock", stop.pk, key=counting, words="另有说法")
    assert (other.status_code, StockRecount.objects.count()) == (409, 1)
    assert "夹在上一沓中" in words_of(screens.see(COUNTY, "lift_suspension", stop.pk))
    for _tap in range(2):
        answer = screens.propose(COUNTY, "lift_suspension", stop.pk, key=lifting, reason="查清")
        assert answer.status_code == 302
    assert SuspensionLift.objects.count() == 1


def test_a_set_is_put_under_review_and_found_on_one_by_one(screens: Screens) -> None:
    certificate = screens.scene.sealed().certificates.get()
    hospital = screens.scene.hospital.pk
    assert sends(screens, COUNTY, "put_under_review", hospital, **REVIEW).status_code == 302
    assert verify_number(certificate.blank_id).standing is PublicStanding.UNDER_REVIEW
    inquiry = Inquiry.objects.get()
    item = inquiry.items.get()
    assert f"{certificate.blank_id} 核查中" in words_of(screens.see(PROVINCE, "inquiry", inquiry.pk))
    said = {"finding": "revoked", "words": "查实骗取"}
    assert "须填写决定文书号" in words_of(sends(screens, PROVINCE, "inquiry_item", item.pk, **said))
    answer = sends(screens, PROVINCE, "inquiry_item", item.pk, **said, document_no="黔卫撤〔2026〕2号")
    assert answer.status_code == 302
    assert verify_number(certificate.blank_id).standing is PublicStanding.VOID
    assert InquiryFinding.objects.get().found_by == screens.scene.person(PROVINCE)
    assert "黔卫撤〔2026〕2号" in words_of(screens.see("supervisor", "inquiry", inquiry.pk))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"first_on": "2026-12-01"}, "截止日不能早于起始日"),
        ({"first_no": "Z520000001"}, "起止编号要么都填，要么都不填"),
        ({"first_no": "Z520000002", "last_no": "Z520000001"}, "截止编号小于起始编号"),
        ({"first_no": "x", "last_no": "y"}, "一个大写字母加九位数字"),
        ({}, "没有符合条件的有效证件"),
    ],
)
def test_a_set_that_is_none_is_told(screens: Screens, changes: dict[str, object], sentence: str) -> None:
    answer = sends(screens, COUNTY, "put_under_review", screens.scene.hospital.pk, **{**REVIEW, **changes})
    assert sentence in words_of(answer)
    assert not Inquiry.objects.exists()


def _stopped(screens: Screens) -> object:
    stop = stop_printing(screens.scene.hospital, cause=StopCause.GAP, about="", at=screens.scene.later())
    assert stop is not None
    return stop.pk


def _reviewed(screens: Screens) -> Inquiry:
    screens.scene.sealed()
    return under_review(screens.scene)


ABOUT: dict[str, Callable[[Screens], object]] = {
    "stock_office": lambda screens: screens.scene.hospital.pk,
    "report_lost_blanks": lambda screens: screens.scene.hospital.pk,
    "suspend": lambda screens: screens.scene.hospital.pk,
    "put_under_review": lambda screens: screens.scene.hospital.pk,
    "police_report": lambda screens: lost(screens.scene, "Z520000101", "Z520000102").pk,
    "lift_suspension": lambda screens: suspended(screens.scene).pk,
    "recount_stock": _stopped,
    "inquiry": lambda screens: _reviewed(screens).pk,
    "inquiry_item": lambda screens: _reviewed(screens).items.get().pk,
}


@pytest.mark.parametrize("page", list(ABOUT))
def test_for_another_county_and_whoever_keeps_no_blanks_none_of_it_exists(screens: Screens, page: str) -> None:
    about = ABOUT[page](screens)
    for login in (OTHER_COUNTY, "issuing", "elsewhere", "system", "township"):
        assert screens.see(login, page, about).status_code == 404
        assert sends(screens, login, page, about).status_code in (404, 405)


@pytest.mark.parametrize("page", ["suspend", "put_under_review", "lift_suspension", "inquiry_item"])
@pytest.mark.parametrize("login", ["stock", "supervisor", "audit", "county-stock"])
def test_who_is_not_over_the_institution_decides_nothing_on_it(screens: Screens, login: str, page: str) -> None:
    about = ABOUT[page](screens)
    assert screens.see(login, page, about).status_code == 404
