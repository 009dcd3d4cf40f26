"""Replacement 换发 of a certificate that is wrong or spoiled, by its original issuer (domain 3.7)."""

from dataclasses import replace

from xinsheng.law import conditions as on
from xinsheng.law import succession_conditions as here
from xinsheng.law.acts import Act, Input
from xinsheng.law.services import succession
from xinsheng.law.terms import Duty, Stage

VERSION = 1

TAKE_PAPER_BACK = Act(
    verb="take_paper_back",
    duties=(Duty.ISSUING_OFFICER,),
    moves={Stage.DECLARED: Stage.DECLARED},
    asks=(Input.RETURNED_PAGES,),
    conditions=(on.is_no_party, here.paper_is_not_yet_returned),
    source="换发办法：原证件交回原签发机构，永久存档，不作废证统计",
)
_HANDED_IN = (here.paper_is_returned,)


def _own(act: Act) -> Act:
    if act.verb in {"confirm_and_print", "seal"}:
        return replace(act, conditions=(*act.conditions, *_HANDED_IN))
    return act


ACTS: tuple[Act, ...] = (*(_own(act) for act in succession.rows(Duty.ISSUING_OFFICER)), TAKE_PAPER_BACK)
FINAL: frozenset[Stage] = frozenset({Stage.COLLECTED, Stage.CLOSED})
RESTING: frozenset[Stage] = FINAL
AWAITING: dict[Duty, tuple[Stage, ...]] = {
    Duty.APPLICANT: succession.FAMILYS_TURN,
    Duty.ISSUING_OFFICER: (Stage.DECLARED, Stage.SEALED),
    Duty.SEALING_OFFICER: (Stage.PRINTED,),
}
