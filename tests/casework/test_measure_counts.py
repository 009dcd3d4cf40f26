"""Supervisors' figures are what the books say: counted day by day, counted again, and compared with the books."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse
from tests.casework.scene import Scene, a_block, a_declaration, asked
from tests.casework.stock_scene import lost
from tests.registry.conftest import Refuses, refused_by

from xinsheng.casework import claims, deliveries, reviews
from xinsheng.casework.measure_counts import count_day, find_differences, find_month_differences, first_day
from xinsheng.casework.messages import record_refusal
from xinsheng.casework.suspensions import stop_printing
from xinsheng.law.materials import Remedy, UnacceptableReason
from xinsheng.law.measures import Tally
from xinsheng.law.stock_terms import StopCause
from xinsheng.law.terms import Finding, Material
from xinsheng.postroom.count_measures import count_all
from xinsheng.registry.models import (
    Case,
    CountedDay,
    MeasureCount,
    MessageOutcome,
    Office,
    Span,
    TextMessage,
    TextMessageReceipt,
)
from xinsheng.standards.civil_time import civil, civil_date

__all__ = ["refused_by"]


def told(office: Office, *, span: Span = Span.DAY, on: date | None = None) -> dict[str, int]:
    """What is kept of an office, zeros left out."""
    rows = MeasureCount.objects.filter(office=office, span=span, **({"on": on} if on else {})).exclude(number=0)
    return {one.tally: one.number for one in rows}


def sent_back(scene: Scene, case: Case) -> None:
    for material in case.materials.current():
        why = {"reason": UnacceptableReason.UNREADABLE, "remedy": Remedy.NEW_PHOTOGRAPH}
        found = reviews.Found(material_id=material.pk, finding=Finding.NOT_ACCEPTABLE, **why)  # type: ignore[arg-type]
        reviews.record_finding(case.pk, found=found, by=scene.by("issuing"), at=scene.later(), asked=asked())
    reviews.give_notice(case.pk, later_item_reason="", by=scene.by("issuing"), at=scene.later(), asked=asked())


def signed_late(scene: Scene) -> None:
    case = scene.opened(inpatient_no="ZY9")[0]
    block = a_block(inpatient_no="ZY9", born_local=civil(scene.at - timedelta(hours=30)).replace(second=0))
    by = scene.by("midwife")
    deliveries.sign_delivery(case.pk, block=block, late_reason="夜班抢救", by=by, at=scene.later(), asked=asked())


def made_up(scene: Scene, case: Case) -> Case:
    declaration, by = a_declaration(), scene.by("mother")
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        scene.gives(case, kind, declaration=declaration)
    claims.make_up(case.pk, declaration=declaration, by=by, at=scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def lived_in(scene: Scene) -> None:
    """Of two certificates one was sent back once; a third entry was signed late; ten blanks were stolen."""
    scene.sealed()
    second = scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0]))
    sent_back(scene, second)
    scene.sealed(scene.printed(made_up(scene, second)))
    signed_late(scene)
    lost(scene, "Z520000101", "Z520000110")


def test_a_day_at_an_institution_is_counted_and_its_month_with_it(scene: Scene) -> None:
    lived_in(scene)
    scene.opened(inpatient_no="ZY4")
    count_day(scene.today, at=scene.later())
    counted = {
        "signed": 3,
        "signed_in_time": 2,
        "issued": 2,
        "issued_in_one_go": 1,
        "notices": 1,
        "used": 2,
        "voided": 10,
        "used_or_voided": 12,
        "blanks_held": 588,
    }
    assert told(scene.hospital) == told(scene.hospital, span=Span.MONTH) == counted
    tomorrow = scene.later(hours=25)
    stop_printing(scene.hospital, cause=StopCause.GAP, about="Z520000044", at=tomorrow)
    assert count_all(at=tomorrow) == (civil_date(tomorrow), civil_date(tomorrow) - timedelta(days=1))
    month = told(scene.hospital, span=Span.MONTH)
    assert month == counted | {"overdue": 1, "stock_stopped": 1}  # how it stands is as on the last day, not a sum


def test_what_a_township_did_and_in_how_many_working_days(scene: Scene) -> None:
    couple = CoupleScene(scene)
    couple.registered()
    waiting = couple.with_township(a_couple(woman=a_spouse("mother2"), man=None), login="mother2")
    count_all(at=scene.later())
    assert told(couple.township) == {"registered": 1, "registered_at_once": 1}
    scene.later(days=10)
    count_all(at=scene.at)
    assert told(couple.township, on=scene.today) == {"overdue": 1}
    couple.filed(couple.registers(waiting))
    count_all(at=scene.later())
    of_that_day = {"registered": 1, "decided": 1, "working_days": 8}  # from Sunday the 22nd to Wednesday the 2nd
    assert told(couple.township, on=scene.today) == of_that_day
    assert told(couple.township, on=scene.today.replace(day=1), span=Span.MONTH) == of_that_day


def test_messages_that_came_to_an_end_and_of_them_those_that_arrived(scene: Scene) -> None:
    scene.sealed()
    first, second, *_others = TextMessage.objects.order_by("queued_at")
    record_became(first.pk, scene=scene)
    record_refusal(second.pk, code="refused", at=scene.later())
    record_became(second.pk, scene=scene)  # it arrives after all: what was told of it stays
    count_day(scene.today, at=scene.later())
    kept = told(scene.hospital, on=scene.today)
    assert (kept["told"], kept["delivered"]) == (2, 1)


def record_became(message_id: UUID, *, scene: Scene) -> None:
    TextMessageReceipt.objects.create(message_id=message_id, outcome=MessageOutcome.DELIVERED, at=scene.later())


def test_counted_again_it_is_the_same_and_what_was_tampered_with_is_found_and_mended(scene: Scene) -> None:
    lived_in(scene)
    count_day(scene.today, at=scene.later())
    day, month = scene.today, scene.today.replace(day=1)
    assert find_differences(day, at=scene.later()) == ()  # as far as it was counted
    tomorrow = scene.later(days=1)
    kept = told(scene.hospital, on=day)
    assert (find_differences(day, at=tomorrow), find_month_differences(month)) == ((), ())
    MeasureCount.objects.filter(on=day, tally=Tally.SIGNED).update(number=7)
    MeasureCount.objects.filter(on=day, tally=Tally.ISSUED).update(number=0)
    found = [(one.tally, one.kept, one.counted) for one in find_differences(day, at=tomorrow)]
    assert found == [(Tally.ISSUED, 0, 2), (Tally.SIGNED, 7, 3)]
    assert [(one.tally, one.span) for one in find_month_differences(month)] == [
        (Tally.ISSUED, Span.MONTH),
        (Tally.SIGNED, Span.MONTH),
    ]
    count_day(day, at=tomorrow)
    assert told(scene.hospital, on=day) == kept  # how it stood that day stays as it was counted then
    assert (find_differences(day, at=tomorrow), find_month_differences(month)) == ((), ())


def test_a_day_is_counted_until_it_is_over_and_then_no_more(scene: Scene) -> None:
    lived_in(scene)
    today = scene.today
    assert count_all(at=scene.later()) == (today,)
    late = scene.later(hours=6)
    assert count_all(at=late) == (today,)
    after = scene.later(hours=20)
    assert count_all(at=after) == (today + timedelta(days=1), today)
    assert count_all(at=scene.later()) == (today + timedelta(days=1),)
    assert CountedDay.objects.get(on=today).counted_at == after
    scene.later(days=3)
    assert len(count_all(at=scene.at, most=2)) == 2  # the rest at the next hour
    assert count_all(at=scene.later())[1:] == (today + timedelta(days=2), today + timedelta(days=1))


def test_the_books_keep_a_number_once_and_none_below_none(scene: Scene, refused_by: Refuses) -> None:
    said = {"span": "month", "on": scene.today.replace(day=1), "tally": "signed", "office": scene.hospital}
    MeasureCount.objects.create(number=1, **said)
    for change, promise in (
        ({}, "measure_count_once"),
        ({"tally": "issued", "number": -1}, "measure_count_number"),
        ({"on": scene.today}, "measure_count_month_by_its_first_day"),
        ({"tally": "beauty"}, "measure_count_tally"),
        ({"span": "year"}, "measure_count_span"),
    ):
        with refused_by(promise):
            MeasureCount.objects.create(**{**said, "number": 1, **change})


@pytest.mark.django_db
def test_books_without_a_line_begin_today() -> None:
    today = date(2026, 11, 22)
    assert first_day(today) == today
