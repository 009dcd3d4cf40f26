"""The clock of a registration: started by the machine, moved by a calendar alone, climbing by itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.casework.couple_scene import CoupleScene, again
from tests.casework.scene import Scene, asked

from xinsheng.casework import townships
from xinsheng.casework.limits import escalate
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Question
from xinsheng.postroom.registration_clock import escalate_overdue, recount_all
from xinsheng.registry.models import CalendarYear, Case, JournalEntry, Office, Registration

KAILI, QIANDONGNAN = "522601000000", "522600000000"


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def at_the_end_of_the_year(couple: CoupleScene) -> Case:
    couple.scene.at = datetime(2026, 12, 30, 2, 0, tzinfo=UTC)  # a Wednesday morning
    return couple.with_township()


def lays_down(year: int, *, off: list[str], on: list[str], division_code: str = "", source: str = "国办通知") -> None:
    CalendarYear.objects.create(
        year=year,
        division_code=division_code,
        days={"off": off, "on": on},
        source=source,
        laid_down_at=datetime(2026, 12, 31, tzinfo=UTC),
    )


def test_without_the_years_calendar_the_last_day_is_provisional_and_said_so(couple: CoupleScene) -> None:
    registration = at_the_end_of_the_year(couple).registration

    assert (registration.due_on, registration.due_provisional) == (date(2027, 1, 7), True)


def test_the_calendar_that_arrives_counts_it_again_with_a_line_in_the_journal(couple: CoupleScene) -> None:
    case = at_the_end_of_the_year(couple)
    assert recount_all(at=couple.scene.later()) == ()
    lays_down(2027, off=["01-01", "01-04"], on=["01-03"])

    assert recount_all(at=couple.scene.later()) == (case.pk,)
    assert recount_all(at=couple.scene.later()) == ()

    registration = again(case).registration
    assert (registration.due_on, registration.due_provisional) == (date(2027, 1, 7), False)
    assert JournalEntry.objects.filter(chain=case.pk, act="recount_limit").count() == 1


def test_a_holiday_of_the_prefecture_moves_the_last_day_there_alone(couple: CoupleScene) -> None:
    lays_down(2026, off=["11-25"], on=[], division_code=QIANDONGNAN, source="黔东南州通知")

    assert couple.with_township().registration.due_on == date(2026, 11, 30)


def test_the_clock_runs_on_while_the_couple_is_asked_and_when_the_case_is_handed_on(couple: CoupleScene) -> None:
    case = couple.with_township()
    accepted, due = case.registration.accepted_at, case.registration.due_on
    by, scene = couple.officer(), couple.scene
    townships.ask_couple(case.pk, questions=(Question.CHILDREN,), by=by, at=scene.later(days=1), asked=asked())
    townships.hand_to_township(case.pk, township=couple.other_township, by=by, at=scene.later(), asked=asked())

    registration = again(case).registration
    assert (registration.accepted_at, registration.due_on) == (accepted, due)


def test_what_is_overdue_climbs_to_its_county_once_and_stays_with_the_township(couple: CoupleScene) -> None:
    case = couple.with_township()
    last_day = datetime(2026, 11, 27, 15, 59, tzinfo=UTC)  # 23:59 of the last day in Guizhou
    assert escalate_overdue(at=last_day) == ()

    assert escalate_overdue(at=last_day + timedelta(minutes=1)) == (case.pk,)
    assert escalate_overdue(at=last_day + timedelta(hours=1)) == ()

    case = again(case)
    assert case.registration.escalated_to == Office.objects.get(division_code=KAILI, kind="county")
    assert case.registration.township == couple.township
    assert case.flags == ["overdue"]


def test_the_county_may_name_another_officer_of_the_township_and_decides_nothing(couple: CoupleScene) -> None:
    case = couple.with_township()
    couple.scene.at = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
    escalate_overdue(at=couple.scene.at)
    county = couple.officer("county")

    townships.hand_over_registration(
        case.pk,
        colleague=couple.scene.person("township2"),
        by=county,
        at=couple.scene.later(),
        asked=asked(),
    )

    assert again(case).holder == couple.scene.person("township2")
    with pytest.raises(NotAllowed):
        townships.register(case.pk, sources="人口库", by=county, at=couple.scene.later(), asked=asked())


def test_before_it_climbs_the_county_has_no_hand_in_it(couple: CoupleScene) -> None:
    case = couple.with_township()
    with pytest.raises(NotAllowed):
        townships.hand_over_registration(
            case.pk,
            colleague=couple.scene.person("township2"),
            by=couple.officer("county"),
            at=couple.scene.later(),
            asked=asked(),
        )


def test_a_calendar_corrected_while_the_clock_runs_moves_a_certain_day_too(couple: CoupleScene) -> None:
    case = couple.with_township()
    lays_down(2026, off=["11-25"], on=[], division_code=QIANDONGNAN, source="黔东南州通知")

    assert recount_all(at=couple.scene.later()) == (case.pk,)
    assert again(case).registration.due_on == date(2026, 11, 30)


def test_it_is_counted_by_the_calendar_of_the_place_that_accepted_it(couple: CoupleScene) -> None:
    case = couple.with_township()
    townships.hand_to_township(
        case.pk, township=couple.other_township, by=couple.officer(), at=couple.scene.later(), asked=asked()
    )
    lays_down(2026, off=["11-25"], on=[], division_code="520100000000", source="贵阳市通知")

    assert recount_all(at=couple.scene.later()) == ()


def test_without_a_county_it_climbs_as_soon_as_there_is_one(couple: CoupleScene) -> None:
    case = couple.with_township()
    county = Office.objects.get(division_code=KAILI, kind="county")
    Office.objects.filter(pk=county.pk).update(kind="prefecture")
    late = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
    assert escalate_overdue(at=late) == ()

    Office.objects.filter(pk=county.pk).update(kind="county")

    assert escalate_overdue(at=late + timedelta(hours=1)) == (case.pk,)


def test_it_does_not_climb_to_a_county_authority_that_has_closed(couple: CoupleScene) -> None:
    case = couple.with_township()
    late = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
    Office.objects.filter(division_code=KAILI, kind="county").update(closed_on=date(2026, 11, 1))

    assert escalate_overdue(at=late) == ()
    Office.objects.filter(division_code=KAILI, kind="county").update(closed_on=None)
    assert escalate_overdue(at=late + timedelta(hours=1)) == (case.pk,)


def test_before_its_last_day_has_passed_it_cannot_be_made_to_climb(couple: CoupleScene) -> None:
    case = couple.with_township()

    with pytest.raises(NotAllowed):
        escalate(case.pk, at=couple.scene.later())


def test_handed_to_another_county_it_climbs_there(couple: CoupleScene) -> None:
    case = couple.with_township()
    escalate_overdue(at=datetime(2026, 11, 30, 1, 0, tzinfo=UTC))
    couple.scene.at = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
    townships.hand_to_township(
        case.pk, township=couple.other_township, by=couple.officer(), at=couple.scene.later(), asked=asked()
    )

    registration = again(case).registration
    assert registration.escalated_to is not None
    assert registration.escalated_to.division_code == "520103000000"


def test_handed_where_no_county_is_entered_it_stays_with_the_county_it_climbed_to(couple: CoupleScene) -> None:
    case = couple.with_township()
    escalate_overdue(at=datetime(2026, 11, 30, 1, 0, tzinfo=UTC))
    couple.scene.at = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
    Office.objects.filter(division_code="520103000000").update(kind="prefecture")
    townships.hand_to_township(
        case.pk, township=couple.other_township, by=couple.officer(), at=couple.scene.later(), asked=asked()
    )

    registration = again(case).registration
    assert registration.escalated_to == Office.objects.get(division_code=KAILI, kind="county")
    assert escalate_overdue(at=couple.scene.later()) == ()


def test_what_lost_its_county_climbs_again_and_is_told_once(couple: CoupleScene) -> None:
    case, late = couple.with_township(), datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
    assert escalate_overdue(at=late) == (case.pk,)
    Registration.objects.filter(pk=case.pk).update(escalated_to=None)

    assert escalate_overdue(at=late + timedelta(minutes=10)) == (case.pk,)
    assert escalate_overdue(at=late + timedelta(minutes=20)) == ()
    assert again(case).registration.escalated_to is not None
    assert again(case).flags == ["overdue"]
