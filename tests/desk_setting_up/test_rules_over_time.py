"""Policies and calendars are dated: what is not yet in force does not count, what was stays what it was."""

import re
from datetime import UTC, date, datetime

import pytest
from tests.desk_setting_up.conftest import Screens, today, words_of

from xinsheng.desk.setting_up.policy_names import POLICIES
from xinsheng.law.policies import POLICY_NAMES, POLICY_SOURCES
from xinsheng.law.terms import OfficeKind, Service, Stage
from xinsheng.registry.models import CalendarYear, Case, Office, PolicyRow, Proposal

SOURCE = "黔卫健发〔2026〕99号（虚构）第三条"


def in_force(name: str, *, on: str, place: str = "") -> object:
    row = PolicyRow.objects.in_force(on=date.fromisoformat(on), division_code=place).filter(name=name).first()
    return row.value if row else None


def test_every_policy_is_shown_with_its_value_and_source(screens: Screens) -> None:
    page = screens.see("system", "rules")
    said = words_of(page)
    assert page.content.decode().count("/rules/") >= len(POLICY_NAMES)
    assert "领取单有效天数" in said
    assert all(source in said for source in POLICY_SOURCES.values())


def test_a_policy_not_yet_in_force_does_not_count(screens: Screens) -> None:
    typed = {"value": 15, "division_code": "", "begins": today(later=10), "source": SOURCE}
    proposal = screens.proposed("system", "policy", "claim_slip_days", **typed)
    screens.confirmed("security", proposal)
    assert in_force("claim_slip_days", on=today()) is None
    assert in_force("claim_slip_days", on=today(later=10)) == 15
    said = words_of(screens.see("system", "rules"))
    assert said.index("尚未生效") < said.index(SOURCE)


def test_a_policy_of_yes_or_no_is_chosen_shown_and_stored_as_such(screens: Screens) -> None:
    typed = {"value": "False", "division_code": "", "begins": today(), "source": SOURCE}
    proposal = screens.proposed("system", "policy", "registration_marriage", **typed)
    assert "生育登记当场登记须有结婚登记 是 否" in words_of(screens.see("security", "proposal", proposal.pk))
    screens.confirmed("security", proposal)
    assert in_force("registration_marriage", on=today()) is False


def test_the_form_opens_on_the_value_in_force_and_refuses_to_propose_it_again(screens: Screens) -> None:
    page = screens.see("system", "policy", "registration_spouse_confirms").content.decode()
    assert re.search(r'value="False"[^>]*checked|<option value="False"[^>]*selected', page)
    same = {"value": "False", "division_code": "", "begins": today(), "source": SOURCE}
    before = Proposal.objects.count()
    answer = screens.propose("system", "policy", "registration_spouse_confirms", **same)
    assert "与现行规定相同，没有改动" in words_of(answer)
    assert Proposal.objects.count() == before


def test_the_present_value_is_the_one_laid_down_last_and_its_end_may_be_moved(screens: Screens) -> None:
    typed = {"value": 15, "division_code": "", "begins": today(), "source": SOURCE}
    ending = {**typed, "ends": today(later=30)}
    screens.confirmed("security", screens.proposed("system", "policy", "claim_slip_days", **ending))
    assert 'value="15"' in screens.see("system", "policy", "claim_slip_days").content.decode()
    screens.confirmed("security", screens.proposed("system", "policy", "claim_slip_days", **typed))
    assert "没有改动" in words_of(screens.propose("system", "policy", "claim_slip_days", **typed))


def test_who_confirms_a_policy_reads_since_when_and_by_what_the_present_one_is_in_force(screens: Screens) -> None:
    typed = {"value": 15, "division_code": "", "begins": today(), "source": SOURCE}
    screens.confirmed("security", screens.proposed("system", "policy", "claim_slip_days", **typed))
    other = {**typed, "value": 20, "source": "黔卫健发〔2026〕100号（虚构）"}
    proposal = screens.proposed("system", "policy", "claim_slip_days", **other)
    page = screens.see("security", "proposal", proposal.pk)
    assert f"依据 {SOURCE} {other['source']}" in words_of(page)
    assert page.content.decode().count('class="differs"') == 2  # value and source; place and days are as they were


def test_a_place_may_have_its_own_policy(screens: Screens) -> None:
    typed = {"value": "未提供", "division_code": "520103000000", "begins": today(), "source": SOURCE}
    screens.confirmed("security", screens.proposed("system", "policy", "missing_value_mark", **typed))
    assert in_force("missing_value_mark", on=today(), place="520103000000") == "未提供"
    assert in_force("missing_value_mark", on=today(), place="522601000000") is None


def test_the_page_shows_the_value_now_beside_the_value_proposed(screens: Screens) -> None:
    typed = {"value": "15", "division_code": "", "begins": today(), "source": SOURCE}
    proposal = screens.proposed("system", "policy", "claim_slip_days", **typed)
    said = words_of(screens.see("security", "proposal", proposal.pk))
    assert "领取单有效天数 30 15" in said


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("claim_slip_days", {"value": "很多"}, "领取单有效天数的写法不符"),
        ("claim_slip_days", {"value": "0"}, "不能小于"),
        ("claim_slip_days", {"source": ""}, "请填写依据"),
        ("claim_slip_days", {"begins": "2020-01-01"}, "不能早于今天"),
        ("missing_value_mark", {"value": ""}, "请填写未提供项目的标示"),
        ("missing_value_mark", {"division_code": "110000000000"}, "请在适用地区的选项中选择一项"),
    ],
)
def test_a_mistyped_policy_is_told_at_the_field(
    screens: Screens, name: str, changes: dict[str, str], sentence: str
) -> None:
    before = Proposal.objects.count()
    typed = {"value": "15", "division_code": "", "begins": today(), "source": SOURCE, **changes}
    assert sentence in words_of(screens.propose("system", "policy", name, **typed))
    assert Proposal.objects.count() == before


def test_every_policy_of_the_law_has_its_words_and_its_source() -> None:
    assert set(POLICIES) == set(POLICY_SOURCES) == set(POLICY_NAMES)


def test_there_is_no_page_for_a_policy_the_law_does_not_know(screens: Screens) -> None:
    assert screens.see("system", "policy", "fee_in_yuan").status_code == 404


def test_a_case_already_open_keeps_the_policies_it_began_with(screens: Screens) -> None:
    case = screens.scene.opened()[0]
    typed = {"value": 5, "division_code": "", "begins": today(), "source": SOURCE}
    screens.confirmed("security", screens.proposed("system", "policy", "claim_slip_days", **typed))
    case.refresh_from_db()
    assert case.policies["claim_slip_days"] == 30


@pytest.mark.parametrize(
    ("name", "stages", "count"),
    [
        ("registration_working_days", (Stage.WITH_TOWNSHIP, Stage.NOTICED), 2),
        ("registration_working_days", (Stage.REGISTERED, Stage.WITHDRAWN, Stage.REVOKED, Stage.CLOSED), 0),
        ("claim_slip_days", (Stage.WITH_TOWNSHIP, Stage.REGISTERED), 0),
    ],
)
def test_whom_a_policy_leaves_alone_are_the_cases_under_way_of_its_service(
    screens: Screens, name: str, stages: tuple[Stage, ...], count: int
) -> None:
    for stage in stages:
        Case.objects.create(
            service=Service.SERVICE_REGISTRATION,
            stage=stage,
            office=Office.objects.get(kind=OfficeKind.PROVINCE),
            service_version=1,
            policies={},
            opened_at=datetime(2026, 11, 20, 2, tzinfo=UTC),
            stage_since=datetime(2026, 11, 20, 2, tzinfo=UTC),
        )
    assert f"{count} 件，仍按受理时的规定办结" in words_of(screens.see("system", "policy", name))


def test_a_policy_that_decides_says_how_it_is_tried_on_past_cases(screens: Screens) -> None:
    said = words_of(screens.see("system", "policy", "registration_children"))
    assert "xinsheng compare replay --policy registration_children=" in said
    assert "试算" not in words_of(screens.see("system", "policy", "registration_working_days"))


def test_a_years_calendar_is_laid_down_by_two_people(screens: Screens) -> None:
    typed = {"year": 2027, "division_code": "", "off": "01-01 02-08\n02-09", "on": "02-06", "source": SOURCE}
    assert "2027 年的日历还没有发布" in words_of(screens.see("security", "rules")) or today() >= "2027"
    screens.confirmed("security", screens.proposed("system", "calendar", **typed))
    laid = CalendarYear.objects.get(year=2027)
    assert laid.days == {"off": ["01-01", "02-08", "02-09"], "on": ["02-06"]}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"off": "02-30"}, "不是这一年的日期"),
        ({"off": "02-06"}, "这些日子是周末：02-06"),
        ({"on": "02-08"}, "这些日子不是周末：02-08"),
        ({"off": "", "on": ""}, "请填写放假的工作日"),
        ({"year": "1900"}, "年份不能小于"),
    ],
)
def test_a_calendar_that_cannot_be_is_told_at_the_field(
    screens: Screens, changes: dict[str, str], sentence: str
) -> None:
    typed = {"year": "2027", "division_code": "", "off": "01-01", "on": "", "source": SOURCE, **changes}
    assert sentence in words_of(screens.propose("system", "calendar", **typed))
    assert not CalendarYear.objects.exists()
