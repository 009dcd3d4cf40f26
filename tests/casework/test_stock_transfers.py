"""Blanks go down the line: on the way nobody's to use, counted in once by two, and the accounts of both close."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.casework.couple_scene import refusal
from tests.casework.scene import Scene
from tests.casework.stock_scene import (
    COUNTY,
    OTHER_COUNTY,
    at_the_county,
    counted_in,
    county_office,
    given_back,
    granted,
    lost,
    sent_down,
    taken_in,
)

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.proof_checks import check
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.verification import verify_number
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.stock import YearTable
from xinsheng.law.terms import BlankStatus, PublicStanding
from xinsheng.registry.models import (
    Appointment,
    Blank,
    BlankReceipt,
    BlankTransfer,
    Office,
    count_held_each,
    count_years,
    find_gaps,
    next_above,
    offices_below,
)
from xinsheng.standards.refusals import UnableToRead

FIRST, LAST = "Z520010001", "Z520010100"


def tables(scene: Scene) -> tuple[YearTable, YearTable]:
    """The county's and the hospital's year."""
    ids = [county_office().pk, scene.hospital.pk]
    begin, end = (datetime(year, 12, 31, 16, tzinfo=UTC) for year in (2025, 2026))
    counted = count_years(ids, begin=begin, end=end)
    return counted[ids[0]], counted[ids[1]]


def drawn(scene: Scene, first_no: str, last_no: str) -> None:
    payload = {"office": str(scene.hospital.pk), "label": "窗口", "first_no": first_no, "last_no": last_no}
    kind, by = ProposalKind.TRAY, scene.by("stock")
    proposal = propose(kind, payload=payload, office=scene.hospital, by=by, at=scene.later())
    confirm(proposal.pk, by=scene.by("supervisor"), at=scene.later())


def test_what_was_sent_is_the_senders_until_two_have_counted_it_and_then_the_receivers(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    before = [one.closing for one in tables(scene)]
    transfer = sent_down(scene, FIRST, "Z520010040")
    assert [one.closing for one in tables(scene)] == before
    counted_in(scene, transfer)
    after = [one.closing for one in tables(scene)]
    assert after == [before[0] - 40, before[1] + 40]
    assert [one.opening + one.drawn - one.gone for one in tables(scene)] == after
    both = (county_office().pk, scene.hospital.pk)
    assert count_held_each(both) == dict(zip(both, after, strict=True))
    assert (find_gaps(scene.hospital), find_gaps(county_office())) == ((), ())
    drawn(scene, FIRST, "Z520010040")
    assert BlankReceipt.objects.get().quantity == 40


def test_on_the_way_it_is_neither_drawn_nor_sent_again(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    sent_down(scene, FIRST, "Z520010040")
    for again in (
        lambda: sent_down(scene, "Z520010040", "Z520010050"),
        lambda: drawn(scene, FIRST, FIRST),
        lambda: sent_down(scene, "Z520010090", "Z520010101"),
    ):
        with pytest.raises(UnableToAct, match="not_in_stock"):
            again()
    assert BlankTransfer.objects.count() == 1


def test_it_arrives_once_and_where_it_was_sent(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    transfer = sent_down(scene, FIRST, LAST)
    assert refusal(lambda: counted_in(scene, transfer, second="stock")) == [ReasonCode.NOT_YOUR_DUTY]
    assert refusal(lambda: counted_in(scene, transfer, first="county-stock")) == [ReasonCode.NOT_YOUR_DUTY]
    payload = {"office": str(county_office().pk), "transfer": str(transfer.pk)}
    here, by = county_office(), scene.by("county-stock")
    stolen = propose(ProposalKind.RECEIPT, payload=payload, office=here, by=by, at=scene.later())
    with pytest.raises(UnableToAct, match="not_sent_here"):
        confirm(stolen.pk, by=scene.by(COUNTY), at=scene.later())
    counted_in(scene, transfer)
    with pytest.raises(UnableToAct, match="not_sent_here"):
        counted_in(scene, transfer)
    assert BlankReceipt.objects.count() == 1


def test_it_goes_down_the_line_only_to_an_open_office(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    requisition = granted(scene, 100)
    Office.objects.filter(pk=scene.hospital.pk).update(closed_on=scene.today)  # it was merged
    with pytest.raises(UnableToAct, match="not_below"):
        sent_down(scene, FIRST, LAST, on=requisition)
    with pytest.raises(UnableToRead, match="backwards"):
        sent_down(scene, LAST, FIRST, on=requisition)
    assert not BlankTransfer.objects.exists()


@pytest.mark.parametrize("login", [COUNTY, "stock", "supervisor", OTHER_COUNTY, "province", "system"])
def test_only_the_senders_stock_keeper_sends(scene: Scene, login: str) -> None:
    at_the_county(scene, FIRST, LAST)
    assert refusal(lambda: sent_down(scene, FIRST, LAST, login=login)) == [ReasonCode.NOT_YOUR_DUTY]


def test_while_the_keeper_is_on_leave_who_covers_for_them_sends(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    held = Appointment.objects.get(person=scene.person("county-stock"))
    payload = {"person": str(scene.person("doctor").pk), "office": str(held.office_id), "duty": held.duty}
    payload |= {"covers": str(held.pk), "from": scene.today.isoformat(), "until": scene.today.isoformat()}
    cover = propose(ProposalKind.COVER, payload=payload, office=None, by=scene.by("system"), at=scene.later())
    assert refusal(lambda: sent_down(scene, FIRST, LAST, login="doctor")) == [ReasonCode.NOT_YOUR_DUTY]
    confirm(cover.pk, by=scene.by("security"), at=scene.later())
    assert sent_down(scene, FIRST, LAST, login="doctor").sent_by == scene.person("doctor")


def test_the_same_page_sent_twice_sends_once(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    key, on = uuid4(), granted(scene, 200)
    assert sent_down(scene, FIRST, LAST, key=key, on=on) == sent_down(scene, FIRST, LAST, key=key, on=on)
    with pytest.raises(UnableToAct, match="other_body"):
        sent_down(scene, FIRST, FIRST, key=key, on=on)


def test_what_is_stolen_on_the_way_is_void_and_the_rest_is_counted_in(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    before = [one.closing for one in tables(scene)]
    transfer = sent_down(scene, FIRST, LAST)
    lost(scene, FIRST, "Z520010030", office=county_office(), login="county-stock")
    assert verify_number(FIRST).standing is PublicStanding.VOID
    counted_in(scene, transfer)
    county, hospital = tables(scene)
    assert (BlankReceipt.objects.get().quantity, county.lost) == (70, 30)
    assert [county.closing, hospital.closing] == [before[0] - 100, before[1] + 70]
    both = (county_office().pk, scene.hospital.pk)
    assert [count_held_each(both).get(one, 0) for one in both] == [county.closing, hospital.closing]


def test_the_books_let_no_blank_change_its_office_or_be_printed_on_the_way(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    taken_in(scene, "Z520020001", "Z520020002")
    with pytest.raises(IntegrityError, match="only on its way there"), transaction.atomic():
        Blank.objects.filter(no="Z520020001").update(office=county_office())
    sent_down(scene, FIRST, LAST)
    elsewhere = Office.objects.get(name__startswith="凯里市新生人民医院")
    with pytest.raises(IntegrityError, match="only on its way there"), transaction.atomic():
        Blank.objects.filter(no=FIRST).update(office=elsewhere, transfer=None)
    case = scene.declared()
    with pytest.raises(IntegrityError, match="neither drawn nor printed"), transaction.atomic():
        Blank.objects.filter(no=FIRST).update(status=BlankStatus.ASSIGNED, case=case)
    with pytest.raises(IntegrityError, match="neither drawn nor printed"), transaction.atomic():
        Blank.objects.filter(no=FIRST).update(tray=scene.tray())


def test_the_requisition_is_needed(scene: Scene) -> None:
    row = {"office": county_office(), "to_office": scene.hospital, "sent_by": scene.person("county-stock")}
    row |= {"first_no": FIRST, "last_no": LAST, "quantity": 100, "at": scene.at}
    with pytest.raises(IntegrityError, match="blank_transfer_has_its_requisition"), transaction.atomic():
        BlankTransfer.objects.create(**row)
    with pytest.raises(IntegrityError, match="answers a requisition"), transaction.atomic():
        BlankTransfer.objects.create(requisition="云申〔2026〕7号", **row)  # a number that is only typed
    with pytest.raises(IntegrityError, match="quantity_is_the_range"), transaction.atomic():
        BlankTransfer.objects.create(answers=granted(scene, 100), **row | {"quantity": 99})


def test_what_is_not_used_goes_back_up_the_line_and_two_count_it_in(scene: Scene) -> None:
    taken_in(scene, FIRST, LAST)
    drawn(scene, FIRST, "Z520010010")  # out of a tray too
    at_the_county(scene, "Z520020001", "Z520020002")
    before = [one.closing for one in tables(scene)]
    back = given_back(scene, "Z520010006", "Z520010040")
    assert (back.to_office, back.requisition, back.returned_for) == (county_office(), "", "计划有余，年底交回")
    assert [one.closing for one in tables(scene)] == before  # on the way it is the sender's
    assert not Blank.objects.filter(transfer=back).exclude(tray=None).exists()
    with pytest.raises(UnableToAct, match="not_in_stock"):
        given_back(scene, "Z520010040", "Z520010041")
    counted_in(scene, back, first="county-stock", second=COUNTY)
    after = [one.closing for one in tables(scene)]
    assert after == [before[0] + 35, before[1] - 35]
    assert [one.opening + one.drawn - one.gone for one in tables(scene)] == after
    both = (county_office().pk, scene.hospital.pk)
    assert count_held_each(both) == dict(zip(both, after, strict=True))
    assert (find_gaps(scene.hospital), find_gaps(county_office())) == ((), ())
    assert list(check(chain=back.pk).broken) == []
    counted_in(scene, sent_down(scene, "Z520010006", "Z520010010"))  # and down again
    assert [one.closing for one in tables(scene)] == [after[0] - 5, after[1] + 5]


def test_only_the_keeper_gives_back_only_what_is_free_and_only_to_the_office_above(scene: Scene) -> None:
    taken_in(scene, FIRST, LAST)
    for login in (COUNTY, "county-stock", "supervisor", OTHER_COUNTY, "system"):
        assert refusal(lambda login=login: given_back(scene, FIRST, LAST, login=login)) == [ReasonCode.NOT_YOUR_DUTY]
    used = scene.printed().certificates.get().blank_id
    with pytest.raises(UnableToAct, match="not_in_stock"):
        given_back(scene, used, used)
    key = uuid4()
    sent = given_back(scene, FIRST, LAST, key=key)
    assert given_back(scene, FIRST, LAST, key=key) == sent
    with pytest.raises(UnableToAct, match="other_body"):
        given_back(scene, FIRST, FIRST, key=key)
    with pytest.raises(UnableToAct, match="not_sent_here"):  # nobody counts in his own
        counted_in(scene, sent, at_office=scene.hospital)
    at_the_county(scene, "Z520020001", "Z520020002")
    on = given_back(scene, "Z520020001", "Z520020002", office=county_office(), login="county-stock")
    assert on.to_office.kind in {"prefecture", "province"}
    row = {"office": county_office(), "to_office": scene.hospital, "sent_by": scene.person("stock"), "at": scene.at}
    row |= {"first_no": FIRST, "last_no": LAST, "quantity": 100, "answers": granted(scene, 100)}
    with pytest.raises(IntegrityError, match="blank_transfer_has_its_requisition"), transaction.atomic():
        BlankTransfer.objects.create(returned_for="也写了退回", **row)


def test_whatever_stands_next_above_an_office_has_it_on_its_line(scene: Scene) -> None:
    above = {one: next_above(one, on=scene.today) for one in Office.objects.all()}
    assert len([one for one in above.values() if one]) > len(above) / 2
    assert all(one.pk in offices_below(over) and over != one for one, over in above.items() if over)
    assert above[Office.objects.get(kind="province")] is None
    Office.objects.filter(pk=county_office().pk).update(closed_on=scene.today)  # merged: then the office over it
    over = next_above(scene.hospital, on=scene.today)
    assert over is not None
    assert over.kind in {"prefecture", "province"}
