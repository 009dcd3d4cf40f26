"""The acts of a reissue whose original these books never issued: look it up, ask its issuer, type it, confirm it."""

from xinsheng.law import conditions as on
from xinsheng.law import record_conditions as records
from xinsheng.law import succession_conditions as here
from xinsheng.law.acts import Act, Errand, Input
from xinsheng.law.terms import Duty, Stage

_ASKED_IN = (Stage.BEGUN, Stage.DECLARED, Stage.NOTICED)
_OFFICERS = (on.is_no_party, here.had_no_hand_on_the_chain)

BEGIN_FOR_LEGACY = Act(
    verb="begin_for_legacy",
    duties=(Duty.APPLICANT, Duty.REISSUE_OFFICER),
    moves={None: Stage.BEGUN},
    conditions=(on.office_may_issue, here.had_no_hand_unless_applicant),
    errands=(Errand.LOOK_UP_RECORD,),
    takes_hand=False,
    source="通知：先在妇幼系统查询原签发记录，查询不到的才提供原签发机构的签发记录或证明",
)
LOOK_UP_RECORD = Act(
    verb="look_up_record",
    duties=(Duty.MACHINE, Duty.REISSUE_OFFICER),
    moves={stage: stage for stage in _ASKED_IN},
    conditions=(on.is_no_party, here.had_no_hand_on_the_chain, records.original_is_unknown),
    takes_hand=False,
    source="通知：在妇幼系统查询原签发记录；系统没有答复的等待，不作决定",
)
SUPPLY_RECORD = Act(
    verb="supply_record",
    duties=(Duty.ISSUING_OFFICER,),
    moves={Stage.DECLARED: Stage.DECLARED, Stage.NOTICED: Stage.NOTICED},
    asks=(Input.HOLDING,),
    conditions=(on.is_no_party, records.issuer_is_asked),
    at_issuer=True,
    source="通知：原签发机构的签发记录或证明；由原签发机构在系统中提供，申请人不用往返",
)
STATE_ORIGINAL = Act(
    verb="state_original",
    duties=(Duty.REISSUE_OFFICER,),
    moves={Stage.DECLARED: Stage.DECLARED},
    conditions=(*_OFFICERS, records.original_is_unknown, records.evidence_is_at_hand),
    source="通知：调取原签发记录；补发内容与原证件一致",
)
CONFIRM_ORIGINAL = Act(
    verb="confirm_original",
    duties=(Duty.REVIEWER,),
    moves={Stage.DECLARED: Stage.DECLARED},
    conditions=(
        *_OFFICERS,
        records.original_is_unknown,
        records.evidence_is_at_hand,
        records.original_is_stated,
    ),
    source="本系统规定：早于本系统的证件，一人录入、另一人核对",
)
ACTS: tuple[Act, ...] = (BEGIN_FOR_LEGACY, LOOK_UP_RECORD, SUPPLY_RECORD, STATE_ORIGINAL, CONFIRM_ORIGINAL)
