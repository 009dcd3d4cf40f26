"""Where a couple's registration stands, told without a name: what is done, what is now, by when, and where to ask."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.law.terms import Stage
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import Case, Office

Line = dict[str, str]
AT_TOWNSHIP = (Stage.WITH_TOWNSHIP, Stage.NOTICED)
WAITING = (Stage.COMPARING, Stage.REGISTERING)  # under a second: a page that meets them looks again
ENDED = (Stage.CLOSED, Stage.WITHDRAWN, Stage.REVOKED)
SECONDS_BETWEEN_LOOKS = 1
_TONES = {Stage.REGISTERED: "done", Stage.CLOSED: "halt", Stage.REVOKED: "halt", Stage.WITHDRAWN: "halt"}
_TITLES: dict[Stage, Promise | str] = {
    Stage.BEGUN: gettext_lazy("还没有提交"),
    Stage.CONFIRMING: gettext_lazy("已提交，等另一方确认"),
    Stage.COMPARING: gettext_lazy("已提交，正在比对"),
    Stage.REGISTERING: gettext_lazy("已登记，正在制作电子证"),
    Stage.REGISTERED: gettext_lazy("登记成功"),
    Stage.WITH_TOWNSHIP: gettext_lazy("已转乡镇（街道）办理"),
    Stage.NOTICED: gettext_lazy("有事项需要您说明"),
    Stage.CLOSED: gettext_lazy("办理已结束，没有登记"),
    Stage.WITHDRAWN: gettext_lazy("已撤回"),
    Stage.REVOKED: gettext_lazy("登记已注销"),
}


def title_of(case: Case) -> str:
    """The outcome so far, in few words."""
    return str(_TITLES[Stage(case.stage)])


def tone_of(case: Case) -> str:
    """How it is shown: done, now, halt."""
    return _TONES.get(Stage(case.stage), "now")


def due_sentence(case: Case, *, today: date) -> str:
    """By which day the township is done or the other waited for; plainly when it may move or has passed; or ''."""
    registration = case.registration
    if Stage(case.stage) is Stage.CONFIRMING and registration.spouse_until is not None:
        return _("等到 %(day)s。") % {"day": day(registration.spouse_until)}
    if registration.due_on is None or Stage(case.stage) not in AT_TOWNSHIP:
        return ""
    if registration.due_on < today:
        return _("原定 %(day)s 前办结，现已超期，已报县级督促。") % {"day": day(registration.due_on)}
    sentence = _("%(day)s 前办结。") % {"day": day(registration.due_on)}
    if registration.due_provisional:
        sentence += _("这是暂定日期：当年放假安排还没有公布，公布后可能顺延。")
    return sentence


def course_of(case: Case) -> list[Line]:
    """The stations of a registration for look's steps; the township's only when it goes there."""
    stage, registration = Stage(case.stage), case.registration
    signed = [moment(row.signed_at) for row in case.declarations.order_by("seq")]
    lines = [_did(_("申报人签名、提交"), signed[0] if signed else "")]
    if stage is Stage.CONFIRMING:
        return [*lines, _now(_("等另一方确认")), _later(_("与人口信息比对")), _later(_("登记、发证"))]
    if stage is Stage.COMPARING:
        return [*lines, _now(_("与人口信息比对")), _later(_("登记、发证"))]
    if registration.accepted_at is not None:
        lines.append(_did(_("转乡镇（街道）核实"), moment(registration.accepted_at)))
        lines += [_did(_("申报人已说明、重新提交"), again) for again in signed[1:]]
    else:
        lines.append(_did(_("与人口信息比对"), _("一致")))
    if stage in AT_TOWNSHIP:
        small = _("自 %(moment)s") % {"moment": moment(case.stage_since)}
        words = _("等申报人说明") if stage is Stage.NOTICED else _("乡镇（街道）办理")
        return [*lines, {"text": words, "state": "now", "small": small}, _later(_("登记、发证"))]
    return [*lines, *_issued_before_it_ended(case), _last(case)]


def _issued_before_it_ended(case: Case) -> list[Line]:
    certificate = case.service_certificates.order_by("-version").first()
    had = certificate is not None and Stage(case.stage) in (Stage.WITHDRAWN, Stage.REVOKED)
    return [_did(_("登记、发证"), moment(certificate.issued_at))] if certificate is not None and had else []


def _last(case: Case) -> Line:
    stage, since = Stage(case.stage), moment(case.stage_since)
    if stage is Stage.REGISTERING:
        return _now(_("登记、制作电子证"))
    if stage is Stage.REGISTERED:
        return _did(_("登记、发证"), since)
    return {"text": title_of(case), "state": "wrong", "small": since}


def _did(text: str, small: str) -> Line:
    return {"text": text, "state": "did", "small": small}


def _now(text: str) -> Line:
    return {"text": text, "state": "now", "small": ""}


def _later(text: str) -> Line:
    return {"text": text, "state": "", "small": ""}


def place_to_ask(office: Office | None) -> list[tuple[str, str]]:
    """The handling township with address, window and hours (mission E13), in rows."""
    if office is None:
        return []
    rows = (
        (_("办理地"), office.name),
        (_("地址"), office.address),
        (_("窗口"), office.window),
        (_("时间"), office.hours),
    )
    return [(name, value) for name, value in rows if value]
