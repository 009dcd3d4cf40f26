"""First issuance 首次签发 of a child born inside a midwifery institution (mission A1 to A6, C1 to C3)."""

from xinsheng.law import authorisation_conditions as sent
from xinsheng.law import conditions as on
from xinsheng.law.acts import Act, Input, MessageKind, StatementKind
from xinsheng.law.received_conditions import nobody_holds_the_entry
from xinsheng.law.services.issuing import (
    ABANDON_SEAL,
    FILE_ELICENCE,
    FIND_MATERIAL,
    GIVE_NOTICE,
    HAND_OVER,
    ISSUING,
    MATCH_INSERT,
    PUT_OFF,
    SEAL,
    VOID_PRINT,
)
from xinsheng.law.services.supervision import (
    CLOSE_AFTER_LOSS,
    CONTINUE_AFTER_LOSS,
    RECORD_REPORT,
    REPORT_LOSS,
    RETURN_TO_ATTENDANT,
)
from xinsheng.law.terms import Duty, Stage

VERSION = 1
PARTY, EXAMINER = Duty.COLLECTOR, Duty.ISSUING_OFFICER

ATTENDANT, COLLECTOR = (Duty.ATTENDANT,), (Duty.COLLECTOR,)
SYSTEM = (Duty.HOSPITAL_SYSTEM,)
_AT_THE_COUNTER = (Duty.COLLECTOR, Duty.ISSUING_OFFICER)  # mission C1: online or on site, the same case
FAMILYS_TURN = (Stage.SIGNED, Stage.NOTICED)
_FAMILYS_AND_OFFICERS: dict[Stage | None, Stage] = {
    stage: stage for stage in (Stage.SIGNED, Stage.DECLARED, Stage.NOTICED)
}
_BLOCK_STANDS = (on.delivery_is_complete, on.cautions_are_confirmed)

OPEN_BIRTH = Act(
    verb="open_birth",
    duties=ATTENDANT,
    moves={None: Stage.OPENED},
    conditions=(on.office_is_licensed, on.attendant_is_licensed),
    takes_hand=False,
    source="通知：接生人员 24 小时内填写首次签发登记表",
)
RECEIVE_BIRTH = Act(
    verb="receive_birth",
    duties=SYSTEM,
    moves={None: Stage.OPENED},
    conditions=(on.office_is_licensed,),
    takes_hand=False,
    source="通知：接生人员在医院信息系统中录入；由该系统送入，不重复录入，不代为签名",
)
RECEIVE_BLOCK = Act(
    verb="receive_block",
    duties=SYSTEM,
    moves={Stage.OPENED: Stage.OPENED},
    conditions=(on.office_is_licensed, on.no_loss, on.delivery_is_complete),
    takes_hand=False,
    source="本系统规定：签名前医院系统送来的更正为新的一版，由接生人员核对后签名",
)
REQUEST_CORRECTION = Act(
    verb="request_correction",
    duties=SYSTEM,
    moves=_FAMILYS_AND_OFFICERS | {Stage.PRINTED: Stage.PRINTED},
    conditions=(on.delivery_is_complete,),
    takes_hand=False,
    source="首次签发登记表：签名后只有填写人可以更正；医院系统只能提请",
)
RECEIVE_AGREEMENT = Act(
    verb="receive_agreement",
    duties=SYSTEM,
    moves=REQUEST_CORRECTION.moves,
    conditions=(on.delivery_is_complete,),
    takes_hand=False,
    source="首次签发登记表：签名后只有填写人可以更正；医院系统送来的与签名的一致时，不再提请",
)
TAKE_ENTRY = Act(
    verb="take_entry",
    duties=ATTENDANT,
    moves={Stage.OPENED: Stage.OPENED},
    conditions=(nobody_holds_the_entry, on.attendant_is_licensed),
    takes_hand=False,
    source="本系统规定：医院系统送来而没有指明本机构接生人员的登记表，由接手的接生人员保管",
)
HAND_OVER_SHIFT = Act(
    verb="hand_over_shift",
    duties=(Duty.ATTENDANT, Duty.SUPERVISOR),
    moves={Stage.OPENED: Stage.OPENED},
    asks=(Input.COLLEAGUE,),
    conditions=(on.holds_the_entry_or_supervises,),
    takes_hand=False,
    source="本系统规定：未签名的登记表随交接班移交；保管人不在岗的由主管人员移交",
)
WITHDRAW_ENTRY = Act(
    verb="withdraw_entry",
    duties=ATTENDANT,
    moves={Stage.OPENED: Stage.CLOSED},
    asks=(Input.REASON,),
    conditions=(on.holds_the_entry,),
    takes_hand=False,
    is_grave=True,
    source="误开的登记表，签名前由接生人员撤回",
)
SIGN_DELIVERY = Act(
    verb="sign_delivery",
    duties=ATTENDANT,
    moves={Stage.OPENED: Stage.SIGNED},
    may_ask=(Input.LATE_REASON,),
    conditions=(
        on.office_is_licensed,
        on.attendant_is_licensed,
        on.holds_the_entry,
        on.is_no_party,
        *_BLOCK_STANDS,
        on.no_loss,
    ),
    checks=(on.late_entry_has_reason,),
    signs=StatementKind.DELIVERY_BLOCK,
    source="通知：接生人员核对后签名、提交",
)
CORRECT_DELIVERY = Act(
    verb="correct_delivery",
    duties=ATTENDANT,
    moves={**_FAMILYS_AND_OFFICERS, Stage.PRINTED: Stage.DECLARED},
    asks=(Input.REASON,),
    conditions=(on.attendant_is_licensed, on.is_the_attendant, on.is_no_party, *_BLOCK_STANDS),
    signs=StatementKind.DELIVERY_BLOCK,
    source="首次签发登记表：涂改处须由填写人签名",
)
PRINT_CLAIM_SLIP = Act(
    verb="print_claim_slip",
    duties=(Duty.ATTENDANT, Duty.ISSUING_OFFICER),
    moves={Stage.SIGNED: Stage.SIGNED, Stage.NOTICED: Stage.NOTICED},
    conditions=(on.is_no_party,),
    takes_hand=False,
    is_unseen=True,
    source="本系统规定：床旁领取单，供领证人调取登记表；窗口办理不需要",
)
BEGIN_CLAIM = Act(
    verb="begin_claim",
    duties=COLLECTOR,
    moves={Stage.SIGNED: Stage.SIGNED, Stage.NOTICED: Stage.NOTICED},
    is_unseen=True,
    source="通知：领证人刷脸或读取身份证后调取登记表",
)
GIVE_MATERIAL = Act(
    verb="give_material",
    duties=_AT_THE_COUNTER,
    moves=_FAMILYS_AND_OFFICERS,
    asks=(Input.MATERIAL, Input.WAY),
    conditions=(on.is_no_party_unless_collector,),
    checks=(on.material_is_asked_for, on.way_is_the_actors, on.statement_is_signed_afresh),
    source="通知：拍照上传有效身份证件原件（或电子证照）及其他材料",
)
REVOKE_AUTHORISATION = Act(
    verb="revoke_authorisation",
    duties=COLLECTOR,
    moves=_FAMILYS_AND_OFFICERS,
    conditions=(sent.is_the_mother, sent.an_authorisation_stands),
    takes_hand=False,
    source="民法典第 173 条：被代理人取消委托；受托人提交之前，母亲随时可以撤回",
)
HAND_TO_AGENT = Act(
    verb="hand_to_agent",
    duties=COLLECTOR,
    moves={Stage.SIGNED: Stage.SIGNED, Stage.NOTICED: Stage.NOTICED},
    conditions=(sent.is_the_mother, sent.an_authorisation_stands),
    takes_hand=False,
    is_unseen=True,
    source="个人信息保护法第 23 条：母亲单独同意的，把已填的内容交给她委托的人核对、签名；撤回委托即不能再看",
)
_DECLARING = (
    on.is_no_party_unless_collector,
    on.declaration_is_complete,
    on.declaration_is_confirmed,
    on.says_truly_who_collects,
    sent.may_submit_for_mother,
    sent.authorisation_is_not_spent,
    on.every_character_prints,
    on.no_loss,
)
DECLARE = Act(
    verb="declare",
    duties=_AT_THE_COUNTER,
    moves={Stage.SIGNED: Stage.DECLARED},
    conditions=_DECLARING,
    signs=StatementKind.DECLARATION,
    tells=(MessageKind.DECLARATION_RECEIVED,),
    source="通知：领证人补充信息、确认、签名、提交",
)
MAKE_UP = Act(
    verb="make_up",
    duties=_AT_THE_COUNTER,
    moves={Stage.NOTICED: Stage.DECLARED},
    conditions=_DECLARING,
    signs=StatementKind.DECLARATION,
    tells=(MessageKind.DECLARATION_RECEIVED,),
    source="通知：补齐后当场办结",
)
CONFIRM_AND_PRINT = Act(
    verb="confirm_and_print",
    duties=ISSUING,
    moves={Stage.DECLARED: Stage.PRINTED},
    asks=(Input.TRAY,),
    conditions=(
        on.office_may_issue,
        on.is_no_party,
        on.report_is_made,
        on.block_is_signed,
        on.delivery_is_complete,
        on.declaration_is_complete,
        on.every_material_examined,
        on.nothing_outstanding,
        on.every_character_prints,
        on.blank_at_hand,
        on.no_loss,
    ),
    signs=StatementKind.CERTIFICATE_CONTENT,
    source="通知：签发人员审核、确认、打印",
)

ACTS: tuple[Act, ...] = (
    OPEN_BIRTH,
    RECEIVE_BIRTH,
    RECEIVE_BLOCK,
    REQUEST_CORRECTION,
    RECEIVE_AGREEMENT,
    TAKE_ENTRY,
    HAND_OVER_SHIFT,
    WITHDRAW_ENTRY,
    SIGN_DELIVERY,
    CORRECT_DELIVERY,
    REPORT_LOSS,
    CONTINUE_AFTER_LOSS,
    RETURN_TO_ATTENDANT,
    CLOSE_AFTER_LOSS,
    RECORD_REPORT,
    PRINT_CLAIM_SLIP,
    BEGIN_CLAIM,
    GIVE_MATERIAL,
    REVOKE_AUTHORISATION,
    HAND_TO_AGENT,
    DECLARE,
    MAKE_UP,
    FIND_MATERIAL,
    GIVE_NOTICE,
    PUT_OFF,
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
    Duty.ATTENDANT: (Stage.OPENED,),
    Duty.COLLECTOR: FAMILYS_TURN,
    Duty.ISSUING_OFFICER: (Stage.DECLARED, Stage.SEALED),
    Duty.SEALING_OFFICER: (Stage.PRINTED,),
    Duty.SUPERVISOR: (Stage.WITH_SUPERVISOR,),
}
