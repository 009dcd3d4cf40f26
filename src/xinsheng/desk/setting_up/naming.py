"""The words of setting up: what is proposed, what a policy is called, why something could not be done."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.setting_up.policy_names import POLICIES
from xinsheng.law.administration import ProposalKind
from xinsheng.words.labels import UnableToName, act_label
from xinsheng.words.refusals import refusal_sentence

KINDS: Mapping[ProposalKind, Promise | str] = {
    ProposalKind.OFFICE: _("新设机构"),
    ProposalKind.OFFICE_CHANGE: _("变更机构"),
    ProposalKind.SEAL: _("启用印章"),
    ProposalKind.SEAL_RETIREMENT: _("停用印章"),
    ProposalKind.APPOINTMENT: _("任用人员"),
    ProposalKind.ENDING: _("结束任职"),
    ProposalKind.COVER: _("安排代班"),
    ProposalKind.POLICY: _("修改政策参数"),
    ProposalKind.CALENDAR: _("发布工作日历"),
    ProposalKind.BLANKS: _("空白证件入库"),
    ProposalKind.RECEIPT: _("清点上级发来的空白证件"),
    ProposalKind.TRAY: _("空白证件领用"),
    ProposalKind.DESTRUCTION: _("销毁废证"),
    ProposalKind.ENROLMENT: _("登记通行密钥"),
    ProposalKind.SYSTEM_ENROLMENT: _("登记系统管理员的通行密钥"),
    ProposalKind.ORDINARY_FORMS: _("统一印制证件入库"),
    ProposalKind.HOSPITAL_CLIENT: _("接入医院信息系统"),
    ProposalKind.HOSPITAL_CLIENT_ENDING: _("停止接入医院信息系统"),
    ProposalKind.LABORATORY: _("登记亲子鉴定机构"),
    ProposalKind.LABORATORY_ENDING: _("结束鉴定机构的登记"),
    ProposalKind.OFFICE_LIST: _("按名单新设机构"),
    ProposalKind.STAFF_LIST: _("按名单任用人员"),
    ProposalKind.AGENCY: _("准许单位查看证照"),
    ProposalKind.AGENCY_ENDING: _("停止单位查看证照"),
    ProposalKind.KIOSK: _("登记读卡终端"),
    ProposalKind.KIOSK_ENDING: _("停用读卡终端"),
    ProposalKind.TOKEN_ENROLMENT: _("登记数字证书"),
}

_YES_NO: Mapping[bool, Promise | str] = {True: _("是"), False: _("否")}

_OTHER_BODY = _("这一页已经提交过不同的内容。请核对后再次提交，将作为一项新的提议。")
_DOES_NOT_FIT: Mapping[ProposalKind, Promise | str] = {
    ProposalKind.TOKEN_ENROLMENT: _("这张数字证书已经登记过，或此人刚登记了另一张。没有任何改动，请退回。"),
    ProposalKind.KIOSK: _("这把公钥已经登记过。每台终端须有自己的密钥，停用的密钥不再使用。没有任何改动。"),
    ProposalKind.AGENCY: _("这个统一社会信用代码已有在用的单位。更换公钥的，先停止、再重新准许。没有任何改动。"),
    ProposalKind.OFFICE: _("已有机构使用这个统一社会信用代码，或内容前后不符。没有任何改动，请退回核对。"),
    ProposalKind.OFFICE_LIST: _(
        "名单导入以后，其中有机构已经另行设立，或主管部门已停办。没有任何改动，请退回后重新导入名单。"
    ),
    ProposalKind.STAFF_LIST: _(
        "名单导入以后，其中有人已经另行任用，或与其现有的任职冲突。没有任何改动，请退回后重新导入名单。"
    ),
    ProposalKind.APPOINTMENT: _(
        "与此人现有的任职冲突：管理员不得兼任其他岗位，同一机构的空白证件与印章不得由一人保管。没有任何改动。"
    ),
    ProposalKind.COVER: _(
        "与代班人现有的任职冲突：管理员不得兼任其他岗位，同一机构的空白证件与印章不得由一人保管。没有任何改动。"
    ),
    ProposalKind.ENDING: _("这项任职已经结束。没有任何改动。"),
    ProposalKind.DESTRUCTION: _("其中有编号已经销毁过，或监销人不是两个人。没有任何改动，请退回核对。"),
    ProposalKind.BLANKS: _("这个号段中有编号已经入过库。每个编号只能入库一次，没有任何改动，请退回核对实物。"),
}
_DECIDES: tuple[tuple[str, Promise | str], ...] = (
    ("propose_", _("提出：%(what)s")),
    ("confirm_", _("确认：%(what)s")),
    ("decline_", _("退回：%(what)s")),
)


def kind_words(kind: ProposalKind | str) -> str:
    """What is proposed, in a few words."""
    return str(KINDS[ProposalKind(kind)])


def policy_words(name: str) -> str:
    """What a policy is called; one that a later version named is shown by its own name."""
    return str(POLICIES[name][0]) if name in POLICIES else name


def policy_value_words(value: object) -> str:
    """A policy's value as people read it."""
    return str(_YES_NO[value]) if isinstance(value, bool) else str(value)


def proposal_refusal(code: str, *, kind: ProposalKind | None = None) -> str:
    """Why a proposal could not be made or decided, for a code of UnableToAct."""
    if code == "other_body":
        return str(_OTHER_BODY)
    told = _DOES_NOT_FIT.get(kind) if code == "does_not_fit" and kind else None
    return str(told) if told else refusal_sentence(code)


def verb_words(verb: str) -> str:
    """What a journal line's act is called, proposals and founding included."""
    for beginning, words in _DECIDES:
        if verb.startswith(beginning) and verb.removeprefix(beginning) in set(ProposalKind):
            return str(words) % {"what": kind_words(verb.removeprefix(beginning))}
    if verb == "found_province":
        return gettext("建立省级机构")
    try:
        return act_label(verb)
    except UnableToName:
        return verb
