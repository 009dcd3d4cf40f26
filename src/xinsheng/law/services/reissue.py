"""Reissue 补发 of a lost or stolen certificate, by the county of its original issuer (mission D1 to D4)."""

from xinsheng.law import conditions as on
from xinsheng.law import record_conditions as records
from xinsheng.law import succession_conditions as here
from xinsheng.law.acts import Act, MessageKind, StatementKind
from xinsheng.law.services import issuing, original_records, succession
from xinsheng.law.services.succession import more_on
from xinsheng.law.terms import Duty, Stage

VERSION = 1
PARTY, EXAMINER = Duty.APPLICANT, Duty.REISSUE_OFFICER

_OFFICER, _AT_THE_COUNTER = (EXAMINER,), (PARTY, EXAMINER)
_FRESH, _FRESH_AT_THE_COUNTER = (here.had_no_hand_on_the_chain,), (here.had_no_hand_unless_applicant,)

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
BEGIN_APPLICATION = more_on(succession.BEGIN_APPLICATION, duties=_AT_THE_COUNTER, conditions=_FRESH_AT_THE_COUNTER)
GIVE_MATERIAL = more_on(succession.GIVE_MATERIAL, duties=_AT_THE_COUNTER, conditions=_FRESH_AT_THE_COUNTER)
APPLY = more_on(
    succession.APPLY, duties=_AT_THE_COUNTER, conditions=_FRESH_AT_THE_COUNTER, also_tells=MessageKind.REISSUE_APPLIED
)
MAKE_UP = more_on(succession.MAKE_UP, duties=_AT_THE_COUNTER, conditions=_FRESH_AT_THE_COUNTER)
FIND_MATERIAL = more_on(issuing.FIND_MATERIAL, duties=_OFFICER, conditions=_FRESH)
GIVE_NOTICE = more_on(issuing.GIVE_NOTICE, duties=_OFFICER, conditions=_FRESH)
PUT_OFF = more_on(issuing.PUT_OFF, duties=_OFFICER, conditions=_FRESH)
CLOSE_APPLICATION = more_on(succession.CLOSE_APPLICATION, duties=_OFFICER, conditions=_FRESH)
CONFIRM_AND_PRINT = more_on(
    succession.CONFIRM_AND_PRINT, duties=_OFFICER, conditions=(*_FRESH, records.county_is_the_issuers)
)
MATCH_INSERT = more_on(issuing.MATCH_INSERT, duties=(*_OFFICER, Duty.REVIEWER), conditions=_FRESH)
VOID_PRINT = more_on(issuing.VOID_PRINT, duties=(Duty.SEALING_OFFICER, *_OFFICER, Duty.REVIEWER), conditions=_FRESH)
SEAL = more_on(succession.SEAL, conditions=(*_FRESH, here.is_reviewed))
HAND_OVER = more_on(issuing.HAND_OVER, duties=(*_OFFICER, Duty.SEALING_OFFICER), conditions=_FRESH)

ACTS: tuple[Act, ...] = (
    BEGIN_APPLICATION,
    GIVE_MATERIAL,
    APPLY,
    MAKE_UP,
    succession.WITHDRAW_APPLICATION,
    FIND_MATERIAL,
    GIVE_NOTICE,
    PUT_OFF,
    CLOSE_APPLICATION,
    CONFIRM_AND_PRINT,
    MATCH_INSERT,
    VOID_PRINT,
    SEAL,
    HAND_OVER,
    succession.FILE_ELICENCE,
    issuing.ABANDON_SEAL,
    REVIEW,
    *original_records.ACTS,
)
FINAL: frozenset[Stage] = frozenset({Stage.COLLECTED, Stage.CLOSED})
RESTING: frozenset[Stage] = FINAL
AWAITING: dict[Duty, tuple[Stage, ...]] = {
    Duty.APPLICANT: succession.FAMILYS_TURN,
    Duty.REISSUE_OFFICER: (Stage.DECLARED, Stage.SEALED),
    Duty.REVIEWER: (Stage.PRINTED,),
    Duty.SEALING_OFFICER: (Stage.PRINTED,),
}
