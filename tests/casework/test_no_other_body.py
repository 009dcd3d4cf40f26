"""Where no other body is open the county's own reviewer looks; whoever serves at the first body never does (T16)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.casework.second_scene import SECOND, SecondLook
from tests.casework.test_second_reviews import asked_of, refusals

from xinsheng.casework.proof_checks import check
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.report_confirmations import MOST_DAYS, last_day
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.terms import Duty
from xinsheng.postroom.second_review_clock import escalate_all
from xinsheng.registry.models import Account, Case, Office, SecondReview, SecondReviewClimb
from xinsheng.standards.credit_codes import credit_code_with_check

REVIEWER = "doctor"


def appointed(story: SecondLook, login: str, *, office: Office, duty: Duty) -> None:
    said = {"person": str(story.person(login).pk), "office": str(office.pk), "from": story.today.isoformat()}
    story.by_two(ProposalKind.APPOINTMENT, said | {"duty": duty.value}, office=office)


@pytest.fixture
def second(scene: object) -> SecondLook:
    del scene
    return SecondLook()


def at(login: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(login_name=login))
    return client


def test_without_another_body_the_county_is_told_and_its_reviewer_clears_it(second: SecondLook) -> None:
    county = Office.objects.get(kind="county", division_code__startswith="522601")
    appointed(second, REVIEWER, office=county, duty=Duty.REVIEWER)
    case = second.flagged()
    assert (asked_of(second, second.beside), asked_of(second, county)) == ([case], [])
    assert refusals(lambda: second.looked(case, login=REVIEWER)) == {ReasonCode.NOT_YOUR_DUTY}
    Office.objects.filter(pk=second.beside.pk).update(closed_on=second.today)

    assert (asked_of(second, second.beside), asked_of(second, county)) == ([], [case])
    assert refusals(lambda: second.looked(case)) == {ReasonCode.NOT_YOUR_DUTY}
    assert refusals(lambda: second.looked(case, login="outside-issuing")) == {ReasonCode.NOT_YOUR_DUTY}
    assert second.looked(case, login=REVIEWER, finding=SecondFinding.CLEARED).stage == "declared"

    row = SecondReview.objects.get()
    assert (row.office, row.reviewed_by) == (county, second.person(REVIEWER))
    second.sealed_outside(Case.objects.get(pk=case.pk))


def test_the_countys_reviewer_finds_it_on_the_page_and_another_countys_does_not(second: SecondLook) -> None:
    county = Office.objects.get(kind="county", division_code__startswith="522601")
    appointed(second, REVIEWER, office=county, duty=Duty.REVIEWER)
    looked_at = reverse("desk:second_review", args=[second.flagged().pk])
    Office.objects.filter(pk=second.beside.pk).update(closed_on=second.today)

    shown = {
        login: at(login).get(reverse("desk:second_reviews")).content.decode() for login in (REVIEWER, "reviewer")
    }

    assert {login: looked_at in page for login, page in shown.items()} == {REVIEWER: True, "reviewer": False}


def test_whoever_serves_at_both_bodies_is_of_no_other(second: SecondLook) -> None:
    case = second.flagged()
    appointed(second, SECOND, office=second.body, duty=Duty.STOCK_KEEPER)

    assert refusals(lambda: second.looked(case)) == {ReasonCode.NOT_YOUR_DUTY}
    assert at(SECOND).get(reverse("desk:second_review", args=[case.pk])).status_code == 404
    declaration = case.declarations.get()
    row: dict[str, Any] = {"case": case, "declaration": declaration, "office": second.beside, "finding": "cleared"}
    row |= {"payload_cipher": b"c", "digest": b"1" * 32, "challenge": b"1" * 32, "nonce": b"n"}
    row |= {"signature_method": "development", "reviewed_at": second.later()}
    with pytest.raises(IntegrityError, match="second_review_by_another_institution"), transaction.atomic():
        SecondReview.objects.create(reviewed_by=second.person(SECOND), **row)


def test_a_laboratory_is_waited_for_no_longer_than_the_errand_asks() -> None:
    began = date(2026, 11, 1)
    assert (last_day(began, days=5), last_day(began, days=90)) == (date(2026, 11, 6), date(2026, 11, 29))
    assert sum(15 * attempt for attempt in range(1, 600)) > MOST_DAYS * 24 * 3600


def opened_prefecture(second: SecondLook) -> Office:
    said = {"kind": "prefecture", "name": "黔东南州卫生健康局（演示）", "division_code": "522600000000"}
    said |= {"credit_code": credit_code_with_check("11522600000000009"), "licence_no": "", "licence_from": ""}
    second.by_two(ProposalKind.OFFICE, said)
    return Office.objects.get(name=said["name"])


def climbs(second: SecondLook, *, days: int) -> tuple[UUID, ...]:
    """What the hourly duty lets climb so many days later."""
    return escalate_all(at=second.later(days=days))


def test_what_nobody_looks_at_in_its_days_climbs_to_the_nearest_reviewer_above_and_on(second: SecondLook) -> None:
    """Nobody serves as reviewer at the county, so no family waits for ever for one (invariant 48)."""
    prefecture = opened_prefecture(second)
    province = Office.objects.get(kind="province")
    Office.objects.filter(pk=second.beside.pk).update(closed_on=second.today)
    appointed(second, REVIEWER, office=prefecture, duty=Duty.REVIEWER)
    appointed(second, "issuing2", office=province, duty=Duty.REVIEWER)
    case = second.flagged()
    county = Office.objects.get(kind="county", division_code__startswith="522601")
    assert [asked_of(second, one) for one in (county, prefecture, province)] == [[case], [], []]

    assert climbs(second, days=5) == ()
    assert climbs(second, days=1) == (case.pk,)
    assert climbs(second, days=5) == ()
    assert [asked_of(second, one) for one in (county, prefecture, province)] == [[case], [case], []]
    assert (
        reverse("desk:second_review", args=[case.pk])
        in at(REVIEWER).get(reverse("desk:second_reviews")).content.decode()
    )
    shown = at("outside-issuing").get(reverse("desk:case", args=[case.pk])).content.decode()
    assert all(words in shown for words in ("复核期满无人复核", prefecture.name))
    assert climbs(second, days=1) == (case.pk,)
    assert asked_of(second, province) == [case]

    second.looked(Case.objects.get(pk=case.pk), login=REVIEWER)
    assert SecondReview.objects.get().office == prefecture
    assert climbs(second, days=30) == ()
    assert list(check(chain=case.pk).broken) == []


def test_without_a_reviewer_above_another_countys_is_asked_and_none_is_left_out_silently(
    second: SecondLook, caplog: pytest.LogCaptureFixture
) -> None:
    Office.objects.filter(pk=second.beside.pk).update(closed_on=second.today)
    case = second.flagged()
    elsewhere = Office.objects.get(kind="county", name__startswith="云岩区")

    assert climbs(second, days=6) == (case.pk,)
    assert asked_of(second, elsewhere) == [case]
    assert climbs(second, days=6) == ()
    assert "second_review_cannot_climb" in caplog.text


def test_the_books_let_a_second_look_climb_to_an_authority_alone_and_once(second: SecondLook) -> None:
    case, county = second.flagged(), Office.objects.get(kind="county", division_code__startswith="522601")
    with pytest.raises(IntegrityError, match="second_review_climbs_to_an_authority"), transaction.atomic():
        SecondReviewClimb.objects.create(case=case, office=second.beside, climbed_at=second.later())
    SecondReviewClimb.objects.create(case=case, office=county, climbed_at=second.later())
    with pytest.raises(IntegrityError, match="second_review_climb_once"), transaction.atomic():
        SecondReviewClimb.objects.create(case=case, office=county, climbed_at=second.later())
