"""The year's plan: an office says what it needs, the books add what was granted below, the next above grants it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.casework.couple_scene import refusal
from tests.casework.scene import Scene
from tests.casework.stock_scene import COUNTY, OTHER_COUNTY, county_office, plan_answered, planned

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.blank_plans import Planned, answer_plan, plan_basis, plan_blanks
from xinsheng.casework.proof_checks import check
from xinsheng.law.reasons import ReasonCode
from xinsheng.registry.models import Appointment, BlankPlan, BlankPlanAnswer, JournalEntry, Office, count_held

NEXT = 2027
QUARTERS = {"first_quarter": 1, "second_quarter": 0, "third_quarter": 0, "fourth_quarter": 0}


def test_a_plan_is_made_by_quarter_beside_what_the_books_count(scene: Scene) -> None:
    scene.sealed()
    plan = planned(scene, 30, 40, 20, 10, year=NEXT)
    assert (plan.quantity, plan.below, plan.to_office) == (100, 0, county_office())
    assert (plan.held, plan.live_births) == (count_held([scene.hospital.pk]), 1)


def test_the_county_gathers_what_it_granted_below(scene: Scene) -> None:
    first = planned(scene, 30, 40, 20, 10, year=NEXT)
    plan_answered(scene, first, 70)
    again = planned(scene, 30, 40, 20, 0, year=NEXT)  # what follows holds once it is granted
    assert again.seq == 2
    county = planned(scene, 5, 5, 0, 0, year=NEXT, office=county_office(), login="county-stock")
    assert (county.below, county.quantity) == (70, 80)
    plan_answered(scene, again, 90, words="")
    assert BlankPlan.objects.in_force(year=NEXT).get(office=scene.hospital) == again
    plan_answered(scene, county, 0, login="province")  # declined; then with the new figure
    assert planned(scene, 5, 5, 0, 0, year=NEXT, office=county_office(), login="county-stock").below == 90
    other = Office.objects.get(name__startswith="凯里市新生人民医院")
    assert not BlankPlan.objects.in_force(year=NEXT).filter(office=other).exists()


@pytest.mark.parametrize("login", [COUNTY, "county-stock", "supervisor", "sealkeeper", OTHER_COUNTY, "system"])
def test_only_the_keeper_plans(scene: Scene, login: str) -> None:
    assert refusal(lambda: planned(scene, 1, 1, 1, 1, year=NEXT, login=login)) == [ReasonCode.NOT_YOUR_DUTY]


@pytest.mark.parametrize("login", ["county-stock", "supervisor", "stock", "province", OTHER_COUNTY, "system"])
def test_only_the_supervisor_of_the_office_above_grants(scene: Scene, login: str) -> None:
    plan = planned(scene, 1, 1, 1, 1, year=NEXT)
    assert refusal(lambda: plan_answered(scene, plan, 4, login=login)) == [ReasonCode.NOT_YOUR_DUTY]


def test_one_waits_at_a_time_for_this_year_or_the_next(scene: Scene) -> None:
    plan = planned(scene, 1, 1, 1, 1, year=NEXT)
    with pytest.raises(UnableToAct, match="plan_waits"):
        planned(scene, 1, 1, 1, 2, year=NEXT)
    planned(scene, 0, 0, 0, 5, year=2026)  # another year waits beside it
    for year in (2025, 2028):
        with pytest.raises(UnableToAct, match="year_not_planned"):
            planned(scene, 1, 1, 1, 1, year=year)
    plan_answered(scene, plan, 4, words="")
    with pytest.raises(UnableToAct, match="nothing_planned"):
        planned(scene, 0, 0, 0, 0, year=NEXT)
    with pytest.raises(UnableToAct, match="answered_above"):
        plan_answered(scene, plan, 3)


def test_once_the_county_is_closed_the_office_above_it_answers_what_waits_there_and_counts_it(scene: Scene) -> None:
    plan_answered(scene, planned(scene, 9, 0, 0, 0, year=2026), 9, words="")
    waiting = planned(scene, 1, 1, 1, 1, year=NEXT)
    province = Office.objects.get(kind="province")
    for office, number in ((county_office(), 1), (province, 0)):
        assert BlankPlan.objects.waiting().put_to(office, on=scene.today).count() == number
    closed_on = scene.today + timedelta(days=1)
    Office.objects.filter(pk=county_office().pk).update(closed_on=closed_on)
    for office, number in ((county_office(), 0), (province, 1)):
        assert BlankPlan.objects.waiting().put_to(office, on=closed_on).count() == number
    plan, at = BlankPlan.objects.get(pk=waiting.pk), scene.later() + timedelta(days=1)
    said = {"granted": 4, "words": "", "at": at}
    assert refusal(lambda: answer_plan(plan, by=scene.by(COUNTY), **said)) == [ReasonCode.NOT_YOUR_DUTY]
    answer_plan(plan, by=scene.by("province"), **said)
    assert plan_basis(province, year=NEXT, at=at).below == 4
    assert plan_basis(county_office(), year=NEXT, at=at).below == 0
    for office, number in ((county_office(), 9), (province, 0)):  # what the county itself had granted
        assert plan_basis(office, year=2026, at=at).below == number
    again = Planned(year=NEXT, **QUARTERS)
    assert plan_blanks(scene.hospital, planned=again, by=scene.by("stock"), at=at).to_office == province


def test_a_plan_granted_under_another_authority_counts_there_alone(scene: Scene) -> None:
    other = Appointment.objects.get(person=scene.person(OTHER_COUNTY), duty="supervisor").office
    plan_answered(scene, planned(scene, 30, 0, 0, 0, year=NEXT), 30, words="")
    Office.objects.filter(pk=scene.hospital.pk).update(authority=other)
    moved = Office.objects.get(pk=scene.hospital.pk)
    again = planned(scene, 20, 0, 0, 0, year=NEXT, office=moved)
    assert plan_basis(county_office(), year=NEXT, at=scene.at).below == 30  # until the other grants it
    plan_answered(scene, again, 20, login=OTHER_COUNTY, words="")
    for office, number in ((county_office(), 0), (other, 20)):
        assert plan_basis(office, year=NEXT, at=scene.at).below == number


def test_what_is_not_a_plan_the_books_refuse(scene: Scene) -> None:
    row = {"office": scene.hospital, "to_office": county_office(), "year": NEXT, "seq": 1, "below": 0, "quantity": 1}
    row |= QUARTERS | {"held": 0, "live_births": 0, "planned_by": scene.person("stock"), "at": scene.at}
    for change, promise in (
        ({"quantity": 2}, "is_its_sum"),
        ({"first_quarter": -1, "below": 2}, "counts"),
        ({"first_quarter": 0, "quantity": 0}, "quantity"),
        ({"to_office": scene.hospital}, "goes_up"),
        ({"year": 2028}, "this year or the next"),
        ({"seq": 2}, "once the last one was answered"),
    ):
        with pytest.raises(IntegrityError, match=promise), transaction.atomic():
            BlankPlan.objects.create(**row | change)
    plan = BlankPlan.objects.create(**row)
    with pytest.raises(IntegrityError, match="one_after_the_other"), transaction.atomic():
        BlankPlan.objects.create(**row)
    answer = {"plan": plan, "granted": 1, "answered_by": scene.person(COUNTY), "at": scene.at}
    for change, promise in (
        ({"answered_by": plan.planned_by}, "does not answer it"),
        ({"granted": 2}, "no more is granted"),
        ({"granted": 0}, "says why"),
        ({"granted": -1, "words": "x"}, "granted"),
    ):
        with pytest.raises(IntegrityError, match=promise), transaction.atomic():
            BlankPlanAnswer.objects.create(**answer | change)


def test_the_same_page_plans_once_and_each_step_is_one_line(scene: Scene) -> None:
    said = {"planned": Planned(year=NEXT, **QUARTERS), "by": scene.by("stock"), "at": scene.later()}
    plan = plan_blanks(scene.hospital, **said)
    assert plan_blanks(scene.hospital, **said, key=plan.pk) == plan
    plan_answered(scene, plan, 0)
    acts = JournalEntry.objects.filter(chain=plan.pk).order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["plan_blanks", "answer_plan"]
    assert list(check(chain=plan.pk).broken) == []
