"""What every issuing service has from the officer's examination to the family's hands: the same rows, wherever born.

A service may bring a row of its own under the same verb; the door takes the row of the case's service.
"""

from xinsheng.law import conditions as on
from xinsheng.law.acts import Act, Errand, Input, MessageKind, StatementKind
from xinsheng.law.handing_over import recipient_may_take_it
from xinsheng.law.terms import Duty, Stage

ISSUING, SEALING = (Duty.ISSUING_OFFICER,), (Duty.SEALING_OFFICER,)
FAMILYS_TURN = (Stage.SIGNED, Stage.BEGUN, Stage.NOTICED)  # in whichever service a family claims a certificate

FIND_MATERIAL = Act(
    verb="find_material",
    duties=ISSUING,
    moves={Stage.DECLARED: Stage.DECLARED},
    asks=(Input.FINDING,),
    conditions=(on.is_no_party,),
    source="通知：签发人员核对材料完整性和身份证件",
)
GIVE_NOTICE = Act(
    verb="give_notice",
    duties=ISSUING,
    moves={Stage.DECLARED: Stage.NOTICED},
    may_ask=(Input.LATER_ITEM_REASON,),
    conditions=(on.is_no_party, on.every_material_examined, on.something_outstanding, on.no_notice_this_round),
    checks=(on.later_items_have_reason,),
    tells=(MessageKind.NOTICE_GIVEN,),
    source="行政许可法第 32 条：一次性告知",
)
PUT_OFF = Act(
    verb="put_off",
    duties=ISSUING,
    moves={Stage.DECLARED: Stage.DECLARED},
    asks=(Input.REASON,),
    conditions=(on.is_no_party, on.nothing_outstanding),
    source="通知：材料齐全的一次办结；暂缓须记录理由",
)
MATCH_INSERT = Act(
    verb="match_insert",
    duties=ISSUING,
    moves={Stage.PRINTED: Stage.PRINTED},
    asks=(Input.INSERT_NO,),
    conditions=(on.is_no_party, on.insert_is_not_yet_matched),
    checks=(on.insert_has_the_assigned_no,),
    source="本系统规定：纸质证件上的编号须与分配的编号一致（一人一证一编号）",
)
VOID_PRINT = Act(
    verb="void_print",
    duties=(Duty.SEALING_OFFICER, Duty.ISSUING_OFFICER),
    moves={Stage.PRINTED: Stage.DECLARED},
    asks=(Input.SPOIL_REASON,),
    conditions=(on.is_no_party, on.voider_is_not_printer),
    signs=StatementKind.VOIDING,
    is_grave=True,
    source="废证登记：打印错误一证一号作废，重新打印用新编号",
)
SEAL = Act(
    verb="seal",
    duties=SEALING,
    moves={Stage.PRINTED: Stage.SEALING},
    asks=(Input.REKEYED_FIELDS,),
    conditions=(
        on.office_may_issue,
        on.is_no_party,
        on.insert_is_matched,
        on.content_is_unchanged,
        on.nothing_outstanding,
        on.seal_is_in_force,
        on.no_loss,
    ),
    checks=(on.rekeyed_fields_agree,),
    signs=StatementKind.CERTIFICATE,
    errands=(Errand.MAKE_ELICENCE,),
    source="通知：盖章人员比对打印内容与系统登记表，一致后盖章",
)
FILE_ELICENCE = Act(
    verb="file_elicence",
    duties=(Duty.MACHINE,),
    moves={Stage.SEALING: Stage.SEALED},
    conditions=(on.office_is_not_suspended,),
    tells=(MessageKind.CERTIFICATE_SEALED,),
    takes_hand=False,
    source="通知：加盖印章后生成电子证照，与纸质证件具有同等效力",
)
ABANDON_SEAL = Act(
    verb="abandon_seal",
    duties=(Duty.MACHINE,),
    moves={Stage.SEALING: Stage.DECLARED},
    asks=(Input.REASON,),
    takes_hand=False,
    source="本系统规定：电子证照未能制作的，该编号作废，重新打印用新编号",
)
HAND_OVER = Act(
    verb="hand_over",
    duties=(Duty.ISSUING_OFFICER, Duty.SEALING_OFFICER),
    moves={Stage.SEALED: Stage.COLLECTED},
    asks=(Input.RECIPIENT,),
    may_ask=(Input.PAPERS_SEEN, Input.REASON),
    conditions=(on.is_no_party, on.paper_is_in_force),
    checks=(recipient_may_take_it,),
    takes_hand=False,
    source="首次签发登记表：领证人领取、签收；通知：领证人不是母亲的，凭委托书和本人有效身份证件",
)
