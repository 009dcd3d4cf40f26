"""The name of every word of the law as pages and papers print it; and, for a stage, what it means for a family.

Looked up by the kind of word first: two enums may store the same word (`unknown`, `void`) and mean other things.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xinsheng.law import terms
from xinsheng.law.acts import Input, MessageKind
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.words import succession_labels as of_successions
from xinsheng.words.act_names import ACTS
from xinsheng.words.archive_labels import OF_ARCHIVES
from xinsheng.words.assurance_labels import OF_ASSURANCE
from xinsheng.words.authorisation_labels import OF_AUTHORISATIONS
from xinsheng.words.card_labels import OF_CARDS
from xinsheng.words.couple_labels import OF_COUPLES
from xinsheng.words.flag_labels import OF_FLAGS
from xinsheng.words.measure_labels import OF_MEASURES
from xinsheng.words.outside_labels import OF_OUTSIDE_BIRTHS, OUTSIDE_MATERIALS
from xinsheng.words.resemblance_labels import OF_RESEMBLANCE
from xinsheng.words.sharing_labels import OF_SHARING
from xinsheng.words.shortfall_labels import OF_SHORTFALLS
from xinsheng.words.stage_sentences import FOR_COUPLES, FOR_FAMILIES
from xinsheng.words.stock_labels import OF_STOCK

_ASKED = _("已请当事人说明，等答复")
LABELS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    terms.Service: {
        "first_issuance_inside": _("首次签发（机构内出生）"),
        "first_issuance_outside": _("首次签发（机构外出生）"),
        "service_registration": _("生育登记"),
        **of_successions.SERVICES,
    },
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
        "confirming": _("待另一方确认"),
        "comparing": _("已提交，正在比对"),
        "with_township": _("乡镇（街道）办理中"),
        "registering": _("已登记，正在制作电子证"),
        "registered": _("已登记"),
        "correcting": _("已登记，更正办理中"),
        "renewing": _("已登记，更正后的新证制作中"),
        "withdrawn": _("已撤回"),
        "revoked": _("已注销"),
    },
    terms.Duty: {
        "attendant": _("接生人员"),
        "collector": _("领证人"),
        "issuing_officer": _("签发人员"),
        "sealing_officer": _("盖章人员"),
        **of_successions.DUTIES,
        "supervisor": _("主管人员"),
        "stock_keeper": _("空白证件管理人员"),
        "seal_keeper": _("印章管理人员"),
        "system_administrator": _("系统管理员"),
        "security_administrator": _("安全管理员"),
        "audit_administrator": _("审计管理员"),
        "declarant": _("申报人"),
        "spouse": _("申报中的另一方"),
        "township_officer": _("乡镇（街道）经办人员"),
        "village_agent": _("村（居）代办人员"),
        "machine": _("系统自动"),
        "hospital_system": _("医院信息系统"),
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
    **OF_COUPLES,
    **OF_STOCK,
    **OF_FLAGS,
    **OF_MEASURES,
    **OF_ARCHIVES,
    **OF_SHARING,
    **of_successions.OF_SUCCESSIONS,
    **OF_OUTSIDE_BIRTHS,
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
    terms.CouplesRelation: {"spouse": _("夫妻一方")},
    terms.MothersState: {
        "can_sign": _("可以签名"),
        "dead": _("已去世"),
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
        **of_successions.MATERIALS,
        **OUTSIDE_MATERIALS,
    },
    **OF_SHORTFALLS,
    **OF_AUTHORISATIONS,
    **OF_ASSURANCE,
    **OF_CARDS,
    **OF_RESEMBLANCE,
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
    terms.BlankStatus: {"stock": _("在库"), "assigned": _("已分配"), "used": _("已签发"), "void": _("废证")},
    terms.SpoilReason: {
        "mismatch": _("打印内容与系统不一致"),
        "jam": _("卡纸"),
        "misprint": _("打印错位、模糊"),
        "lost": _("遗失"),
        "corrected": _("打印后接生信息更正"),
        "not_made": _("电子证照未能制作"),
    },
    terms.CertificateKind: {"first_issuance": _("首次签发"), "replacement": _("换发"), "reissue": _("补发")},
    terms.Channel: {
        "web": _("网上"),
        "counter": _("窗口"),
        "desk": _("工作台"),
        "worker": _("系统后台"),
        "command": _("运维命令"),
        "exchange": _("系统对接"),
        "wechat": _("微信公众号"),
    },
    terms.SignatureMethod: {
        "development": _("演示确认，未电子签名"),
        "written": _("窗口当面签名"),
        "passkey": _("本人通行密钥签名"),
        "token": _("本人数字证书签名（SM2）"),
        "identified": _("本人实名核验后在线签名"),
    },
    MessageKind: {
        "declaration_received": _("出生医学证明申领已收到"),
        "notice_given": _("材料需补正"),
        "certificate_sealed": _("出生医学证明已签发"),
        "paper_taken": _("纸质证件已由持委托书的人领走"),
        "phone_code": _("手机验证码"),
        **of_successions.MESSAGES,
        "registered": _("生育登记已办结"),
        "with_township": _("生育登记已转乡镇（街道）办理"),
        "question_asked": _("生育登记有事项须说明"),
        "registration_closed": _("生育登记已结束办理"),
        "registration_revoked": _("生育登记已注销"),
        "registration_withdrawn": _("生育登记已撤回"),
        "share_asked": _("有单位请求查看证照"),
        "spouse_asked": _("请另一方确认生育登记申报"),
        "certificate_corrected": _("生育服务证已更正换发"),
        "certificate_kept": _("生育服务证不予更正"),
        "phone_changed": _("接收短信的手机号码已改"),
    },
    Input: {
        "late_reason": _("超过 24 小时填写的原因"),
        "colleague": _("交接给"),
        "loss": _("情况"),
        "reason": _("原因"),
        "finding": _("审核意见"),
        "later_item_reason": _("为何上次没有一并告知"),
        "insert_no": _("纸质证件上的编号"),
        "spoil_reason": _("作废原因"),
        "rekeyed_fields": _("对照纸面重新录入"),
        "tray": _("证件盒"),
        "printed_on": _("印在哪里"),
        "confirmed_phone": _("经验证码确认的手机号码"),
        "recipient": _("领取人"),
        "material": _("材料"),
        "way": _("提供方式"),
        "sources": _("核实依据"),
        "commitment": _("承诺的事项"),
        "questions": _("需要当事人说明的事项"),
        "closing": _("结束的情形"),
        "office": _("转交给"),
        "seen_paper": _("已当面核验身份证的一方"),
        "purpose": _("用途"),
        "objection": _("不认可的原因"),
        "papers_seen": _("当面看过的证件"),
        "agent": _("到场的受托人"),
        "corrections": _("哪里有误"),
        "returned_pages": _("交回的页"),
        "second_finding": _("复核意见"),
        "holding": _("本机构是否保存了这张证件的存根或签发记录"),
    },
}


class UnableToName(LookupError):
    """A word of the law has no label; carries its kind and value."""


def label(member: StrEnum) -> str:
    """The short name of a word of the law, or of an act's input, in the reader's language."""
    found = LABELS.get(type(member), {}).get(member.value)
    if found is None:
        raise UnableToName(f"{type(member).__name__}.{member.name}")
    return str(found)


def couple_stage_label(stage: terms.Stage) -> str:
    """The short name of a stage of a registration: of a couple nothing is asked but what they know themselves."""
    return str(_ASKED) if stage is terms.Stage.NOTICED else label(stage)


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
