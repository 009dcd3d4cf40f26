"""The count of the Commission's ordinary forms 统一印制的普通生育服务证 at a township (mission E6)."""

from dataclasses import dataclass

from xinsheng.law.policies import Policy
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.township_terms import OrdinaryPaper


@dataclass(frozen=True, kw_only=True)
class FormsCount:
    """How many forms were counted in, printed on and spoiled; all in forms, over whichever time is meant."""

    received: int = 0
    used: int = 0
    spoiled: int = 0

    @property
    def left(self) -> int:
        """Received - used - spoiled; below nothing only where forms were printed on that nobody had counted in."""
        return self.received - self.used - self.spoiled


@dataclass(frozen=True, kw_only=True)
class FormsAccount:
    """A period's account: what there was before it, and what came and went within it."""

    opening: int
    within: FormsCount

    @property
    def closing(self) -> int:
        """Opening + received - used - spoiled."""
        return self.opening + self.within.left


def form_objections(count: FormsCount, *, paper: OrdinaryPaper, policy: Policy) -> tuple[Reason, ...]:
    """Why this township cannot print on this paper now: only where it set so, and never for plain paper.

    `policy` is that of the place that prints, on the day it prints: the stock is its own, not the case's.
    """
    stops = paper is OrdinaryPaper.FORM and policy.ordinary_forms_stop and count.left <= 0
    return (Reason(ReasonCode.NO_FORM_LEFT),) if stops else ()
