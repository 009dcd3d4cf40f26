"""What a register said made into one answer; whatever does not fit together is no answer."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from xinsheng.gateways.population.numbers import forms_of, newest_form
from xinsheng.gateways.population.port import CoupleAsking, UnableToAsk
from xinsheng.law.register_records import ChildRecord, PersonRecord, RegisterAnswer, Silence

MOST_CHILDREN = 40  # of one couple; more is a placeholder in a mother's number, no family


def couple_answer(
    asking: CoupleAsking,
    *,
    snapshot: str,
    taken_on: date,
    people: Iterable[PersonRecord],
    children: Iterable[ChildRecord],
) -> RegisterAnswer:
    """Give the answer to one couple's question.

    Raises UnableToAsk: `contradictory` when two records of one number differ, `not_ours` when a record is of
    somebody who was not asked about, `malformed` when there are more children than a family has.
    """
    found, born = tuple(people), tuple(children)
    if len(born) > MOST_CHILDREN:
        raise UnableToAsk(Silence.MALFORMED)
    mothers, fathers = forms_of(asking.woman_no), forms_of(asking.man_no)
    strangers = [person for person in found if person.paper_no not in {*mothers, *fathers}]
    if strangers or any(child.mother_no not in mothers and child.father_no not in fathers for child in born):
        raise UnableToAsk(Silence.NOT_OURS)
    return RegisterAnswer(
        request_id=asking.request_id,
        snapshot=snapshot,
        taken_on=taken_on,
        woman=find_one(asking.woman_no, people=found),
        man=find_one(asking.man_no, people=found),
        children=_each_once(born),
    )


def find_one(no: str, *, people: Iterable[PersonRecord]) -> PersonRecord | None:
    """Give the one record of a number, in its newer form where both say the same; None when there is none.

    Raises UnableToAsk (`contradictory`) when two records differ in anything but the form of the number.
    """
    found = [person for person in people if person.paper_no in forms_of(no)]
    if len({replace(person, paper_no="") for person in found}) > 1:
        raise UnableToAsk(Silence.CONTRADICTORY)
    return max(found, key=lambda person: len(person.paper_no), default=None)


def _each_once(children: Iterable[ChildRecord]) -> tuple[ChildRecord, ...]:
    """Give each child once, by birth date; a record without a number yields to that of the same certificate."""
    by_number = _once(children, key=lambda child: newest_form(child.paper_no), told=lambda c: replace(c, paper_no=""))
    once = _once(by_number, key=lambda child: child.certificate_no, told=lambda child: (child.born_on, child.sex))
    return tuple(sorted(once, key=lambda child: (child.born_on, child.paper_no, child.name)))


def _once(
    children: Iterable[ChildRecord], *, key: Callable[[ChildRecord], str], told: Callable[[ChildRecord], Hashable]
) -> Iterator[ChildRecord]:
    """Give one record of each key, all of those without; raises UnableToAsk when two of a key are different."""
    for value, records in groupby(sorted(children, key=key), key=key):
        same = list(records)
        if not value:
            yield from same
            continue
        numbers = {newest_form(child.paper_no) for child in same if child.paper_no}
        if len(numbers) > 1 or len(set(map(told, same))) > 1:
            raise UnableToAsk(Silence.CONTRADICTORY)
        yield max(same, key=lambda child: len(child.paper_no))
