"""Reissue 补发 of a lost or stolen certificate, by the county of its original issuer (mission D1 to D4)."""

from dataclasses import replace

from xinsheng.law import conditions as on
from xinsheng.law import succession_conditions as here
from xinsheng.law.acts import Act, MessageKind, StatementKind
from xinsheng.law.services import succession
from xinsheng.law.terms import Duty, Stage

VERSION = 1

REVIEW = Act(
    verb="review",
    duties=(Duty.REVIEWER,),
    moves={Stage.PRINTED: Stage.PRINTED},
    conditions=(
        on.is_no_party,
        here.had_no_hand_on_the_chain,
        here.original_is_in_force,
        on.insert_is_matched,
        on.content_is_unchanged,
        on.nothing_outstanding,
        here.is_not_yet_reviewed,
    ),
    signs=StatementKind.CERTIFICATE,
    source="补发登记表：签发人员、盖章人员、审核人员三人签名",
)
_FRESH = (here.had_no_hand_on_the_chain,)
_SHARED = succession.rows(Duty.REISSUE_OFFICER, beside=(Duty.REVIEWER,), also=_FRESH)
_REVIEWED_FIRST = (here.is_reviewed,)


def _own(act: Act) -> Act:
    match act.verb:
        case "apply":
            return replace(_at_window(act), tells=(*act.tells, MessageKind.REISSUE_APPLIED))
        case "begin_application" | "give_material" | "make_up_application":
            return _at_window(act)
        case "seal":
            return replace(act, conditions=(*act.conditions, *_REVIEWED_FIRST))
    return act


def _at_window(act: Act) -> Act:
    return replace(act, conditions=(*act.conditions, here.had_no_hand_unless_applicant))


ACTS: tuple[Act, ...] = (*(_own(act) for act in _SHARED), REVIEW)
FINAL: frozenset[Stage] = frozenset({Stage.COLLECTED, Stage.CLOSED})
RESTING: frozenset[Stage] = FINAL
AWAITING: dict[Duty, tuple[Stage, ...]] = {
    Duty.APPLICANT: succession.FAMILYS_TURN,
    Duty.REISSUE_OFFICER: (Stage.DECLARED, Stage.SEALED),
    Duty.REVIEWER: (Stage.PRINTED,),
    Duty.SEALING_OFFICER: (Stage.PRINTED,),
}
