"""Over any history of asking, granting, sending, counting in, drawing and losing, the figures of both ends agree."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from tests.casework.scene import Scene
from tests.casework.stock_scene import (
    answered,
    asked_above,
    at_the_county,
    counted_in,
    county_office,
    given_back,
    lost,
    sent_down,
    taken_in,
)

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.requisitions import course_of, withdraw_requisition
from xinsheng.law.administration import ProposalKind
from xinsheng.law.requisitions import RequisitionState
from xinsheng.registry.models import (
    Blank,
    BlankIntake,
    BlankQuerySet,
    BlankReceipt,
    BlankRequisition,
    BlankTransfer,
    Office,
    Proposal,
    count_held_each,
    store_balances,
)

STEPS = 45


@dataclass
class History:
    """The hospital and its county; the oracle keeps by hand what was asked, granted, sent and laid where."""

    scene: Scene
    chance: random.Random
    serial: int = 20_000
    granted: int | None = None  # of the requisition that is open
    sent: int = 0
    current: BlankRequisition | None = None
    store: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.county, self.hospital = county_office(), self.scene.hospital
        self.store = {office.name: self.lying(office).count() for office in (self.county, self.hospital)}

    def lying(self, office: Office) -> BlankQuerySet:
        return Blank.objects.free().filter(office=office, tray=None)

    def a_lot(self, rows: BlankQuerySet, most: int) -> list[str]:
        """Some numbers that follow each other."""
        numbers = list(rows.values_list("no", flat=True)[:200])
        if not numbers or most < 1:
            return []
        first = self.chance.randrange(len(numbers))
        lot = numbers[first : first + self.chance.randrange(1, min(most, 12) + 1)]
        return [no for place, no in enumerate(lot) if int(no[3:]) - int(lot[0][3:]) == place]

    def arrive(self) -> None:
        first, number = self.serial, self.chance.randrange(5, 40)
        self.serial += number + 1
        at_the_county(self.scene, f"Z52{first:07}", f"Z52{first + number - 1:07}")
        self.store[self.county.name] += number

    def ask(self) -> None:
        if self.current is not None:
            with pytest.raises(UnableToAct, match="requisition_open"):
                asked_above(self.scene, 5)
            return
        self.current, self.granted, self.sent = asked_above(self.scene, self.chance.randrange(1, 30)), None, 0

    def answer(self) -> None:
        if self.current is None or self.granted is not None:
            return
        self.granted = self.chance.choice(
            (0, self.current.quantity, self.chance.randrange(self.current.quantity + 1))
        )
        answered(self.scene, self.current, self.granted)
        self.end_if_done()

    def withdraw(self) -> None:
        if self.current is not None and self.chance.random() < 0.3:
            withdraw_requisition(self.current, words="数量有变", by=self.scene.by("stock"), at=self.scene.later())
            self.current = None

    def send(self) -> None:
        lot = self.a_lot(self.lying(self.county), 12)
        if self.current is None or not lot:
            return
        left = (self.granted or 0) - self.sent
        if len(lot) > left:
            with pytest.raises(UnableToAct, match="more_than_left" if left else "not_granted"):
                sent_down(self.scene, lot[0], lot[-1], on=self.current)
            return
        sent_down(self.scene, lot[0], lot[-1], on=self.current)
        self.sent += len(lot)
        self.store[self.county.name] -= len(lot)
        self.end_if_done()

    def end_if_done(self) -> None:
        if self.granted is not None and self.sent == self.granted:
            self.current = None

    def count_in(self) -> None:
        for transfer in BlankTransfer.objects.on_the_way():
            came = Blank.objects.filter(transfer=transfer, status="stock").count()
            if not came or self.chance.random() < 0.3:
                continue
            here = {"first": "stock", "second": "supervisor"}
            above = {"first": "county-stock", "second": "county-yunyan"}
            counted_in(self.scene, transfer, **(here if transfer.to_office == self.hospital else above))
            self.store[transfer.to_office.name] += came

    def draw(self) -> None:
        lot = self.a_lot(self.lying(self.hospital), 12)
        if not lot:
            return
        payload = {"office": str(self.hospital.pk), "label": "窗口", "first_no": lot[0], "last_no": lot[-1]}
        kind, by = ProposalKind.TRAY, self.scene.by("stock")
        proposal = propose(kind, payload=payload, office=self.hospital, by=by, at=self.scene.later())
        confirm(proposal.pk, by=self.scene.by("supervisor"), at=self.scene.later())
        self.store[self.hospital.name] -= len(lot)

    def give_back(self) -> None:
        lot = self.a_lot(Blank.objects.free().filter(office=self.hospital), 12)  # out of trays too
        if lot:
            self.store[self.hospital.name] -= self.lying(self.hospital).filter(no__in=lot).count()
            given_back(self.scene, lot[0], lot[-1])

    def lose(self) -> None:
        """In the store, in a tray, or on the way."""
        office, login = self.chance.choice(((self.hospital, "stock"), (self.county, "county-stock")))
        lot = self.a_lot(Blank.objects.filter(office=office, status="stock").order_by("no"), 3)
        if lot:
            self.store[office.name] -= self.lying(office).filter(no__in=lot).count()
            lost(self.scene, lot[0], lot[-1], office=office, login=login)

    def agrees(self) -> None:
        """What the books say is what was told; no requisition was given more than was granted on it."""
        rows = list(BlankRequisition.objects.with_sent().select_related("answer", "withdrawal"))
        courses = [course_of(one) for one in rows]
        both = list(zip(rows, courses, strict=True))
        assert all(course.sent <= (course.granted or 0) <= row.quantity for row, course in both)
        is_open = [row for row, course in both if course.is_open]
        assert is_open == ([self.current] if self.current else [])
        assert is_open == list(BlankRequisition.objects.unended())
        if self.current:
            assert course_of(self.current).left == (self.granted or 0) - self.sent
        for office in (self.county, self.hospital):
            assert self.store[office.name] == self.lying(office).count()


def lines_of(office: Office) -> list[object]:
    """The lines of what came into the store and went out of it."""
    came = (
        *BlankIntake.objects.filter(office=office),
        *BlankReceipt.objects.filter(transfer__to_office=office),
        *BlankTransfer.objects.filter(office=office),
    )
    drawn = Proposal.objects.filter(office=office, kind="tray", decision__confirmed=True)
    return [*((one.at, one.pk) for one in came), *((one.decision.decided_at, one.pk) for one in drawn)]


def check_balances(history: History) -> None:
    """No line leaves less than nothing; part of the lines say what they say among all."""
    for office in (history.county, history.hospital):
        lines = [line for _at, line in sorted(lines_of(office))]  # type: ignore[misc]
        balances = store_balances(office, lines=lines)
        assert set(balances) == set(lines)
        assert all(number >= 0 for number in balances.values())
        some = lines[::3]
        assert store_balances(office, lines=some) == {line: balances[line] for line in some}


def test_over_any_history_no_more_is_sent_than_granted_and_the_store_holds_what_its_last_line_says(
    scene: Scene,
) -> None:
    reached: set[RequisitionState] = set()
    for seed in range(5):
        with transaction.atomic():
            history = History(scene, random.Random(seed))  # noqa: S311
            acts: tuple[Callable[[], None], ...] = (
                history.arrive,
                history.ask,
                history.ask,
                history.answer,
                history.answer,
                history.send,
                history.send,
                history.count_in,
                history.draw,
                history.give_back,
                history.lose,
                history.withdraw,
            )
            for _step in range(STEPS):
                history.chance.choice(acts)()
                history.agrees()
            check_balances(history)
            held = count_held_each([history.county.pk, history.hospital.pk])
            assert (
                sum(held.values()) == Blank.objects.filter(office__in=held, status__in=("stock", "assigned")).count()
            )
            for transfer in BlankTransfer.objects.on_the_way():  # nothing is left over for whoever counts in later
                assert Blank.objects.filter(transfer=transfer).count() == transfer.quantity
            at_the_county(
                scene, "Z520090001", "Z520090002"
            )  # a line after everything: its balance is what lies there
            taken_in(scene, "Z520090003", "Z520090004")
            for office in (history.county, history.hospital):
                last = BlankIntake.objects.filter(office=office).latest("at")
                assert store_balances(office, lines=[last.pk]) == {last.pk: history.lying(office).count()}
            reached |= {course_of(one).state for one in BlankRequisition.objects.with_sent()}
            transaction.set_rollback(True)
    assert reached >= set(RequisitionState) - {RequisitionState.ASKED}
