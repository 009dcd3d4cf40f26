"""Birth-service registration 生育登记 of a couple (mission E0 to E13): answered at once, or by the township."""

from dataclasses import replace

from xinsheng.law import conditions
from xinsheng.law import entrusting_conditions as sent
from xinsheng.law import registration_conditions as on
from xinsheng.law.acts import Act, Errand, Input, MessageKind, StatementKind
from xinsheng.law.services.certificate_correction import CERTIFICATE_IN_FORCE, CORRECTION_ACTS
from xinsheng.law.services.couples_phone import CHANGE_PHONE
from xinsheng.law.services.entrusted_handling import ENTRUSTING_ACTS
from xinsheng.law.services.first_contact import FIRST_CONTACT_ACTS
from xinsheng.law.services.registration_clock import CLOCK_ACTS
from xinsheng.law.services.spouse_confirmation import SPOUSE_ACTS
from xinsheng.law.spouse_conditions import spouse_is_not_left_to_ask
from xinsheng.law.terms import Duty, Stage

VERSION = 1
PARTY, EXAMINER = Duty.DECLARANT, Duty.TOWNSHIP_OFFICER

MACHINE = (Duty.MACHINE,)
TOWNSHIP = (Duty.TOWNSHIP_OFFICER,)
_ONLINE_OR_ON_SITE = (Duty.DECLARANT, Duty.TOWNSHIP_OFFICER, Duty.VILLAGE_AGENT)  # mission E1, E11
COUPLES_TURN = (Stage.BEGUN, Stage.NOTICED)
_OPEN_AT_TOWNSHIP = (Stage.WITH_TOWNSHIP, Stage.NOTICED)
_CODE_HELPS: tuple[Stage, ...] = (*_OPEN_AT_TOWNSHIP, Stage.CONFIRMING, Stage.COMPARING, Stage.REGISTERING)
_CODE_HELPS += (Stage.REGISTERED, Stage.CORRECTING, Stage.RENEWING, Stage.CLOSED)

BEGIN_REGISTRATION = Act(
    verb="begin_registration",
    duties=_ONLINE_OR_ON_SITE,
    moves={None: Stage.BEGUN},
    takes_hand=False,
    source="通知：登录后申报；不能网上办理的到户籍地或现居住地乡镇（街道）、村（居）现场登记",
)
_DECLARING = (
    on.is_no_party_unless_declarant,
    on.is_the_declarant,
    on.couple_is_complete,
    on.couple_is_confirmed,
    on.phone_is_confirmed,
    on.is_not_declared_at_will,
    on.couple_is_free,
    on.woman_declares_once,
    on.township_is_open,
    conditions.every_character_prints,
)
DECLARE_COUPLE = Act(
    verb="declare_couple",
    duties=_ONLINE_OR_ON_SITE,
    moves={Stage.BEGUN: Stage.COMPARING},
    may_ask=(Input.PAPERS_SEEN, Input.AGENT),
    conditions=(*_DECLARING, sent.form_of_theirs_is_entrusted, sent.couple_is_the_one_named),
    checks=(on.papers_are_of_the_list, sent.agent_is_the_one_named),
    signs=StatementKind.COUPLE_DECLARATION,
    errands=(Errand.COMPARE_REGISTRATION,),
    takes_hand=False,
    where_lodged=True,
    source="通知：夫妻一方申报双方基本信息、婚姻、现有子女、办理地；不要求上传材料",
)
ANSWER_QUESTION = Act(
    verb="answer_question",
    duties=_ONLINE_OR_ON_SITE,
    moves={Stage.NOTICED: Stage.COMPARING},
    may_ask=(Input.PAPERS_SEEN, Input.AGENT),
    conditions=_DECLARING,
    checks=(on.papers_are_of_the_list,),
    signs=StatementKind.COUPLE_DECLARATION,
    errands=(Errand.COMPARE_REGISTRATION,),
    takes_hand=False,
    where_lodged=True,
    source="通知：一次性告知后补充说明，再次比对；期限不重新计算",
)
AMEND_DECLARATION = replace(
    ANSWER_QUESTION,
    verb="amend_declaration",
    moves={Stage.WITH_TOWNSHIP: Stage.COMPARING},
    source="本系统规定：乡镇（街道）办理期间，申报人发现填错的可以改正，再次比对；期限不重新计算，不要求材料",
)
DECLARES_AT: dict[Stage, Act] = {
    Stage.BEGUN: DECLARE_COUPLE,
    Stage.NOTICED: ANSWER_QUESTION,
    Stage.WITH_TOWNSHIP: AMEND_DECLARATION,
}
ISSUE_AT_ONCE = Act(
    verb="issue_at_once",
    duties=MACHINE,
    moves={Stage.COMPARING: Stage.REGISTERING},
    conditions=on.MACHINE_ISSUES,
    signs=StatementKind.REGISTRATION,
    errands=(Errand.MAKE_SERVICE_CERTIFICATE,),
    takes_hand=False,
    source="通知：主要信息与人口库一致的，即时生成电子生育服务证",
)
TRANSFER_TO_TOWNSHIP = Act(
    verb="transfer_to_township",
    duties=MACHINE,
    moves={Stage.COMPARING: Stage.WITH_TOWNSHIP},
    conditions=(on.machine_may_not_issue, spouse_is_not_left_to_ask),
    tells=(MessageKind.WITH_TOWNSHIP,),
    takes_hand=False,
    source="通知：比对不一致的转人工受理，在规定的工作日内办结；期限自转交时起算",
)
_BY_A_PERSON = (
    conditions.is_no_party,
    on.couple_is_complete,
    on.woman_is_not_registered,
    conditions.every_character_prints,
    conditions.seal_is_in_force,
)
REGISTER = Act(
    verb="register",
    duties=TOWNSHIP,
    moves=dict.fromkeys(_OPEN_AT_TOWNSHIP, Stage.REGISTERING),
    asks=(Input.SOURCES,),
    conditions=_BY_A_PERSON,
    signs=StatementKind.REGISTRATION_DECISION,
    errands=(Errand.MAKE_SERVICE_CERTIFICATE,),
    takes_hand=False,
    source="通知：乡镇（街道）查询人口库等核实后办结",
)
REGISTER_ON_COMMITMENT = Act(
    verb="register_on_commitment",
    duties=TOWNSHIP,
    moves=dict.fromkeys(_OPEN_AT_TOWNSHIP, Stage.REGISTERING),
    asks=(Input.COMMITMENT,),
    conditions=_BY_A_PERSON,
    signs=StatementKind.REGISTRATION_DECISION,
    errands=(Errand.MAKE_SERVICE_CERTIFICATE,),
    takes_hand=False,
    source="国办发〔2020〕42号：告知承诺制；当事人书面承诺，事后核查",
)
ASK_COUPLE = Act(
    verb="ask_couple",
    duties=TOWNSHIP,
    moves={Stage.WITH_TOWNSHIP: Stage.NOTICED},
    asks=(Input.QUESTIONS,),
    may_ask=(Input.LATER_ITEM_REASON,),
    conditions=(conditions.is_no_party, conditions.no_notice_this_round),
    checks=(on.question_is_the_couples, on.later_questions_have_reason),
    tells=(MessageKind.QUESTION_ASKED,),
    takes_hand=False,
    source="行政许可法第 32 条：一次性告知；只问当事人自己才能说明的事项，不要材料",
)
LOOK_UP_REGISTER = Act(
    verb="look_up_register",
    duties=(Duty.TOWNSHIP_OFFICER, Duty.SUPERVISOR),
    moves={stage: stage for stage in (*_OPEN_AT_TOWNSHIP, *CERTIFICATE_IN_FORCE)},
    asks=(Input.PURPOSE,),
    conditions=(conditions.is_no_party,),
    checks=(on.purpose_is_listed,),
    takes_hand=False,
    source="通知：乡镇（街道）查询人口库等核实；个人信息保护法第 34 条：限于履行法定职责，逐次记录",
)
CLOSE_REGISTRATION = Act(
    verb="close_registration",
    duties=TOWNSHIP,
    moves=dict.fromkeys(_OPEN_AT_TOWNSHIP, Stage.CLOSED),
    asks=(Input.CLOSING, Input.REASON),
    conditions=(conditions.is_no_party,),
    tells=(MessageKind.REGISTRATION_CLOSED,),
    takes_hand=False,
    is_grave=True,
    source="通知：办理结果告知当事人；结束须写明原因和办法，夫妻任一方可到办理地当面了解",
)
HAND_OVER_REGISTRATION = Act(
    verb="hand_over_registration",
    duties=(Duty.TOWNSHIP_OFFICER, Duty.SUPERVISOR),
    moves={stage: stage for stage in (*_OPEN_AT_TOWNSHIP, Stage.CORRECTING)},
    asks=(Input.COLLEAGUE,),
    conditions=(conditions.is_no_party,),
    takes_hand=False,
    source="本系统规定：经办人员之间移交；逾期的由县级主管人员指定",
)
CONFIRM_COMMITMENT = Act(
    verb="confirm_commitment",
    duties=TOWNSHIP,
    moves={stage: stage for stage in CERTIFICATE_IN_FORCE},
    asks=(Input.SOURCES,),
    conditions=(conditions.is_no_party, on.check_is_owed),
    takes_hand=False,
    source="国办发〔2020〕42号：事后核查；核查属实的写明依据办结，不实的注销并告知理由",
)
FILE_SERVICE_CERTIFICATE = Act(
    verb="file_service_certificate",
    duties=MACHINE,
    moves={Stage.REGISTERING: Stage.REGISTERED},
    tells=(MessageKind.REGISTERED,),
    takes_hand=False,
    source="通知：电子生育服务证与普通生育服务证具有同等效力；短信告知结果和查询码",
)
ABANDON_REGISTRATION = Act(
    verb="abandon_registration",
    duties=MACHINE,
    moves={Stage.REGISTERING: Stage.WITH_TOWNSHIP},
    asks=(Input.REASON,),
    tells=(MessageKind.WITH_TOWNSHIP,),
    takes_hand=False,
    source="本系统规定：电子证未能制作的，编号作废，转乡镇（街道）处理",
)
FIRST_CODE = Act(
    verb="first_code",
    duties=_ONLINE_OR_ON_SITE,
    moves={stage: stage for stage in _CODE_HELPS},
    may_ask=(Input.SEEN_PAPER,),
    conditions=(on.is_no_party_unless_declarant, on.code_comes_on_paper),
    checks=(on.paper_was_seen_unless_declarant, on.seen_side_is_declared),
    takes_hand=False,
    where_lodged=True,
    source="本系统规定：没有手机的，查询码打印给申报人，只给一次；在现场登记的当场给；遗失的按通知到现场补领",
)
RENEW_CODE = Act(
    verb="renew_code",
    duties=TOWNSHIP,
    moves={stage: stage for stage in _CODE_HELPS},
    asks=(Input.SEEN_PAPER,),
    conditions=(conditions.is_no_party,),
    checks=(on.seen_side_is_declared,),
    takes_hand=False,
    anywhere=True,
    source="通知：查询码遗失的，夫妻一方持身份证到乡镇（街道）现场办理；不受理电话查询",
)
PRINT_ORDINARY = Act(
    verb="print_ordinary",
    duties=TOWNSHIP,
    moves={stage: stage for stage in CERTIFICATE_IN_FORCE},
    asks=(Input.SEEN_PAPER, Input.PRINTED_ON),
    conditions=(conditions.is_no_party, on.has_certificate),
    checks=(on.seen_side_is_declared,),
    takes_hand=False,
    anywhere=True,
    source="通知：可持身份证到就近乡镇（街道）领取普通生育服务证",
)
WITHDRAW_REGISTRATION = Act(
    verb="withdraw_registration",
    duties=_ONLINE_OR_ON_SITE,
    moves=dict.fromkeys((Stage.BEGUN, Stage.CONFIRMING, *_OPEN_AT_TOWNSHIP, *CERTIFICATE_IN_FORCE), Stage.WITHDRAWN),
    may_ask=(Input.SEEN_PAPER,),
    conditions=(on.is_no_party_unless_declarant, sent.form_is_not_anothers),
    checks=(on.paper_was_seen_unless_declarant, on.seen_side_is_declared),
    tells=(MessageKind.REGISTRATION_WITHDRAWN,),
    takes_hand=False,
    where_lodged=True,
    is_grave=True,
    source="本系统规定：当事人可以撤回登记，已发的证件同时作废",
)
REVOKE_REGISTRATION = Act(
    verb="revoke_registration",
    duties=TOWNSHIP,
    moves=dict.fromkeys(CERTIFICATE_IN_FORCE, Stage.REVOKED),
    asks=(Input.REASON,),
    conditions=(conditions.is_no_party,),
    signs=StatementKind.REVOCATION,
    tells=(MessageKind.REGISTRATION_REVOKED,),
    takes_hand=False,
    is_grave=True,
    source="贵州省办事指南：以虚假承诺取得的，收回并注销；书面告知原因",
)

ACTS: tuple[Act, ...] = (
    BEGIN_REGISTRATION,
    *ENTRUSTING_ACTS,
    DECLARE_COUPLE,
    ANSWER_QUESTION,
    AMEND_DECLARATION,
    *SPOUSE_ACTS,
    ISSUE_AT_ONCE,
    TRANSFER_TO_TOWNSHIP,
    REGISTER,
    REGISTER_ON_COMMITMENT,
    CONFIRM_COMMITMENT,
    ASK_COUPLE,
    LOOK_UP_REGISTER,
    CLOSE_REGISTRATION,
    *FIRST_CONTACT_ACTS,
    HAND_OVER_REGISTRATION,
    *CLOCK_ACTS,
    FILE_SERVICE_CERTIFICATE,
    ABANDON_REGISTRATION,
    FIRST_CODE,
    RENEW_CODE,
    CHANGE_PHONE,
    PRINT_ORDINARY,
    WITHDRAW_REGISTRATION,
    REVOKE_REGISTRATION,
    *CORRECTION_ACTS,
)
FINAL: frozenset[Stage] = frozenset({Stage.CLOSED, Stage.WITHDRAWN, Stage.REVOKED})
RESTING: frozenset[Stage] = FINAL | {Stage.REGISTERED}  # nothing is awaited of anybody
AWAITING: dict[Duty, tuple[Stage, ...]] = {
    Duty.DECLARANT: COUPLES_TURN,
    Duty.TOWNSHIP_OFFICER: (Stage.WITH_TOWNSHIP, Stage.CORRECTING),
}
