"""What is wrong or unusual in the children a couple declares to have now (mission E1, domain 6)."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from xinsheng.law.couples import CurrentChild
from xinsheng.law.reasons import Caution, CautionCode, Fault, FaultCode
from xinsheng.standards.certificate_numbers import childs_certificate_no_fault

_FIRST_YEAR = 1900
_MONTHS = range(1, 13)
Children = tuple[CurrentChild, ...]


def birth_span_of(child: CurrentChild) -> tuple[date, date] | None:
    """The first and the last day on which the child can have been born; None when there is no such day."""
    year, month, day = child.born_year, child.born_month, child.born_day
    if month not in _MONTHS or not _FIRST_YEAR <= year <= date.max.year:
        return None
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= last else None


def children_faults(
    children: Children, *, child_order: int, parents_born: Sequence[date | None], on: date
) -> list[Fault]:
    """Everything wrong with the children of now and the order of the child that is registered for.

    `parents_born` has the birth of each declared spouse, None where a paper tells none. A child may be older than
    one of the two (of an earlier marriage), never than both. Fields count the children from 0, as they stand.
    """
    faults: list[Fault] = []
    for index, child in enumerate(children):
        faults += _birth_faults(child, field=f"children.{index}", parents_born=parents_born, on=on)
        no = child.certificate_no
        wrong = childs_certificate_no_fault(no, born_year=child.born_year) if no else None
        if wrong:
            faults.append(Fault(f"children.{index}.certificate_no", FaultCode.BAD_CERTIFICATE_NO, wrong))
    faults += _told_twice(children)
    faults += _order_faults(children)
    if not child_order:
        faults.append(Fault("child_order", FaultCode.REQUIRED))
    elif child_order <= len(children):
        faults.append(Fault("child_order", FaultCode.CHILD_ORDER_TOO_SMALL))
    return faults


def _birth_faults(
    child: CurrentChild, *, field: str, parents_born: Sequence[date | None], on: date
) -> Iterator[Fault]:
    if not child.born_year or not child.born_month:
        yield Fault(f"{field}.born_month", FaultCode.REQUIRED)
        return
    span = birth_span_of(child)
    if span is None:
        yield Fault(f"{field}.born_month", FaultCode.IMPOSSIBLE, "impossible_date")
        return
    if span[0] > on:
        yield Fault(f"{field}.born_month", FaultCode.IN_FUTURE)
    if parents_born and all(born is not None and span[1] <= born for born in parents_born):
        yield Fault(f"{field}.born_month", FaultCode.OLDER_THAN_PARENTS)


def _told_twice(children: Children) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for index, child in enumerate(children):
        if child.certificate_no in seen:
            faults.append(Fault(f"children.{index}.certificate_no", FaultCode.SAME_PERSON))
        seen |= {child.certificate_no} - {""}
    return faults


def _order_faults(children: Children) -> list[Fault]:
    """The orders are 1, 2, 3 ..., each once, the elder first."""
    if sorted(child.order for child in children) != list(range(1, len(children) + 1)):
        return [Fault("children", FaultCode.NOT_IN_BIRTH_ORDER)]
    by_order = sorted(enumerate(children), key=lambda one: one[1].order)
    return [
        Fault(f"children.{index}.order", FaultCode.NOT_IN_BIRTH_ORDER)
        for (_, elder), (index, younger) in pairwise(by_order)
        if _is_before(younger, elder)
    ]


def _is_before(one: CurrentChild, other: CurrentChild) -> bool:
    first, second = birth_span_of(one), birth_span_of(other)
    return first is not None and second is not None and first[1] < second[0]


def children_cautions(children: Children, *, child_order: int, parents_born: Sequence[date | None]) -> list[Caution]:
    """What the declarant looks at again: a child older than one of the two, an order beyond the children of now.

    An order beyond them is possible: an earlier child may have died. A person then looks at it.
    """
    cautions = []
    for index, child in enumerate(children):
        span = birth_span_of(child)
        if span is not None and any(born is not None and span[1] <= born for born in parents_born):
            cautions.append(Caution(f"children.{index}.born_month", CautionCode.OLDER_THAN_A_PARENT))
    if child_order > len(children) + 1:
        cautions.append(Caution("child_order", CautionCode.CHILD_ORDER_ABOVE_CHILDREN, (str(child_order),)))
    return cautions
