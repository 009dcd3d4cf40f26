"""First issuance 首次签发 of a child born outside a midwifery institution (mission B1 to B4, C1 to C3).

The body is the one that the county of the child's intended household registration appointed. There is no attendant:
what the collector tells of the birth stands in their declaration, and the parentage test report takes the place of
the attendant's signed block (invariant 10).
"""

from dataclasses import replace

from xinsheng.law import authorisation_conditions as sent
from xinsheng.law import conditions as on
from xinsheng.law import outside_conditions as outside
from xinsheng.law.acts import Act, Errand, Input, MessageKind, StatementKind
from xinsheng.law.services import first_issuance_inside as inside
from xinsheng.law.services import supervision
from xinsheng.law.services.issuing import (
    ABANDON_SEAL,
    FILE_ELICENCE,
    FIND_MATERIAL,
    GIVE_NOTICE,
    HAND_OVER,
    MATCH_INSERT,
    PUT_OFF,
    SEAL,
    VOID_PRINT,
)
from xinsheng.law.services.supervision import CLOSE_AFTER_LOSS, RECORD_REPORT
from xinsheng.law.terms import Duty, Stage

VERSION = 1
PARTY, EXAMINER = Duty.COLLECTOR, Duty.ISSUING_OFFICER

_AT_THE_COUNTER = (Duty.COLLECTOR, Duty.ISSUING_OFFICER)  # mission C1: online or on site, the same case
FAMILYS_TURN = (Stage.BEGUN, Stage.NOTICED)
_STANDS_TOLD = (outside.birth_and_report_are_told, outside.only_the_father_leaves_her_out, outside.report_is_free)

BEGIN_OUTSIDE = Act(
    verb="begin_outside",
    duties=_AT_THE_COUNTER,
    moves={None: Stage.BEGUN},
    conditions=(on.office_may_issue,),
    takes_hand=False,
    source="国办发〔2015〕96号：机构外出生的，向拟落户地县级卫生健康行政部门指定的机构申领",
)
BEGIN_CLAIM = replace(
    inside.BEGIN_CLAIM,
    moves={Stage.BEGUN: Stage.BEGUN, Stage.NOTICED: Stage.NOTICED},
    source="通知：可在线填写委托书；受托人以本人身份登录后打开母亲委托的登记表",
)
GIVE_MATERIAL = replace(
    inside.GIVE_MATERIAL,
    moves={Stage.BEGUN: Stage.BEGUN, Stage.DECLARED: Stage.DECLARED, Stage.NOTICED: Stage.NOTICED},
    checks=(on.material_is_asked_for, outside.way_is_the_signers, on.statement_is_signed_afresh),
)
REVOKE_AUTHORISATION = replace(inside.REVOKE_AUTHORISATION, moves=GIVE_MATERIAL.moves)
HAND_TO_AGENT = replace(inside.HAND_TO_AGENT, moves=BEGIN_CLAIM.moves)
_DECLARING = (
    on.office_may_issue,
    on.is_no_party_unless_collector,
    on.declaration_is_complete,
    *_STANDS_TOLD,
    on.declaration_is_confirmed,
    on.says_truly_who_collects,
    sent.may_submit_for_mother,
    sent.authorisation_is_not_spent,
    on.every_character_prints,
)
DECLARE = Act(
    verb="declare",
    duties=_AT_THE_COUNTER,
    moves={Stage.BEGUN: Stage.DECLARED},
    conditions=_DECLARING,
    signs=StatementKind.DECLARATION,
    errands=(Errand.CONFIRM_REPORT,),
    tells=(MessageKind.DECLARATION_RECEIVED,),
    source="通知：机构外出生的，领证人填写全部内容、上传材料、签名、提交",
)
MAKE_UP = replace(inside.MAKE_UP, conditions=_DECLARING, errands=(Errand.CONFIRM_REPORT,))
WITHDRAW_CLAIM = Act(
    verb="withdraw_claim",
    duties=(Duty.COLLECTOR,),
    moves=dict.fromkeys((Stage.BEGUN, Stage.DECLARED, Stage.NOTICED), Stage.CLOSED),
    conditions=(sent.is_not_sent_by_the_mother,),
    source="行政许可申请可以撤回；撤回后鉴定意见书可以再用于申领",
)
CONFIRM_AND_PRINT = replace(
    inside.CONFIRM_AND_PRINT,
    conditions=(
        on.office_may_issue,
        on.is_no_party,
        on.report_is_made,
        on.declaration_is_complete,
        *_STANDS_TOLD,
        outside.laboratory_has_answered,
        outside.flagged_report_is_cleared,
        on.every_material_examined,
        on.nothing_outstanding,
        on.every_character_prints,
        on.blank_at_hand,
    ),
    source="通知：签发人员核对身份证件和材料，确认、打印",
)
CONFIRM_REPORT = Act(
    verb="confirm_report",
    duties=(Duty.MACHINE, EXAMINER),
    moves={Stage.DECLARED: Stage.DECLARED, Stage.NOTICED: Stage.NOTICED},
    conditions=(on.is_no_party, outside.laboratory_is_to_be_asked),
    takes_hand=False,
    source="本系统规定：意见书向出具的鉴定机构核实；没有答复的等待，期满由另一机构复核，不要求家庭补交材料",
)
SECOND_REVIEW = Act(
    verb="second_review",
    duties=(EXAMINER, Duty.REVIEWER),  # of another body; where there is none, of the county that appointed this one
    moves={Stage.DECLARED: Stage.DECLARED},
    asks=(Input.SECOND_FINDING,),
    may_ask=(Input.REASON,),
    conditions=(on.is_no_party, outside.second_look_is_asked),
    checks=(outside.a_doubt_says_why,),
    signs=StatementKind.SECOND_REVIEW,
    hand=Duty.REVIEWER,
    at_another_body=True,
    source="本系统规定：意见书有须留意之处的，由另一机构的签发人员复核，没有别的机构的由县级审核人员复核；不要求家庭补交材料",
)
ESCALATE_SECOND_REVIEW = Act(
    verb="escalate_second_review",
    duties=(Duty.MACHINE,),
    moves=SECOND_REVIEW.moves,
    conditions=(outside.second_look_is_asked, outside.second_look_is_overdue),
    takes_hand=False,
    source="本系统规定：期满没有人复核的，逐级报县、市（州）、省级的审核人员；不要求家庭补交材料",
)
REPORT_LOSS = replace(
    supervision.REPORT_LOSS,
    duties=(EXAMINER,),
    moves=dict.fromkeys((Stage.BEGUN, Stage.DECLARED, Stage.NOTICED), Stage.WITH_SUPERVISOR),
)
CONTINUE_AFTER_LOSS = replace(
    supervision.CONTINUE_AFTER_LOSS,
    moves={Stage.WITH_SUPERVISOR: Stage.BEGUN},
    conditions=(on.is_no_party, on.was_live_born),  # nobody attended: what the family tells is told in its form
)

ACTS: tuple[Act, ...] = (
    BEGIN_OUTSIDE,
    BEGIN_CLAIM,
    GIVE_MATERIAL,
    REVOKE_AUTHORISATION,
    HAND_TO_AGENT,
    DECLARE,
    MAKE_UP,
    WITHDRAW_CLAIM,
    REPORT_LOSS,
    CONTINUE_AFTER_LOSS,
    CLOSE_AFTER_LOSS,
    RECORD_REPORT,
    FIND_MATERIAL,
    GIVE_NOTICE,
    PUT_OFF,
    CONFIRM_REPORT,
    SECOND_REVIEW,
    ESCALATE_SECOND_REVIEW,
    CONFIRM_AND_PRINT,
    MATCH_INSERT,
    VOID_PRINT,
    SEAL,
    FILE_ELICENCE,
    ABANDON_SEAL,
    HAND_OVER,
)
FINAL: frozenset[Stage] = frozenset({Stage.COLLECTED, Stage.CLOSED})
RESTING: frozenset[Stage] = FINAL  # nothing is awaited of anybody
AWAITING: dict[Duty, tuple[Stage, ...]] = {
    Duty.COLLECTOR: FAMILYS_TURN,
    Duty.ISSUING_OFFICER: (Stage.DECLARED, Stage.SEALED),
    Duty.SEALING_OFFICER: (Stage.PRINTED,),
    Duty.SUPERVISOR: (Stage.WITH_SUPERVISOR,),
}
