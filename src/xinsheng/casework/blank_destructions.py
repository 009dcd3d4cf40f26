"""Spoiled and outdated paper destroyed: listed and handled by one, checked by another, before two witnesses.

The numbers were void before, and stay void for whoever asks; what is added is that the paper is gone, and who saw it.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.law.stock_terms import DestructionMethod
from xinsheng.registry.models import (
    BlankDestruction,
    DestroyedBlank,
    Office,
    Person,
    Proposal,
    offices_below,
    waste_paper,
)
from xinsheng.standards.certificate_numbers import numbers_in_range, ranges_in
from xinsheng.standards.civil_time import first_moment
from xinsheng.standards.names import normalise_name

Range = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Destroyed:
    """What is put down: the ranges, when, how, where, on whose approval, and who saw it with their offices.

    `missing` are the numbers that should have been there and were not found: whoever confirms is told of them.
    """

    ranges: tuple[Range, ...]
    on: date
    method: DestructionMethod
    place: str
    approval_no: str
    first_witness: str
    first_witness_of: str
    second_witness: str
    second_witness_of: str
    missing: tuple[str, ...] = ()


def waste_numbers(office: Office, *, through: date) -> list[str]:
    """The numbers whose waste paper lies at this office, or under it, and became waste by that civil day."""
    before = first_moment(through + timedelta(days=1))
    return list(waste_paper(offices_below(office), before=before).values_list("blank_id", flat=True))


def ranges_of(destruction: BlankDestruction) -> tuple[Range, ...]:
    """The numbers of a destruction as ranges, both ends included."""
    return tuple(ranges_in(destruction.destroyed_blanks.order_by("blank_id").values_list("blank_id", flat=True)))


def payload_of(destroyed: Destroyed, *, office: Office) -> dict[str, Any]:
    """What a proposal keeps of it."""
    said = {**asdict(destroyed), "on": destroyed.on.isoformat(), "method": destroyed.method.value}
    return {
        **said,
        "office": str(office.pk),
        "ranges": [list(one) for one in destroyed.ranges],
        "missing": list(destroyed.missing),
    }


def destroy_waste(proposal: Proposal, by: By, at: datetime) -> None:
    """Write down that this paper was destroyed, as another than who handled it has checked.

    Raises UnableToAct: "not_waste_here" where a number is no waste of this line, or was destroyed before (`about`),
    "witness_had_a_hand" where a witness is one of the two.
    """
    said = proposal.payload
    office = Office.objects.get(pk=said["office"])
    numbers = [no for first, last in said["ranges"] for no in numbers_in_range(first, last=last)]
    there = set(waste_paper(offices_below(office)).filter(blank__in=numbers).values_list("blank_id", flat=True))
    missing = next((no for no in numbers if no not in there), None)
    if missing is not None:
        raise UnableToAct("not_waste_here", about=missing)
    hands = {Person.objects.get(pk=proposal.proposed_by_id).name, by.someone.name}
    if hands & {normalise_name(said["first_witness"]), normalise_name(said["second_witness"])}:
        raise UnableToAct("witness_had_a_hand")
    words = ("method", "place", "approval_no", "first_witness", "first_witness_of", "second_witness")
    destruction = BlankDestruction.objects.create(
        office=office,
        on=date.fromisoformat(said["on"]),
        quantity=len(numbers),
        handled_by_id=proposal.proposed_by_id,
        checked_by=by.someone,
        at=at,
        **{name: said[name] for name in (*words, "second_witness_of")},
    )
    DestroyedBlank.objects.bulk_create([DestroyedBlank(blank_id=no, destruction=destruction) for no in numbers])
