"""Spoiled paper is destroyed before two witnesses, put down by one and checked by another, and never comes back."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.casework.scene import Scene, asked
from tests.casework.stock_scene import lost, taken_in
from tests.registry.books import NOON, a_person, an_office

from xinsheng.casework import reviews
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.blank_destructions import Destroyed, payload_of, ranges_of, waste_numbers
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.verification import verify_number
from xinsheng.desk.setting_up.describing import DESCRIBES
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.stock_terms import BlankLossKind, DestructionMethod
from xinsheng.law.terms import PublicStanding, SpoilReason
from xinsheng.registry.models import Blank, BlankDestruction, DestroyedBlank, JournalEntry, Proposal
from xinsheng.standards.certificate_numbers import numbers_in_range, ranges_in

SAID = Destroyed(
    ranges=(),
    on=date(2026, 11, 22),
    method=DestructionMethod.SHREDDED,
    place="云岩区保密载体销毁站（演示）",
    approval_no="云卫销〔2026〕1号",
    first_witness="陶监督",
    first_witness_of="派驻纪检监察组（演示）",
    second_witness="钱见证",
    second_witness_of="云岩区卫生健康局（演示）",
)


def spoiled(scene: Scene, *, reason: SpoilReason = SpoilReason.JAM) -> str:
    case = scene.printed()
    reviews.void_print(case.pk, reason=reason, by=scene.by("sealing"), at=scene.later(), asked=asked())
    return str(case.certificates.get().blank_id)


def put_down(scene: Scene, *numbers: str, login: str = "stock", **changes: object) -> Proposal:
    said = replace(SAID, ranges=tuple(ranges_in(numbers)), **changes)  # type: ignore[arg-type]
    payload = payload_of(said, office=scene.hospital)
    kind = ProposalKind.DESTRUCTION
    return propose(kind, payload=payload, office=scene.hospital, by=scene.by(login), at=scene.later())


def checked(scene: Scene, proposal: Proposal, *, login: str = "supervisor") -> BlankDestruction:
    confirm(proposal.pk, by=scene.by(login), at=scene.later())
    return BlankDestruction.objects.latest("at")


def test_spoiled_and_outdated_paper_is_destroyed_and_a_lost_one_is_not_there_to_be(scene: Scene) -> None:
    jammed = spoiled(scene)
    lost(scene, "Z520000101", "Z520000103", kind=BlankLossKind.OUTDATED)
    lost(scene, "Z520000201", "Z520000202", kind=BlankLossKind.STOLEN)
    waste = waste_numbers(scene.hospital, through=scene.today)
    assert waste == [jammed, "Z520000101", "Z520000102", "Z520000103"]
    assert waste_numbers(scene.hospital, through=date(2026, 11, 21)) == []

    proposal = put_down(scene, *waste)
    assert not BlankDestruction.objects.exists()
    row = checked(scene, proposal)
    assert (row.quantity, ranges_of(row)) == (4, ((jammed, jammed), ("Z520000101", "Z520000103")))
    assert {row.handled_by, row.checked_by} == {scene.person("stock"), scene.person("supervisor")}
    assert waste_numbers(scene.hospital, through=scene.today) == []
    assert {verify_number(no).standing for no in waste} == {PublicStanding.VOID}
    acts = JournalEntry.objects.filter(chain=proposal.pk).order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["propose_destruction", "confirm_destruction"]


def test_it_takes_two_of_the_office_and_two_other_people_who_saw_it(scene: Scene) -> None:
    no = spoiled(scene)
    for login in ("issuing", "supervisor", "county-stock"):
        with pytest.raises(NotAllowed):
            put_down(scene, no, login=login)
    with pytest.raises((NotAllowed, UnableToAct)):
        checked(scene, put_down(scene, no), login="stock")
    for witness in ("陆大山", "田 维"):
        with pytest.raises(UnableToAct, match="witness_had_a_hand"):
            checked(scene, put_down(scene, no, second_witness=witness))
    with pytest.raises(UnableToAct, match="does_not_fit"):
        checked(scene, put_down(scene, no, second_witness=SAID.first_witness))
    assert not DestroyedBlank.objects.exists()
    checked(scene, put_down(scene, no))


def test_what_is_no_waste_of_this_office_or_is_destroyed_already_is_not_destroyed(scene: Scene) -> None:
    no = spoiled(scene)
    used = scene.sealed(scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0]))))
    lost(scene, "Z520000201", "Z520000201", kind=BlankLossKind.LOST)
    numbers = (used.certificates.get().blank_id, "Z520000300", "Z520000201", "Z529000001", "Z529999999")
    for other in numbers:
        with pytest.raises(UnableToAct, match="not_waste_here") as refused:
            checked(scene, put_down(scene, other))
        assert refused.value.about == other
    first, second = put_down(scene, no), put_down(scene, no)
    checked(scene, first)
    with pytest.raises(UnableToAct, match="not_waste_here"):
        checked(scene, second)


def test_a_destroyed_number_never_comes_back(scene: Scene) -> None:
    no = spoiled(scene)
    row = checked(scene, put_down(scene, no))
    with pytest.raises(UnableToAct, match="does_not_fit"):
        taken_in(scene, no, no)
    for change in ({"status": "stock"}, {"status": "used"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Blank.objects.filter(pk=no).update(**change)
    with pytest.raises(IntegrityError, match="destroyed_blank_was_waste"), transaction.atomic():
        DestroyedBlank.objects.create(blank_id="Z520000400", destruction=row)
    lost(scene, "Z520000201", "Z520000201", kind=BlankLossKind.STOLEN)
    with pytest.raises(IntegrityError, match="destroyed_blank_was_waste"), transaction.atomic():
        DestroyedBlank.objects.create(blank_id="Z520000201", destruction=row)


@pytest.mark.django_db(transaction=True)
def test_as_many_numbers_as_were_counted(own_keys: None) -> None:
    row = {
        "office": an_office(),
        "on": NOON.date(),
        "method": "burnt",
        "place": "x",
        "approval_no": "x",
        "quantity": 1,
    }
    seen = {"first_witness": "甲", "first_witness_of": "x", "second_witness": "乙", "second_witness_of": "x"}
    with pytest.raises(IntegrityError, match="blank_destruction_counts_its_numbers"), transaction.atomic():
        BlankDestruction.objects.create(**row, **seen, handled_by=a_person("丙"), checked_by=a_person("丁"), at=NOON)


@settings(suppress_health_check=[HealthCheck.too_slow])  # how quick the machine is proves nothing of ranges
@given(st.sets(st.integers(1, 60)))
def test_ranges_hold_exactly_the_numbers_they_are_made_of(serials: set[int]) -> None:
    numbers = [f"Z52{serial:07}" for serial in sorted(serials)]
    made = tuple(ranges_in(numbers))
    assert [no for first, last in made for no in numbers_in_range(first, last=last)] == numbers
    assert all(int(later[0][1:]) > int(before[1][1:]) + 1 for before, later in pairwise(made))


def test_the_books_take_no_destruction_that_is_to_come_nor_of_what_became_waste_after_it(scene: Scene) -> None:
    no = spoiled(scene)
    for day in (SAID.on + timedelta(days=1), SAID.on - timedelta(days=1)):
        with pytest.raises(UnableToAct, match="does_not_fit"):
            checked(scene, put_down(scene, no, on=day))
    row = checked(scene, put_down(scene, no))
    said = {name: getattr(row, name) for name in ("on", "method", "place", "approval_no", "quantity", "at")}
    seen = {"first_witness": scene.person("stock").name, "first_witness_of": "x"}
    seen |= {"second_witness": "乙", "second_witness_of": "x"}
    hands = {"handled_by": row.handled_by, "checked_by": row.checked_by, "office": row.office}
    with pytest.raises(IntegrityError, match="neither who handled it"), transaction.atomic():
        BlankDestruction.objects.create(**said, **seen, **hands)


def test_whoever_confirms_is_told_which_numbers_were_not_found(scene: Scene) -> None:
    found, gone = spoiled(scene), "Z520000101"
    lost(scene, gone, gone, kind=BlankLossKind.OUTDATED)
    proposal = put_down(scene, found, missing=(gone,))
    told = {one.what: one.then for one in DESCRIBES[ProposalKind.DESTRUCTION](proposal.payload, scene.today)}
    assert told["清点时没有找到的编号"] == gone
    checked(scene, proposal)
    assert waste_numbers(scene.hospital, through=scene.today) == [gone]
