"""Why an act is not open, and what is unusual in what was typed: sentences for the law's codes.

A sentence says what stands in the way and, where it can, who can clear it. `about` are codes or printed
numbers that the law gives along; they are shown as they are.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.reasons import Caution, CautionCode, Reason, ReasonCode
from xinsheng.words.joining import listed, with_remark

REASONS: Mapping[ReasonCode, Promise | str] = {
    ReasonCode.NOT_AT_THIS_STAGE: _("现在还不到这一步，或这一步已经办过"),
    ReasonCode.NOT_YOUR_DUTY: _("这件事不在您的职责之内"),
    ReasonCode.HELD_ANOTHER_DUTY: _("您已在本件中承担过其他环节，按岗位分离规定须由另一人办理"),
    ReasonCode.IS_A_PARTY: _("您是本件的当事人，须由他人办理"),
    ReasonCode.NOT_HOLDER_OF_ENTRY: _("这份登记表由另一位接生人员保管，可请其交接"),
    ReasonCode.OFFICE_NOT_LICENSED: _("本机构没有在有效期内的母婴保健技术服务执业许可"),
    ReasonCode.OFFICE_DOES_NOT_ISSUE: _("本机构已撤销，或者不办理这项签发"),
    ReasonCode.OFFICE_SUSPENDED: _("本机构的签发资格已被暂停，恢复前不能打印、盖章，电子证照也不制作"),
    ReasonCode.PRINTING_STOPPED: _(
        "空白证件账实不符，或有编号在别处出现，已停止打印；清点说明后由县级卫生健康行政部门恢复"
    ),
    ReasonCode.ATTENDANT_NOT_LICENSED: _("您没有在有效期内的助产技术资格登记"),
    ReasonCode.NOT_THE_ATTENDANT: _("只有签名的接生人员可以更正"),
    ReasonCode.DELIVERY_INCOMPLETE: _("接生信息还没有填完整"),
    ReasonCode.CAUTION_NOT_CONFIRMED: _("有少见的数值尚未确认，请核对后逐项确认"),
    ReasonCode.LATE_REASON_NEEDED: _("出生已超过 24 小时，请说明填写较晚的原因"),
    ReasonCode.IDENTITY_NOT_FRESH: _("上次核验身份已超过一小时，签名前请再核验一次"),
    ReasonCode.IDENTITY_TOO_LOW: _("身份核验的等级不够：须刷脸，或读取本人身份证；也可以带有效身份证件到窗口办理"),
    ReasonCode.AUTHORISATION_NEEDED: _("领证人不是母亲，需要母亲的授权委托"),
    ReasonCode.AUTHORISATION_SPENT: _("母亲在线签署的委托书已经用过，一份委托书只能提交一次，请母亲重新签署"),
    ReasonCode.AUTHORISATION_NOT_STANDING: _("没有可以撤回的委托书：受托人已经提交，或委托已撤回、已过期"),
    ReasonCode.NOBODY_SENT: _("没有找到委托这个人代办登记的委托书，请核对证件上的姓名、号码和受理编号"),
    ReasonCode.SEVERAL_SEND_THEM: _("不止一对夫妻委托了这个人，请受托人报出委托人告诉的受理编号"),
    ReasonCode.ENTRUSTMENT_USED: _("这份委托书已经用过：一份委托书只能办理一次"),
    ReasonCode.ENTRUSTMENT_REVOKED: _("委托人已经撤回委托，不能再凭它办理"),
    ReasonCode.ENTRUSTMENT_EXPIRED: _("这份委托书已过期；请委托人重新签署，或由夫妻任一方本人来办"),
    ReasonCode.AGENT_NOT_NAMED: _("委托书写的受托人不是这个人，请核对证件上的姓名和号码"),
    ReasonCode.COUPLE_NOT_NAMED: _("委托书委托的不是这对夫妻，或申报人不是签署委托书的一方，请核对"),
    ReasonCode.FORM_IS_THE_COUPLES: _("这份登记表由委托人在网上开始，只有委托人可以放弃"),
    ReasonCode.DECLARATION_INCOMPLETE: _("填报内容还没有填完整"),
    ReasonCode.MATERIAL_NOT_EXAMINED: _("还有材料没有审核"),
    ReasonCode.NOTHING_OUTSTANDING: _("材料齐全，没有需要告知补正的内容"),
    ReasonCode.MATERIAL_OUTSTANDING: _("还有材料缺少或不符合要求"),
    ReasonCode.NOTICE_ALREADY_GIVEN: _("这一轮已经一次性告知过"),
    ReasonCode.LATER_ITEM_REASON_NEEDED: _("有上次告知时没有提出的内容，请说明原因"),
    ReasonCode.CHARACTER_UNPRINTABLE: _("有一个字暂时无法打印在证件上"),
    ReasonCode.TEXT_DOES_NOT_FIT: _("有一项内容太长，证件上印不下，请与家属商量写法后更正"),
    ReasonCode.NO_FORM_LEFT: _("账面已没有统一印制的证件：请核对实物，到货的先入库；也可以用白纸打印，效力相同"),
    ReasonCode.NO_BLANK: _("证件盒中已没有空白证件，请联系空白证件管理人员"),
    ReasonCode.INSERT_NOT_MATCHED: _("还没有核对纸质证件上的编号"),
    ReasonCode.INSERT_ALREADY_MATCHED: _("纸质证件上的编号已经核对过"),
    ReasonCode.INSERT_DIFFERS: _("纸质证件上的编号与系统分配的编号不同，请停止使用并核对"),
    ReasonCode.REKEY_SPENT: _("三次录入都与系统不一致，请作废这次打印，用新编号重新打印"),
    ReasonCode.REKEY_DIFFERS: _("重新录入的内容与系统不一致，请对照纸面核对"),
    ReasonCode.CONTENT_CHANGED: _("打印之后内容有变动，请作废后重新打印"),
    ReasonCode.RECIPIENT_NOT_ENTITLED: _("只能发给登记的领证人（补发、换发的为申请人）、孩子的母亲，或持委托书的人"),
    ReasonCode.RECIPIENTS_PAPER_NOT_SEEN: _("还没有当面看过领取人应当出示的原件"),
    ReasonCode.RECIPIENT_NOT_NAMED: _("请写明领取人的姓名，以及为什么由其领取"),
    ReasonCode.PAPER_NOT_IN_FORCE: _("这张证件现在不是有效状态（已作废、已被取代或正在核查），不能发放"),
    ReasonCode.NO_SEAL_IN_FORCE: _("本机构没有在用的出生医学证明专用章"),
    ReasonCode.VOIDER_IS_PRINTER: _("打印人不能作废自己打印的证件，须由另一人办理"),
    ReasonCode.CHILD_LOST: _("已报告死产或新生儿死亡，由主管人员处理"),
    ReasonCode.NOT_LIVE_BORN: _("出生医学证明只证明活产"),
    ReasonCode.INPUT_MISSING: _("还有必填的内容没有填写"),
    ReasonCode.INPUT_UNKNOWN: _("提交了本环节不需要的内容"),
    ReasonCode.MATERIAL_NOT_ASKED: _("本件不需要这份材料，不得收取"),
    ReasonCode.NOT_THE_MOTHER: _("这件事只有母亲本人可以办理"),
    ReasonCode.NOT_A_PARENT: _("亲子关系由父母或监护人本人声明、签名"),
    ReasonCode.REPORT_USED_BEFORE: _(
        "这份亲子鉴定意见书已经用于另一个孩子的申领，一份意见书只能用一次；号码写错的请更正，不是您办理的请到窗口说明"
    ),
    ReasonCode.LABORATORY_NOT_ANSWERED: _(
        "已向鉴定机构核实意见书，等其答复；没有答复不等于有问题，不得要求家庭再办任何手续，期满由另一机构复核"
    ),
    ReasonCode.LABORATORY_NOT_ASKED: _("本件不需要向鉴定机构核实，或已经有了答复"),
    ReasonCode.SECOND_REVIEW_NOT_ASKED: _("本件不需要另一机构复核，或已经复核无疑"),
    ReasonCode.SECOND_REVIEW_NOT_OVERDUE: _("复核还在期限内"),
    ReasonCode.SECOND_REVIEW_AWAITED: _(
        "鉴定意见书有须留意之处，按本省规定等另一机构的签发人员复核后才能打印；不得要求家庭再办任何手续"
    ),
    ReasonCode.SECOND_REVIEW_DOUBTS: _(
        "另一机构复核后仍有疑问，理由见“记录的理由”：请向鉴定机构核实，查清后请其再次复核；意见书确实不能采用的，按材料不符合要求一次性告知"
    ),
    ReasonCode.WAY_NOT_OPEN: _("这份材料不能用这种方式提供"),
    ReasonCode.BLOCK_NOT_SIGNED: _("接生人员还没有签名"),
    ReasonCode.BLOCK_ALREADY_SIGNED: _("接生人员已经签名"),
    ReasonCode.NO_REPORT_OWED: _("本件没有需要记录的强制报告"),
    ReasonCode.MOTHER_UNDER_FOURTEEN: _("母亲未满十四周岁，须由主管人员处理"),
    ReasonCode.PHONE_NOT_CONFIRMED: _("手机号还没有用验证码确认"),
    ReasonCode.DECLARED_TOO_OFTEN: _(
        "今天网上提交的次数已经用完。请明天再提交，或到乡镇（街道）、村（居）委会现场登记"
    ),
    ReasonCode.WOMAN_ALREADY_REGISTERED: _("女方的这一孩次另有登记；一个孩次只能有一份，先撤回或结束其中一件再办理"),
    ReasonCode.COUPLE_ALREADY_REGISTERED: _("这对夫妻的这一孩次已有登记，不用重复登记"),
    ReasonCode.COMPARISON_DIFFERS: _("主要信息与人口库不一致或无法比对，由工作人员核实办理"),
    ReasonCode.NOT_COMPARED: _("还没有与人口库比对"),
    ReasonCode.TOWNSHIP_NOT_OPEN: _("所选乡镇（街道）暂未开通登记，请选择另一方户籍地或居住地的乡镇（街道）"),
    ReasonCode.QUESTION_UNKNOWN: _("请从列出的事项中选择；除此之外不得要求当事人提供任何说明或材料"),
    ReasonCode.NO_CERTIFICATE_YET: _("还没有有效的电子生育服务证"),
    ReasonCode.ALREADY_ESCALATED: _("已经报县级"),
    ReasonCode.NOT_OVERDUE: _("办理期限还没有过"),
    ReasonCode.SEEN_NOT_DECLARANT: _("须申报人本人持身份证件到场；配偶到场的，只作解释、补码、领证"),
    ReasonCode.SEEN_NOT_DECLARED: _("所核验身份证的人不在申报的夫妻之中"),
    ReasonCode.SPOUSE_NOT_CONFIRMED: _("另一方还没有确认"),
    ReasonCode.SPOUSE_NOT_ASKED: _("本件不需要等另一方确认"),
    ReasonCode.SPOUSE_HAS_ANSWERED: _("另一方已经答复过；还有话要说的，可到办理的乡镇（街道）当面说明"),
    ReasonCode.CORRECTION_UNKNOWN: _("请从列出的项目中选择"),
    ReasonCode.OTHER_COUPLE: _("证件号码不能更正；号码写错的，请当事人撤回后重新登记"),
    ReasonCode.NOTHING_CORRECTED: _("证件上的内容没有改动，不需要换发"),
    ReasonCode.SPOUSE_STILL_HAS_TIME: _("还在等另一方确认，期限没有到"),
    ReasonCode.CODE_GOES_BY_TEXT: _("查询码用短信发到所填的手机"),
    ReasonCode.CODE_ALREADY_GIVEN: _("查询码已经给过；遗失的，夫妻任一方可持身份证到任何乡镇（街道）当面补领"),
    ReasonCode.ARCHIVE_PURPOSE_UNKNOWN: _("请从列出的用途中选择导出档案的用途；没有用途的不得导出"),
    ReasonCode.PURPOSE_UNKNOWN: _("请从列出的用途中选择查询人口库的用途；没有用途的不得查询"),
    ReasonCode.IDENTITY_NOT_SEEN: _("到场办理的人的身份证件还没有当面核对"),
    ReasonCode.AGENT_NOT_SEEN: _("委托他人办理的，委托书和受托人的身份证件都要当面核对"),
    ReasonCode.NO_CHECK_OWED: _("没有待核查的承诺"),
    ReasonCode.ORIGINAL_NOT_IN_FORCE: _("原证件现在不是有效状态（已作废、已被取代或正在核查），不能补发、换发"),
    ReasonCode.HAD_A_HAND_ON_THE_CHAIN: _("您经办过这个孩子以前的证件，补发须由没有经办过的人员办理"),
    ReasonCode.APPLICATION_INCOMPLETE: _("申请还没有填写完整，或改动了这种情形不能改动的内容"),
    ReasonCode.APPLICANT_NOT_ENTITLED: _("申请人不是证件上的父母、已成年的本人，须由监护人提供证明"),
    ReasonCode.RECORD_NOT_ANSWERED: _("妇幼系统还没有答复，等答复后再办理，不得先向申请人要证明"),
    ReasonCode.RECORD_NOT_LOOKED_UP: _("还没有查询原签发记录，系统查询后才能办理"),
    ReasonCode.RECORD_IS_KNOWN: _("系统中已有原证件的内容，不用再查询或录入"),
    ReasonCode.RECORD_NOT_ASKED: _("现在不需要原签发机构提供签发记录"),
    ReasonCode.EVIDENCE_MISSING: _("还没有审核通过的原签发记录或证明，不能录入原证件内容"),
    ReasonCode.ORIGINAL_NOT_ESTABLISHED: _("原证件的内容还没有录入并经另一人核对"),
    ReasonCode.ORIGINAL_NOT_STATED: _("还没有人录入原证件内容"),
    ReasonCode.OTHER_COUNTY: _(
        "查到的原签发机构属于另一个县，补发由那个县办理；请说明理由后结束本件，请当事人向那个县申请"
    ),
    ReasonCode.NOT_REVIEWED: _("审核人员还没有审核签名"),
    ReasonCode.ALREADY_REVIEWED: _("审核人员已经审核签名"),
    ReasonCode.PAPER_NOT_RETURNED: _("原证件还没有交回"),
    ReasonCode.PAPER_ALREADY_RETURNED: _("原证件已经交回"),
}

CAUTIONS: Mapping[CautionCode, Promise | str] = {
    CautionCode.LOW_WEIGHT: _("出生体重偏低，请核对"),
    CautionCode.HIGH_WEIGHT: _("出生体重偏高，请核对"),
    CautionCode.SHORT_LENGTH: _("出生身长偏短，请核对"),
    CautionCode.LONG_LENGTH: _("出生身长偏长，请核对"),
    CautionCode.EARLY_BIRTH: _("孕周较小，请核对"),
    CautionCode.LATE_BIRTH: _("孕周较大，请核对"),
    CautionCode.WEIGHT_FOR_GESTATION: _("体重与孕周相差较大，请核对"),
    CautionCode.BORN_OUT_OF_ORDER: _("出生时间与同胎孩子的先后次序不符，请核对"),
    CautionCode.OLD_MOTHER: _("母亲年龄较大，请核对出生日期"),
    CautionCode.YOUNG_MOTHER: _("母亲年龄较小，请核对出生日期"),
    CautionCode.RARE_CHARACTER: _("这个字不在《通用规范汉字表》中，落户前请先向派出所确认能否录入"),
    CautionCode.ONE_CHARACTER_NAME: _("姓名只有一个字，请核对"),
    CautionCode.LONG_NAME: _("姓名较长，落户前请先向派出所确认能否录入"),
    CautionCode.THIRD_SURNAME: _("孩子的姓与父母都不同。民法典第一千零一十五条规定了可以选取第三姓的情形，请核对"),
    CautionCode.NUMBER_AND_BIRTH_DIFFER: _("出生日期与身份证号码中的日期不同，请对照证件核对"),
    CautionCode.NUMBER_AND_SEX_DIFFER: _("证件号码中的性别与所填的一方不同，请对照证件核对"),
    CautionCode.UNKNOWN_COUNTY: _("身份证号码的前六位不在行政区划代码中，请对照证件逐位核对"),
    CautionCode.NOT_A_RESIDENT_NO: _("所填的像是户号，不是公民身份号码，请对照户口簿核对"),
    CautionCode.ABOLISHED_DIVISION: _("所选的县（市、区）已经撤并，将按现在的区划办理，请核对"),
    CautionCode.YOUNG_MARRIAGE: _("结婚登记时有一方未满十八周岁，请核对日期"),
    CautionCode.OLDER_THAN_A_PARENT: _("孩子的出生年月比其中一方早，请核对；如是再婚前的孩子，确认即可"),
    CautionCode.CHILD_ORDER_ABOVE_CHILDREN: _("孩次与现有子女数之间还差孩子，请核对；情况属实的，确认即可"),
}


def _with_about(sentence: Promise | str, about: tuple[str, ...]) -> str:
    return with_remark(sentence, listed(about)) if about else str(sentence)


def reason_sentence(reason: Reason) -> str:
    """Why an act is not open, in the reader's language; what the law gives along stands in brackets.

    Codes of materials and fields in `about` are left to the page, which lists them by their labels.
    """
    printed = tuple(one for one in reason.about if not one.replace("_", "").replace(".", "").islower())
    return _with_about(REASONS[reason.code], printed)


def caution_sentence(caution: Caution) -> str:
    """What is unusual in a field, in the reader's language, with the characters or numbers it is about."""
    return _with_about(CAUTIONS[caution.code], caution.about)
