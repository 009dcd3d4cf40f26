"""Couples at once: one live registration per couple and child, dense numbers, one live code, whatever the instant."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from tests.casework.couple_scene import CoupleScene, a_child, a_couple, a_record, a_spouse, an_answer
from tests.casework.scene import AT, Scene, asked
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework import comparisons, registrations, townships
from xinsheng.casework.query_codes import find_case_of_code
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.policies import Policy
from xinsheng.law.register_records import RegisterAnswer
from xinsheng.law.seen_papers import SeenOnSite, SeenPaper
from xinsheng.law.terms import Channel, Stage
from xinsheng.registry.models import (
    Case,
    Claim,
    ClaimRoute,
    QueryCode,
    Registration,
    ServiceCertificate,
    ServiceNumber,
)
from xinsheng.standards.resident_numbers import with_check

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
COUPLES = int(os.environ.get("XINSHENG_TRIAL_COUPLES", "40"))
BIRTHDAY = date(1990, 1, 1)


@pytest.fixture
def couples(transactional_db: None, own_keys: None) -> Iterator[CoupleScene]:
    set_up_province(at=AT)
    yield CoupleScene(Scene())
    connection.close()


def numbers(place: int) -> tuple[str, str]:
    """The invented numbers of the woman and the man of one couple."""
    born = f"{BIRTHDAY + timedelta(days=place):%Y%m%d}"
    return with_check(f"522601{born}002"), with_check(f"522601{born}001")


def couple_no(place: int, **changes: Any) -> CoupleDeclaration:
    hers, his = numbers(place)
    return a_couple(woman=a_spouse("mother", paper_no=hers), man=a_spouse("father", paper_no=his), **changes)


def agreeing(place: int, *, on: date) -> RegisterAnswer:
    hers, his = numbers(place)
    born = BIRTHDAY + timedelta(days=place)
    woman = a_record("mother", spouse="father", paper_no=hers, born_on=born, spouse_no=his)
    return an_answer(
        taken_on=on, woman=woman, man=a_record("father", spouse="mother", paper_no=his, born_on=born, spouse_no=hers)
    )


def submits(couples: CoupleScene, case: Case, declaration: CoupleDeclaration, *, login: str) -> Callable[[], object]:
    by, at = couples.by(login, Channel.COUNTER), couples.at
    seen = SeenOnSite(papers=(SeenPaper.IDENTITY,))
    return lambda: registrations.declare_couple(
        case.pk, declaration=declaration, by=by, at=at, asked=asked(), seen=seen
    )


def test_couples_submitted_twice_at_the_same_instant_are_registered_once_each(couples: CoupleScene) -> None:
    tries = []
    for place in range(COUPLES):
        for login, side in (("township", Side.WOMAN), ("township2", Side.MAN)):
            case = couples.begun_on_site(login)
            tries.append(submits(couples, case, couple_no(place, declarant=side), login=login))

    answers = all_at_once(tries, hands=20)

    assert sum(not isinstance(answer, Exception) for answer in answers) == COUPLES
    refused = [answer for answer in answers if isinstance(answer, Exception)]
    assert {str(answer) for answer in refused} <= {"already_registered", "couple_already_registered"}
    assert Registration.objects.filter(is_live=True).count() == COUPLES
    assert Case.objects.filter(stage=Stage.COMPARING).count() == COUPLES


def test_numbers_of_registrations_decided_at_once_are_dense_and_none_is_doubled(couples: CoupleScene) -> None:
    tries = []
    for place in range(COUPLES):
        case = couples.declares(couples.begun_on_site(), couple_no(place), login="township")
        row, answer = case.declarations.get(), agreeing(place, on=couples.scene.today)
        answer = replace(answer, request_id=comparisons.request_id_of(row))
        at = couples.scene.later(seconds=1)
        one = lambda case=case, row=row, answer=answer, at=at: comparisons.record_answer(  # noqa: E731
            case.pk, declaration_id=row.pk, answer=answer, at=at
        )
        tries += [one, one]  # the worker may run an errand twice

    all_at_once(tries, hands=20)

    serials = sorted(int(no[12:19]) for no in ServiceCertificate.objects.values_list("no", flat=True))
    assert serials == list(range(1, COUPLES + 1))
    assert ServiceNumber.objects.get().last == COUPLES


def test_of_codes_renewed_at_once_one_is_live(couples: CoupleScene) -> None:
    case = couples.with_township()
    by, at = couples.officer(), couples.scene.later()

    answers = all_at_once(
        [lambda: townships.renew_code(case.pk, seen=Side.WOMAN, by=by, at=at, asked=asked()) for _hand in range(20)],
        hands=20,
    )

    codes = [answer[1] for answer in answers if isinstance(answer, tuple)]
    assert len(codes) == 20
    assert sum(find_case_of_code(code) is not None for code in codes) == 1
    assert QueryCode.objects.filter(case=case, ended_at__isnull=True).count() == 1


def test_of_one_persons_declarations_at_the_same_instant_no_more_than_the_days_number_get_in(
    couples: CoupleScene,
) -> None:
    by, at = couples.by("mother"), couples.at
    beginners = [couples.by(login) for login in ("mother", "father", "mother2", "grandmother")]  # one form each
    cases = [registrations.begin_registration(office=None, by=one, at=at, asked=asked()) for one in beginners]
    for case in cases:
        said = {"relation": "spouse", "through": ClaimRoute.IDENTITY.value, "begun_at": at}
        Claim.objects.get_or_create(case=case, person=by.someone, defaults=said)

    def submits_no(order: int, case: Case) -> Callable[[], object]:
        said = a_couple(child_order=order, children=tuple(a_child(one) for one in range(1, order)))
        return lambda: registrations.declare_couple(case.pk, declaration=said, by=by, at=at, asked=asked())

    answers = all_at_once([submits_no(order, case) for order, case in enumerate(cases, 1)], hands=len(cases))

    assert sum(not isinstance(answer, Exception) for answer in answers) == Policy().registration_online_daily
