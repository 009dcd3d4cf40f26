"""The other spouse's answer at the same instant as anything else: one answer, one way on, whoever was first."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, the_other_confirms_here
from tests.casework.scene import AT, Scene, asked
from tests.casework.test_races import all_at_once
from tests.casework.test_registration_races import numbers
from tests.province import set_up_province

from xinsheng.casework import confirmations, registrations
from xinsheng.casework.people import know_person
from xinsheng.law.terms import Channel, SpouseObjection, Stage
from xinsheng.registry.models import Case, JournalEntry, SpouseAnswer
from xinsheng.standards.identity_papers import PaperKind

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
COUPLES = 8


@pytest.fixture
def couples(transactional_db: None, own_keys: None) -> Iterator[CoupleScene]:
    set_up_province(at=AT)
    couples = CoupleScene(Scene())
    the_other_confirms_here(on=couples.scene.today)
    yield couples
    connection.close()


def waiting(couples: CoupleScene, place: int) -> Case:
    hers, his = numbers(place)
    declaration = a_couple(woman=a_spouse("mother", paper_no=hers), man=a_spouse("father", paper_no=his))
    case = couples.declares(couples.begun_on_site(), declaration, login="township")
    confirmations.await_spouse(case.pk, declaration_id=case.declarations.get().pk, at=couples.scene.later())
    return again(case)


def answers(couples: CoupleScene, case: Case, place: int, *, why: SpouseObjection | None) -> Callable[[], object]:
    paper = {"paper_kind": PaperKind.RESIDENT_CARD, "paper_no": numbers(place)[1]}
    him = know_person(name=a_spouse("father").name, on=couples.scene.today, **paper)  # type: ignore[arg-type]
    by = type(couples.by("father"))(person=him, channel=Channel.WEB)
    at = couples.at + timedelta(days=9)
    if why is None:
        return lambda: confirmations.confirm_as_spouse(case.pk, by=by, at=at, asked=asked())
    return lambda: confirmations.object_as_spouse(case.pk, objection=why, by=by, at=at, asked=asked())


def acts_of(case: Case) -> list[str]:
    return list(JournalEntry.objects.filter(chain=case.pk).order_by("seq").values_list("act", flat=True))[3:]


def test_an_answer_and_the_end_of_the_days_at_once_are_one_way_on(couples: CoupleScene) -> None:
    cases = [waiting(couples, place) for place in range(COUPLES)]
    over = couples.at + timedelta(days=9)
    tries = []
    for place, case in enumerate(cases):
        tries.append(answers(couples, case, place, why=None))
        tries.append(lambda case=case: confirmations.go_on_without_spouse(case.pk, at=over))  # type: ignore[misc]

    all_at_once(tries, hands=16)

    for case in cases:
        assert again(case).stage == Stage.COMPARING
        assert acts_of(case) in (["confirm_as_spouse"], ["go_on_without_spouse"])
        assert SpouseAnswer.objects.filter(case=case).exists() is (acts_of(case) == ["confirm_as_spouse"])


def test_a_no_and_the_end_of_the_days_at_once_lead_on_all_the_same(couples: CoupleScene) -> None:
    cases = [waiting(couples, place) for place in range(COUPLES)]
    over = couples.at + timedelta(days=9)
    tries = []
    for place, case in enumerate(cases):
        tries.append(answers(couples, case, place, why=SpouseObjection.DID_NOT_KNOW))
        tries.append(lambda case=case: confirmations.go_on_without_spouse(case.pk, at=over))  # type: ignore[misc]

    all_at_once(tries, hands=16)

    for case in cases:
        assert again(case).stage == Stage.COMPARING
        assert acts_of(case) in (["object_as_spouse", "go_on_without_spouse"], ["go_on_without_spouse"])


def test_two_answers_at_once_are_one(couples: CoupleScene) -> None:
    cases = [waiting(couples, place) for place in range(COUPLES)]
    tries = []
    for place, case in enumerate(cases):
        tries += [answers(couples, case, place, why=why) for why in (None, None, SpouseObjection.DOES_NOT_AGREE)]

    all_at_once(tries, hands=24)

    for case in cases:
        assert SpouseAnswer.objects.filter(case=case).count() == 1
        assert len(acts_of(case)) == 1


def test_an_answer_and_a_withdrawal_at_once_leave_no_registration_that_waits(couples: CoupleScene) -> None:
    cases = [waiting(couples, place) for place in range(COUPLES)]
    by, at = couples.officer(), couples.at + timedelta(days=1)
    tries = []
    for place, case in enumerate(cases):
        tries.append(answers(couples, case, place, why=None))
        tries.append(
            lambda case=case: registrations.withdraw_in_person(case.pk, by=by, at=at, asked=asked())  # type: ignore[misc]
        )

    all_at_once(tries, hands=16)

    assert {again(case).stage for case in cases} <= {Stage.COMPARING, Stage.WITHDRAWN}
    assert all(len(acts_of(case)) == 1 for case in cases)
