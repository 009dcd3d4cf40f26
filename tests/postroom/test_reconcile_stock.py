"""Every night each number is accounted for; one that is not stops its institution's printing and says which."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.casework.couple_scene import refusal
from tests.casework.scene import Scene, asked
from tests.casework.stock_scene import county_office, lost
from tests.registry.books import a_granted_requisition

from xinsheng.casework import reviews
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.stock_terms import StopCause
from xinsheng.law.terms import BlankStatus, SpoilReason
from xinsheng.postroom.reconcile_stock import reconcile_all
from xinsheng.registry.models import (
    Blank,
    BlankIntake,
    BlankReceipt,
    BlankTransfer,
    Gap,
    Office,
    Standing,
    Suspension,
    find_gaps,
)


def lived_in(scene: Scene) -> None:
    """A sealed certificate, a print that waits, a spoiled one, a stolen batch, the rest in stock."""
    scene.sealed(scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY1")[0]))))
    scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0])))
    spoiled = scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY3")[0])))
    reviews.void_print(spoiled.pk, reason=SpoilReason.JAM, by=scene.by("sealing"), at=scene.later(), asked=asked())
    lost(scene, "Z520000100", "Z520000110")


def test_an_account_that_closes_stops_nobody(scene: Scene) -> None:
    lived_in(scene)
    assert find_gaps(scene.hospital) == ()
    assert reconcile_all(at=scene.later()) == ()
    assert not Suspension.objects.exists()


def went_without_a_line(_scene: Scene) -> Gap:
    Blank.objects.filter(no="Z520000300").update(status=BlankStatus.VOID)
    return Gap(no="Z520000300", way="untold")


def never_counted_in(scene: Scene) -> Gap:
    Blank.objects.create(no="Z520999999", office=scene.hospital, moved_at=scene.at)
    return Gap(no="Z520999999", way="uncounted")


def counted_in_and_not_there(scene: Scene) -> Gap:
    BlankIntake.objects.create(
        office=scene.hospital,
        first_no="Z520700001",
        last_no="Z520700005",
        quantity=5,
        received_by=scene.person("stock"),
        counted_by=scene.person("supervisor"),
        at=scene.at,
    )
    Blank.objects.bulk_create(
        [Blank(no=f"Z52070000{digit}", office=scene.hospital, moved_at=scene.at) for digit in (1, 2, 4, 5)]
    )
    return Gap(no="Z520700003", way="missing")


def sent_down_to(scene: Scene, office: Office) -> None:
    """Five numbers that came to the county and were counted in at this office, of which the books know four."""
    county, hours = county_office(), timedelta(hours=1)
    both = {"first_no": "Z520700001", "last_no": "Z520700005", "quantity": 5}
    here = {"received_by": scene.person("stock"), "counted_by": scene.person("supervisor")}
    BlankIntake.objects.create(office=county, at=scene.at, **both, **here)
    Blank.objects.bulk_create(
        [Blank(no=f"Z52070000{digit}", office=office, moved_at=scene.at + hours) for digit in (1, 2, 4, 5)]
    )
    sent = BlankTransfer.objects.create(
        office=county,
        to_office=office,
        answers=a_granted_requisition(office, county, 5, at=scene.at),
        sent_by=here["received_by"],
        at=scene.at,
        **both,
    )
    BlankReceipt.objects.create(transfer=sent, quantity=5, at=scene.at + hours, **here)


def counted_in_from_the_county_and_not_there(scene: Scene) -> Gap:
    sent_down_to(scene, scene.hospital)
    return Gap(no="Z520700003", way="missing")


def given_and_never_printed(scene: Scene) -> Gap:
    case = scene.declared(scene.signed(scene.opened(inpatient_no="ZY9")[0]))
    blank = Blank.objects.get(no="Z520000300")
    blank.case, blank.status, blank.moved_at = case, "assigned", scene.at
    blank.save()
    blank.moves.create(from_status="stock", to_status="assigned", at=scene.at)
    return Gap(no="Z520000300", way="unprinted")


def gone_at_another_time_than_its_line_says(scene: Scene) -> Gap:
    blank = Blank.objects.get(no="Z520000300")
    blank.status, blank.moved_at = "void", scene.at + timedelta(days=1)
    blank.save()
    blank.moves.create(from_status="stock", to_status="void", reason="lost", at=scene.at)
    return Gap(no="Z520000300", way="untold")


def used_and_never_in_force(scene: Scene) -> Gap:
    blank = Blank.objects.get(status=BlankStatus.ASSIGNED)
    assert not Standing.objects.filter(certificate__blank=blank).exists()
    blank.status, blank.moved_at = "used", scene.at
    blank.save()
    blank.moves.create(from_status="assigned", to_status="used", at=scene.at)
    return Gap(no=blank.no, way="unstanding")


@pytest.mark.parametrize(
    "breaks",
    [
        went_without_a_line,
        never_counted_in,
        counted_in_and_not_there,
        counted_in_from_the_county_and_not_there,
        given_and_never_printed,
        gone_at_another_time_than_its_line_says,
        used_and_never_in_force,
    ],
)
def test_each_way_of_not_being_accounted_for_stops_printing_and_says_which(scene: Scene, breaks: object) -> None:
    lived_in(scene)
    gap = breaks(scene)  # type: ignore[operator]
    case = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="ZY8")[0])))
    assert find_gaps(scene.hospital) == (gap,)
    assert reconcile_all(at=scene.later()) == (scene.hospital.pk,)
    stop = Suspension.objects.get()
    assert (stop.cause, stop.about, stop.imposed_by) == (StopCause.GAP, gap.no, None)
    by, tray = scene.by("issuing"), scene.tray().pk
    refused = refusal(
        lambda: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=scene.later(), asked=asked())
    )
    assert refused == [ReasonCode.PRINTING_STOPPED]
    assert reconcile_all(at=scene.later()) == ()  # it is stopped for it already


def test_whoever_was_only_ever_given_blanks_from_above_is_accounted_for_like_the_rest(scene: Scene) -> None:
    other = Office.objects.get(name__startswith="凯里市新生人民医院")
    assert not BlankIntake.objects.filter(office=other).exists()
    assert not Blank.objects.filter(office=other).exists()
    sent_down_to(scene, other)
    assert reconcile_all(at=scene.later()) == (other.pk,)
    assert Suspension.objects.get().about == "Z520700003"
    Blank.objects.create(no="Z520700003", office=other, moved_at=scene.at)
    Blank.objects.filter(no="Z520700004").update(status=BlankStatus.VOID)
    assert reconcile_all(at=scene.later()) == (other.pk,)
    assert {one.about for one in Suspension.objects.all()} == {"Z520700003", "Z520700004"}


def test_a_night_costs_the_same_few_questions_however_many_numbers_lie_there(scene: Scene) -> None:
    lived_in(scene)
    with connection.execute_wrapper(_counting := Counting()):
        reconcile_all(at=scene.later())
    assert _counting.number < 20


class Counting:
    """Counts what is asked of the database."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: object, *said: object) -> object:
        self.number += 1
        return execute(*said)  # type: ignore[operator]
