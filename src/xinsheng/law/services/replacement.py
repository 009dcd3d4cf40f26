"""Replacement 换发 of a certificate that is wrong or spoiled, by its original issuer (domain 3.7)."""

from xinsheng.law import conditions as on
from xinsheng.law import succession_conditions as here
from xinsheng.law.acts import Act, Input
from xinsheng.law.services import issuing, succession
from xinsheng.law.services.succession import more_on
from xinsheng.law.terms import Duty, Stage

VERSION = 1
PARTY, EXAMINER = Duty.APPLICANT, Duty.ISSUING_OFFICER

_OFFICER, _AT_THE_COUNTER = (EXAMINER,), (PARTY, EXAMINER)
_HANDED_IN, _ITS_OWN_REPORT = (here.paper_is_returned,), (here.report_is_free,)

TAKE_PAPER_BACK = Act(
    verb="take_paper_back",
    duties=_OFFICER,
    moves={Stage.DECLARED: Stage.DECLARED},
    asks=(Input.RETURNED_PAGES,),
    conditions=(on.is_no_party, here.paper_is_not_yet_returned),
    source="换发办法：原证件交回原签发机构，永久存档，不作废证统计",
)
BEGIN_APPLICATION = more_on(succession.BEGIN_APPLICATION, duties=_AT_THE_COUNTER)
GIVE_MATERIAL = more_on(succession.GIVE_MATERIAL, duties=_AT_THE_COUNTER)
APPLY = more_on(succession.APPLY, duties=_AT_THE_COUNTER, conditions=_ITS_OWN_REPORT)
MAKE_UP = more_on(succession.MAKE_UP, duties=_AT_THE_COUNTER, conditions=_ITS_OWN_REPORT)
CLOSE_APPLICATION = more_on(succession.CLOSE_APPLICATION, duties=_OFFICER)
CONFIRM_AND_PRINT = more_on(succession.CONFIRM_AND_PRINT, duties=_OFFICER, conditions=(*_HANDED_IN, *_ITS_OWN_REPORT))
SEAL = more_on(succession.SEAL, conditions=_HANDED_IN)

ACTS: tuple[Act, ...] = (
    BEGIN_APPLICATION,
    GIVE_MATERIAL,
    APPLY,
    MAKE_UP,
    succession.WITHDRAW_APPLICATION,
    issuing.FIND_MATERIAL,
    issuing.GIVE_NOTICE,
    issuing.PUT_OFF,
    CLOSE_APPLICATION,
    CONFIRM_AND_PRINT,
    issuing.MATCH_INSERT,
    issuing.VOID_PRINT,
    SEAL,
    issuing.HAND_OVER,
    succession.FILE_ELICENCE,
    issuing.ABANDON_SEAL,
    TAKE_PAPER_BACK,
)
FINAL: frozenset[Stage] = frozenset({Stage.COLLECTED, Stage.CLOSED})
RESTING: frozenset[Stage] = FINAL
AWAITING: dict[Duty, tuple[Stage, ...]] = {
    Duty.APPLICANT: succession.FAMILYS_TURN,
    Duty.ISSUING_OFFICER: (Stage.DECLARED, Stage.SEALED),
    Duty.SEALING_OFFICER: (Stage.PRINTED,),
}
