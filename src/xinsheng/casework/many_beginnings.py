"""Many cases opened in one transaction, each with its first act: ruled one by one, written by a few statements."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from xinsheng.casework.acting import Asked, By
from xinsheng.casework.beginnings import write_cases
from xinsheng.casework.door import Finishing, Performance, Write, finish_together
from xinsheng.law.acts import Act, Ruling, rule_on
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import Case


@dataclass(frozen=True, kw_only=True)
class FirstAct:
    """What is done to a case in the transaction that opens it, with all there is to know of it then."""

    act: Act
    case: Case
    facts: Facts
    asked: Asked
    write: Write


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """The cases of one beginning, none of them in the books yet, each with its data key; and their first acts."""

    cases: Mapping[Case, bytes]
    asked: Asked
    then: tuple[FirstAct, ...]
    subjects: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Opener:
    """Who opens them, with what the law looks at while there is no case yet."""

    by: By
    actor: Actor
    facts: Facts
    at: datetime

    def performs(self, ruling: Ruling, *, case: Case, facts: Facts) -> Performance:
        """The performance of an act that the law allowed."""
        return Performance(case=case, facts=facts, actor=self.actor, ruling=ruling, by=self.by, at=self.at, given={})


Refusals = tuple[NotAllowed | None, ...]


def begin_many(
    act: Act,
    *,
    opener: Opener,
    beginnings: Sequence[Beginning],
    before: Callable[[Sequence[Beginning]], None],
    after: Callable[[], object],
) -> Refusals:
    """Open the cases of those beginnings that the law allows, whole; what it says against each of the others.

    The acts are nobody's and sign nothing: those of a person go through the door one by one. The caller holds the
    births of the office, so that nothing else is asked with these keys meanwhile; one that was used is refused by the
    books. `before` writes what the cases of the allowed stand on, `after` what stands on them.
    """
    ruled = [_ruled(act, opener=opener, beginning=one) for one in beginnings]
    allowed = [(one, found) for one, found in zip(beginnings, ruled, strict=True) if isinstance(found, list)]
    opened = [one for one, _rulings in allowed]

    def write() -> None:
        before(opened)
        write_cases({case: data_key for one in opened for case, data_key in one.cases.items()})
        after()

    with transaction.atomic():
        finish_together([made for one, found in allowed for made in _acts(opener, one, found)], save=write)
    return tuple(found if isinstance(found, NotAllowed) else None for found in ruled)


def _acts(opener: Opener, beginning: Beginning, rulings: Sequence[Ruling]) -> Iterator[Finishing]:
    """The opening of each case, and then the first acts; the page's own key goes with the first case."""
    opening, *others = rulings
    made = {"cases": [str(case.pk) for case in beginning.cases]}
    for place, case in enumerate(beginning.cases):
        performance = opener.performs(opening, case=case, facts=opener.facts)
        performance.subjects, performance.answer = dict(beginning.subjects), made
        asked = replace(beginning.asked, key=uuid4()) if place else beginning.asked
        yield Finishing(performance=performance, asked=asked, from_stage=None)
    for first, ruling in zip(beginning.then, others, strict=True):
        performance = opener.performs(ruling, case=first.case, facts=first.facts)
        first.write(performance)
        yield Finishing(performance=performance, asked=first.asked, from_stage=first.facts.stage)


def _ruled(act: Act, *, opener: Opener, beginning: Beginning) -> list[Ruling] | NotAllowed:
    """The law's yes to the opening and to every first act, or the first no."""
    try:
        return [
            rule_on(act, opener.facts, opener.actor),
            *(rule_on(first.act, first.facts, opener.actor) for first in beginning.then),
        ]
    except NotAllowed as refused:
        return refused
