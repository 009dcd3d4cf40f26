"""What is said to a machine: a stable code, where, and a sentence in Chinese and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.reasons import CautionCode, NotAllowed
from xinsheng.words.faults import find_fault_sentence
from xinsheng.words.reasons import CAUTIONS, REASONS
from xinsheng.words.refusals import REFUSALS

MOST = 100  # issues that are said of one record or Bundle
CHINESE, ENGLISH = "zh-hans", "en"


class Severity(StrEnum):
    """How grave an issue is (FHIR IssueSeverity): an error is not taken in, a warning is looked at by a person."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One thing about a message; `element` is the flat record's, '' where it is about the whole."""

    code: str
    element: str = ""
    severity: Severity = Severity.ERROR
    label: Promise | str = ""


def add_issue(issues: list[Issue], issue: Issue) -> None:
    """Add an issue, and after the last that is said only that there are more."""
    if len(issues) < MOST:
        issues.append(issue)
    elif len(issues) == MOST:
        issues.append(Issue(code="too_many_issues"))


SENTENCES: Mapping[str, Promise | str] = {
    # the message as such
    "too_large": _("消息太大，请分批发送"),
    "too_deep": _("内容嵌套太深"),
    "half_sent": _("消息没有发送完整，没有处理；请重新发送"),
    "unreadable": _("内容不是有效的 JSON 或 CSV"),
    "named_twice": _("同一项目出现了两次"),
    "wrong_type": _("不支持这种内容类型"),
    "too_many": _("一批最多 100 条"),
    "empty_batch": _("没有任何记录"),
    "too_many_issues": _("不符合要求之处太多，这里只列出前 100 处"),
    "unknown_element": _("没有这个项目"),
    "wrong_value_type": _("%(label)s的数据类型不符"),
    "unknown_code": _("%(label)s不在值域代码之内"),
    "no_offset": _("%(label)s须带时区偏移，例如 +08:00"),
    "control_character": _("%(label)s中有看不见或不能存储的字符"),
    "bad_identifier": _("%(label)s只能用字母、数字和 . _ : -，最长 64 位"),
    "not_from_you": _("%(label)s由签发系统产生，医院系统不能填写"),
    "other_institution": _("%(label)s不是本次接入的机构；只能发送本机构的出生信息"),
    "place_contradicts": _("出生地点类别与分娩地点不符"),
    "not_taken": _("这些项目由领证人申报或由签发系统产生，没有采用"),
    # what a Bundle of ours is not
    "wrong_profile": _("资源没有声明本平台的规范（meta.profile），或类型与规范不符"),
    "not_a_transaction": _("一次分娩须是一个 transaction Bundle；多次分娩可放在一个 batch 里"),
    "not_a_creation": _("每个条目的 request 须是 POST 到该资源类型"),
    "missing_part": _("缺少必须的内容"),
    "too_many_parts": _("这里只能有一个，或超过了数量上限"),
    "no_mother": _("缺少母亲（Patient）"),
    "no_delivery": _("缺少分娩（Encounter）"),
    "no_newborn": _("缺少新生儿（Patient）"),
    "unknown_reference": _("引用没有指向本 Bundle 中应有的资源（用 fullUrl 引用）"),
    "unfit_status": _("资源的状态不能采用"),
    "modifier": _("不支持会改变含义的内容（modifierExtension、comparator）"),
    "wrong_unit": _("计量单位不符（UCUM：体重 g，身长 cm，孕周 d）"),
    "number_needed": _("这里须是数字"),
    "dates_differ": _("出生日期与出生时间不是同一天"),
    "not_live_born": _("出生医学证明只证明活产"),
    # what is here already
    "identifier_twice": _("同一条消息中两个新生儿用了同一个标识"),
    "already_open": _("这次住院的登记表有一部分已经撤回；请接生人员把其余各份也撤回后重新发送"),
    "signed_already": _("接生人员已经签名，内容没有改动；已提请接生人员核对、更正"),
    # what a person will look at
    "taken": _("这个新生儿的内容已经收到"),
    "attendant_unknown": _("没有找到这位接生人员在本机构的有效资格，登记表由本机构接生人员接手"),
    "kept_by_another": _("登记表由另一位接生人员保管，没有转给这位接生人员"),
    "try_again": _("系统暂时不能处理，没有采用本条；请稍后原样重新发送"),
    # who is it
    "no_token": _("没有访问令牌，或令牌已失效、已被停止"),
    "no_scope": _("访问令牌没有这项范围（scope）"),
    "bad_position": _("位置须是本平台给出的数字"),
    "unknown_criteria": _("只能订阅本机构出生的出生医学证明（criteria 须是文档所列的写法）"),
    "unfit_channel": _("只支持 rest-hook，payload 须是 application/fhir+json；不接受 header"),
    "no_such_subscription": _("没有这个订阅"),
    "subscription_ended": _("这个订阅已经结束"),
    # a licence looked at
    "not_an_ask": _("查询须有且只有 code、purpose、basis、form、handled_by、request_no，且写法符合接口文档"),
    "not_your_purpose": _("本单位没有这个用途的权限"),
    "no_such_basis": _("这个用途没有这项依据"),
    "no_copy": _("这个用途不提供加注件"),
    "too_many_asks": _("今天的查询次数已达上限，请明天再来"),
    "no_consent": _(
        "授权码不能用：没有这个码，或它已使用、已收回、已过期，或不是给本单位、这个用途的。请持证人重新授权"
    ),
    "no_such_request": _("没有这份请求，或它不是本单位提出的"),
    "bad_key": _("Idempotency-Key 只能用字母、数字和 . _ : -，最长 64 位"),
    "key_used": _("这个 Idempotency-Key 已用于另一次查看；每次查看用新的"),
    "number_used": _("这个 request_no 已用于本单位另一份内容不同的请求，没有采用；每份请求用新的编号"),
    "no_such_look": _("没有这次查看，或答复已过期销毁"),
    "no_such_address": _("没有这个地址或方法"),
}


def sentence_in(issue: Issue, *, language: str) -> str:
    """The issue in one language; a code that only the law or the standards know is told in their words."""
    with translation.override(language):
        if issue.code in SENTENCES:
            return str(SENTENCES[issue.code]) % {"label": issue.label}
        if issue.code in REFUSALS:
            return str(REFUSALS[issue.code])
        if issue.code in _CAUTIONS:
            return str(_CAUTIONS[issue.code])
        if issue.code in _REASONS:
            return str(_REASONS[issue.code])
        return find_fault_sentence(issue.code, label=str(issue.label)) or issue.code


_CAUTIONS: Mapping[str, Promise | str] = {code.value: CAUTIONS[code] for code in CautionCode}
_REASONS: Mapping[str, Promise | str] = {code.value: words for code, words in REASONS.items()}


def issues_of(refused: NotAllowed) -> tuple[Issue, ...]:
    """The law's reasons as issues."""
    return tuple(Issue(code=reason.code.value) for reason in refused.reasons)
