"""The name of every word of the law as pages and papers print it; and, for a stage, what it means for a family.

Looked up by the kind of word first: two enums may store the same word (`unknown`, `void`) and mean other things.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xinsheng.law import terms
from xinsheng.law.acts import Input
from xinsheng.law.couples import Side
from xinsheng.law.materials import Lack, Remedy, UnacceptableReason
from xinsheng.law.seen_papers import SeenPaper
from xinsheng.standards.identity_papers import PaperKind

LABELS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    terms.Service: {"first_issuance_inside": _("首次签发（机构内出生）"), "service_registration": _("生育登记")},
    terms.Stage: {
        "opened": _("待接生人员签名"),
        "signed": _("待家庭填报"),
        "declared": _("待审核"),
        "noticed": _("已一次性告知，待补正"),
        "printed": _("已打印，待盖章"),
        "sealing": _("已盖章，电子证照制作中"),
        "sealed": _("已签发，待领取"),
        "collected": _("已领取"),
        "with_supervisor": _("已转主管人员"),
        "closed": _("已结束，不签发"),
        "begun": _("填写中"),
        "comparing": _("已提交，正在比对"),
        "with_township": _("乡镇（街道）办理中"),
        "registering": _("已登记，正在制作电子证"),
        "registered": _("已登记"),
        "withdrawn": _("已撤回"),
        "revoked": _("已注销"),
    },
    terms.Duty: {
        "attendant": _("接生人员"),
        "collector": _("领证人"),
        "issuing_officer": _("签发人员"),
        "sealing_officer": _("盖章人员"),
        "supervisor": _("主管人员"),
        "stock_keeper": _("空白证件管理人员"),
        "seal_keeper": _("印章管理人员"),
        "system_administrator": _("系统管理员"),
        "security_administrator": _("安全管理员"),
        "audit_administrator": _("审计管理员"),
        "declarant": _("申报人"),
        "township_officer": _("乡镇（街道）经办人员"),
        "village_agent": _("村（居）代办人员"),
        "machine": _("系统自动"),
    },
    terms.OfficeKind: {
        "province": _("省级卫生健康行政部门"),
        "prefecture": _("市（州）卫生健康行政部门"),
        "county": _("县级卫生健康行政部门"),
        "managing_body": _("受委托管理机构"),
        "midwifery_institution": _("助产机构"),
        "appointed_body": _("机构外出生签发机构"),
        "township": _("乡镇（街道）"),
        "village": _("村（居）民委员会"),
    },
    terms.SealKind: {
        "birth_certificate": _("出生医学证明专用章"),
        "reissue": _("出生医学证明补发专用章"),
        "service_registration": _("生育登记专用章"),
    },
    terms.Basis: {
        "compared": _("与人口库比对一致"),
        "township": _("乡镇（街道）核实"),
        "commitment": _("告知承诺"),
    },
    terms.Closing: {
        "registered_before": _("本孩次已经登记过"),
        "not_this_province": _("双方户籍地、居住地都不在本省"),
        "asked_to_close": _("当事人要求结束"),
        "not_reached": _("须由本人说明的事项，多次联系未果"),
        "other": _("其他原因"),
    },
    terms.Question: {
        "names_and_numbers": _("双方姓名、证件号码"),
        "household": _("户籍地址"),
        "residence": _("现居住地址"),
        "marriage": _("婚姻登记"),
        "children": _("现有子女"),
    },
    Side: {"woman": _("女方"), "man": _("男方")},
    SeenPaper: {
        "identity": _("夫妻一方的身份证件"),
        "marriage_certificate": _("结婚证"),
        "authorisation": _("委托书"),
        "agent_identity": _("受托人身份证件"),
    },
    terms.Sex: {"male": _("男"), "female": _("女"), "unknown": _("性别不明")},
    terms.BirthPlace: {
        "in_institution": _("本机构内"),
        "on_the_way": _("来院途中"),
        "handled_after_arrival": _("院外娩出，来院处理脐带、胎盘"),
    },
    terms.MotherIdentity: {
        "on_record": _("与住院登记一致"),
        "unknown": _("身份不明（如昏迷、无法说明）"),
        "no_papers": _("没有证件"),
        "differs": _("与住院登记不一致"),
    },
    terms.Loss: {"stillbirth": _("死产、死胎"), "early_death": _("活产后死亡")},
    terms.Relation: {
        "mother": _("母亲"),
        "father": _("父亲"),
        "grandparent": _("祖父母、外祖父母"),
        "relative": _("其他亲属"),
        "guardian": _("监护人"),
        "other": _("其他受托人"),
    },
    terms.MothersState: {
        "can_sign": _("可以签名"),
        "dead": _("已死亡"),
        "missing": _("失踪"),
        "incapable": _("丧失行为能力"),
    },
    terms.Material: {
        "mother_id": _("母亲有效身份证件"),
        "father_id": _("父亲有效身份证件"),
        "collector_id": _("领证人有效身份证件"),
        "authorisation": _("母亲授权委托书"),
        "proof_of_mothers_state": _("母亲死亡、失踪或丧失行为能力的证明"),
        "no_father_statement": _("未提供父亲信息的书面声明"),
        "identity_proof": _("公安机关出具的身份证明"),
        "same_person_proof": _("公安机关出具的同一人证明，或亲子鉴定意见书"),
    },
    Lack: {"missing": _("未提交"), "not_acceptable": _("不符合要求")},
    UnacceptableReason: {
        "unreadable": _("照片不清楚，有文字或号码看不清"),
        "incomplete": _("不完整，缺少一面或一页"),
        "expired": _("证件已过有效期"),
        "wrong_person": _("不是所填这个人的证件"),
        "differs_from_form": _("与登记表填写的内容不一致"),
        "not_signed": _("没有本人签名"),
        "not_the_paper_named": _("不是所要求的这种材料"),
        "not_genuine": _("无法确认真实性"),
    },
    Remedy: {
        "new_photograph": _("重新拍摄，四角完整、字迹清楚"),
        "both_sides": _("补齐正反两面或全部页"),
        "valid_paper": _("提供在有效期内的证件"),
        "right_persons_paper": _("提供本人的证件"),
        "correct_the_form": _("按证件更正登记表的填写内容"),
        "signed_copy": _("提供本人签名的文本，或由本人在线签名"),
        "show_original": _("到窗口出示原件"),
        "elicence_instead": _("改为出示电子证照"),
    },
    PaperKind: {
        "resident_card": _("居民身份证"),
        "household_booklet": _("居民户口簿"),
        "passport": _("护照"),
        "military": _("军人证件"),
        "hk_macao_travel_permit": _("港澳居民来往内地通行证"),
        "taiwan_travel_permit": _("台湾居民来往大陆通行证"),
        "hmt_residence_permit": _("港澳台居民居住证"),
        "foreign_permanent_resident_card": _("外国人永久居留身份证"),
        "other": _("其他证件"),
    },
    terms.Satisfaction: {
        "upload": _("拍照或文件上传"),
        "elicence": _("电子证照"),
        "held_by_state": _("已有数据，无需提交"),
        "signed_statement": _("在线填写并签名"),
        "commitment": _("告知承诺"),
        "seen_at_counter": _("窗口核验原件"),
    },
    terms.Finding: {"accepted": _("符合"), "not_acceptable": _("不符合")},
    terms.Standing: {
        "valid": pgettext_lazy("stored standing", "有效"),
        "under_review": pgettext_lazy("stored standing", "核查中"),
        "superseded": pgettext_lazy("stored standing", "已被换发或补发的证件取代"),
        "void": pgettext_lazy("stored standing", "作废"),
        "revoked": pgettext_lazy("stored standing", "已撤销"),
    },
    terms.PublicStanding: {
        "in_force": _("有效"),
        "under_review": _("核查中"),
        "replaced": _("作废（已换发、已补发）"),
        "void": _("作废"),
        "unknown": _("查无此证"),
    },
    terms.BlankStatus: {
        "stock": _("在库"),
        "assigned": _("已占号"),
        "used": _("已签发"),
        "void": _("废证"),
    },
    terms.SpoilReason: {
        "mismatch": _("打印内容与系统不一致"),
        "jam": _("卡纸"),
        "misprint": _("打印错位、模糊"),
        "lost": _("遗失"),
        "corrected": _("打印后接生信息更正"),
        "not_made": _("电子证照未能制作"),
    },
    terms.CertificateKind: {
        "first_issuance": _("首次签发"),
        "replacement": _("换发"),
        "reissue": _("补发"),
    },
    terms.Channel: {
        "web": _("网上"),
        "counter": _("窗口"),
        "desk": _("工作台"),
        "worker": _("系统后台"),
        "command": _("运维命令"),
    },
    terms.IdentityMethod: {
        "counter": _("窗口核验原件"),
        "development": _("演示登录，未核验身份"),
    },
    terms.SignatureMethod: {
        "development": _("演示确认，未电子签名"),
        "written": _("纸质表单手写签名，窗口存档"),
    },
    Input: {
        "late_reason": _("超过 24 小时填写的原因"),
        "colleague": _("交接给"),
        "loss": _("情况"),
        "note": _("说明"),
        "reason": _("原因"),
        "finding": _("审核意见"),
        "later_item_reason": _("为何上次没有一并告知"),
        "insert_no": _("纸质证件上的编号"),
        "spoil_reason": _("作废原因"),
        "rekeyed_fields": _("对照纸面重新录入"),
        "tray": _("取证来源"),
        "recipient": _("领取人"),
        "material": _("材料"),
        "way": _("提供方式"),
        "sources": _("核实依据"),
        "commitment": _("承诺的事项"),
        "questions": _("需要当事人说明的事项"),
        "closing": _("结束的情形"),
        "office": _("转交给"),
        "seen_paper": _("已当面核验身份证的一方"),
    },
}

ACTS: Mapping[str, Promise | str] = {
    "open_birth": _("新建登记表"),
    "hand_over_shift": _("交接给同事"),
    "withdraw_entry": _("撤回误开的登记表"),
    "sign_delivery": _("核对无误，签名提交"),
    "correct_delivery": _("更正接生信息"),
    "report_loss": _("报告死产或新生儿死亡"),
    "continue_after_loss": _("继续办理"),
    "return_to_attendant": _("退回接生人员签名"),
    "close_after_loss": _("结束办理，不签发"),
    "record_report": _("记录已报告公安机关"),
    "print_claim_slip": _("打印领取单"),
    "begin_claim": _("调取登记表"),
    "give_material": _("提交材料"),
    "declare": _("确认并提交"),
    "make_up": _("提交补正"),
    "find_material": _("记录材料审核意见"),
    "give_notice": _("一次性告知"),
    "put_off": _("暂缓办理"),
    "confirm_and_print": _("审核通过并打印"),
    "match_insert": _("核对纸证编号"),
    "void_print": _("作废这张打印件"),
    "seal": _("核对一致，盖章"),
    "file_elicence": _("电子证照归档"),
    "abandon_seal": _("放弃盖章"),
    "hand_over": _("发放证件"),
    "begin_registration": _("开始登记"),
    "declare_couple": _("确认并提交"),
    "answer_question": _("补充说明并提交"),
    "issue_at_once": _("比对一致，即时登记"),
    "transfer_to_township": _("转乡镇（街道）办理"),
    "register": _("核实无误，予以登记"),
    "register_on_commitment": _("凭承诺登记"),
    "ask_couple": _("请当事人说明"),
    "close_registration": _("结束办理"),
    "hand_to_township": _("转交其他乡镇（街道）"),
    "hand_over_registration": _("移交给同事"),
    "escalate": _("逾期报县级"),
    "recount_limit": _("重新计算期限"),
    "file_service_certificate": _("电子生育服务证归档"),
    "abandon_registration": _("放弃制作，转乡镇（街道）"),
    "renew_code": _("补发查询码"),
    "print_ordinary": _("打印普通生育服务证"),
    "withdraw_registration": _("撤回登记"),
    "revoke_registration": _("注销登记"),
}

FOR_FAMILIES: Mapping[terms.Stage, Promise | str] = {
    terms.Stage.OPENED: _("接生人员正在填写分娩信息。完成后您就可以填报，现在无需办理任何手续。"),
    terms.Stage.SIGNED: _("请填写孩子的姓名和父母信息，提交身份证件。"),
    terms.Stage.DECLARED: _("材料已收到，签发人员正在审核。现在无需您办理任何手续。"),
    terms.Stage.NOTICED: _("有材料需要补正。请按一次性告知书列明的内容补齐，补齐后当场办结。"),
    terms.Stage.PRINTED: _("证件已打印，盖章人员正在核对。现在无需您办理任何手续。"),
    terms.Stage.SEALING: _("证件已盖章，电子证照正在制作，通常不超过几分钟。"),
    terms.Stage.SEALED: _("证件已签发。您可以查看并保存电子证照，到窗口领取纸质证件。"),
    terms.Stage.COLLECTED: _("证件已领取。电子证照可随时查看、下载、出示。"),
    terms.Stage.WITH_SUPERVISOR: _("工作人员会当面与您联系，您无需再填写表格。"),
    terms.Stage.CLOSED: _("办理已经结束。如有疑问，请到本机构窗口咨询。"),
}
FOR_COUPLES: Mapping[terms.Stage, Promise | str] = {
    terms.Stage.BEGUN: _("登记表还没有提交。填写的内容已经保存，随时可以继续。"),
    terms.Stage.COMPARING: _("已经收到，正在与人口库比对，通常几秒钟就有结果。"),
    terms.Stage.WITH_TOWNSHIP: _("正由乡镇（街道）工作人员核实办理。现在无需您提交任何材料。"),
    terms.Stage.NOTICED: _("有一项须由您本人说明。请补充后提交，或到乡镇（街道）窗口当面说明，不要求提交材料。"),
    terms.Stage.REGISTERING: _("已经登记，正在制作电子生育服务证，通常几秒钟就好。"),
    terms.Stage.REGISTERED: _("已经登记。电子生育服务证可以查看、下载、打印，与普通生育服务证具有同等效力。"),
    terms.Stage.CLOSED: _("办理已经结束。夫妻任一方可以持身份证到办理的乡镇（街道）当面了解原因和办法。"),
    terms.Stage.WITHDRAWN: _("登记已经撤回。需要时可以重新登记。"),
    terms.Stage.REVOKED: _("登记已被注销，生育服务证作废。夫妻任一方可以持身份证到办理的乡镇（街道）当面了解原因。"),
}


class UnableToName(LookupError):
    """A word of the law has no label; carries its kind and value."""


def label(member: StrEnum) -> str:
    """The short name of a word of the law, or of an act's input, in the reader's language."""
    found = LABELS.get(type(member), {}).get(member.value)
    if found is None:
        raise UnableToName(f"{type(member).__name__}.{member.name}")
    return str(found)


def act_label(verb: str) -> str:
    """The words on the button of an act, by its verb."""
    found = ACTS.get(verb)
    if found is None:
        raise UnableToName(verb)
    return str(found)


def what_now(stage: terms.Stage) -> str:
    """What a stage means for the family at this moment, in a sentence or two."""
    return str(FOR_FAMILIES[stage])


def what_now_for_couple(stage: terms.Stage) -> str:
    """What a stage of a registration means for the couple at this moment."""
    return str(FOR_COUPLES[stage])
