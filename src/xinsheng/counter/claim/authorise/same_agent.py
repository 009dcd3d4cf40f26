"""Whom the mother sends for one child of the delivery, sent for another: named for her, read and signed by her."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xinsheng.casework.authorisations import agent_named_in, find_standing
from xinsheng.casework.snapshots import is_mother
from xinsheng.counter.claim.work import Work
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, Person
from xinsheng.standards.civil_time import civil_date

SAME = "same"  # of the address: begin with whom she sent for the other child
_OPEN_TO_HER = frozenset({Stage.SIGNED, *FAMILYS_TURN})
_NAMED = ("name", "relation", "paper_kind", "paper_no")


@dataclass(frozen=True, kw_only=True)
class SentForAnother:
    """Which child of the delivery somebody was sent for, and whom, as the mother signed it."""

    birth_order: int
    agent: Mapping[str, Any]


def find_same_agent(work: Work) -> dict[str, Any] | None:
    """What she would type of the agent here, as she signed it for another child; None where she sent nobody."""
    sent = find_sent_for_another(work.person, case=work.case, at=work.at)
    return {name: sent.agent[name] for name in _NAMED} if sent else None


def find_sent_for_another(person: Person, *, case: Case, at: datetime) -> SentForAnother | None:
    """Whom this mother has sent for another child of the delivery, where that authorisation still stands."""
    for other in _born_together(person, case=case):
        signed = find_standing(other, on=civil_date(at))
        agent = agent_named_in(signed.material, case=other) if signed is not None else {}
        if agent:
            return SentForAnother(birth_order=other.birth_order or 1, agent=agent)
    return None


def find_to_send_likewise(person: Person, *, case: Case, at: datetime) -> SentForAnother | None:
    """The same, while she may still send somebody for this child and has sent nobody."""
    sent = find_sent_for_another(person, case=case, at=at) if case.stage in _OPEN_TO_HER else None
    return sent if sent is not None and find_standing(case, on=civil_date(at)) is None else None


def others_to_send_for(person: Person, *, case: Case, at: datetime) -> list[Case]:
    """Her other children of the delivery for whom she has sent nobody yet, and may."""
    others = [one for one in _born_together(person, case=case) if one.stage in _OPEN_TO_HER]
    return [one for one in others if find_standing(one, on=civil_date(at)) is None]


def _born_together(person: Person, *, case: Case) -> list[Case]:
    """The other cases of the delivery that name this person as the mother too, in the order of birth."""
    if (case.plurality or 1) == 1 or not is_mother(person, case=case):
        return []
    same = Case.objects.of_parent(person).filter(newborn__delivery__newborns=case.newborn_id, service=case.service)
    found = same.exclude(pk=case.pk).select_related("key").distinct().order_by("birth_order", "id")
    return [one for one in found if is_mother(person, case=one)]
