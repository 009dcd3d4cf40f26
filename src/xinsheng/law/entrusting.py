"""A couple entrusts one person with lodging their registration 委托代办: whom, for which couple (mission E11, E12).

One of the two signs it in their own verified session; it is used at a township's or village's window, by who comes
there with their own paper, once (民法典 art. 165; `law/authorisations.py` says how long it is good, and how it ends).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from xinsheng.law.couple_faults import couple_faults, spouses_of
from xinsheng.law.couples import CoupleDeclaration, Spouse
from xinsheng.law.declaration import FULL_AGE, paper_faults
from xinsheng.law.reasons import Fault, FaultCode
from xinsheng.law.seen_papers import Agent
from xinsheng.standards.civil_time import age_on
from xinsheng.standards.identity_papers import birth_date_in

_WHO_THEY_ARE = ("name", "paper_no")


class AgentRelation(StrEnum):
    """What whoever is sent is to the one who sends them."""

    PARENT = "parent"  # 父母
    SIBLING = "sibling"  # 兄弟姐妹
    RELATIVE = "relative"  # 其他亲属
    OTHER = "other"  # 其他受托人


@dataclass(frozen=True, kw_only=True)
class Entrusting:
    """Whom one of a couple sends; of `couple` only who the two are, and which of them declares."""

    agent: Agent
    relation: AgentRelation
    couple: CoupleDeclaration


def entrusting_faults(entrusting: Entrusting, *, on: date) -> tuple[Fault, ...]:
    """Everything wrong with it on the civil day `on`: `agent.name`, `agent.paper_no`, `woman.name`, `man.paper_no` …

    Who acts for others is of full age (民法典 art. 18), and is neither of the two: those come themselves.
    """
    agent, two = entrusting.agent, tuple(one for _side, one in spouses_of(entrusting.couple))
    faults = [] if agent.name else [Fault("agent.name", FaultCode.REQUIRED)]
    faults += paper_faults(agent.paper_kind, agent.paper_no, field="agent.paper_no", on=on)
    born = birth_date_in(agent.paper_kind, agent.paper_no, on=on)
    if born is not None and age_on(born, on=on) < FULL_AGE:
        faults.append(Fault("agent.paper_no", FaultCode.TOO_YOUNG, "agent_too_young"))
    if agent.paper_no in {one.paper_no for one in two if one.paper_no}:
        faults.append(Fault("agent.paper_no", FaultCode.AGENT_IS_SPOUSE))
    asked = {f"{side}.{field}" for side, _one in spouses_of(entrusting.couple) for field in _WHO_THEY_ARE}
    faults += [fault for fault in couple_faults(entrusting.couple, on=on) if fault.field in asked | {"man.name"}]
    return tuple(faults)


def entrusting_payload(entrusting: Entrusting) -> dict[str, Any]:
    """What of it is signed, as JSON values: the agent, the two, and who of them sends."""
    agent, couple = entrusting.agent, entrusting.couple
    return {
        "agent": {
            "name": agent.name,
            "relation": entrusting.relation.value,
            "paper_kind": agent.paper_kind.value,
            "paper_no": agent.paper_no,
        },
        "couple": {
            "woman": _who(couple.woman),
            "man": _who(couple.man) if couple.man is not None else None,
            "declarant": couple.declarant.value,
        },
    }


def _who(spouse: Spouse) -> Mapping[str, str]:
    return {"name": spouse.name, "paper_kind": spouse.paper_kind.value, "paper_no": spouse.paper_no}
