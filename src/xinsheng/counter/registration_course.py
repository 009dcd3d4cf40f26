"""Where a couple's registration stands, told without a name: what is done, what is now, by when, and where to ask."""

from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.law.terms import Stage
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import Case, Declaration, Office, ServiceELicence

Line = dict[str, str]
AT_TOWNSHIP = (Stage.WITH_TOWNSHIP, Stage.NOTICED)
WAITING = (Stage.COMPARING, Stage.REGISTERING, Stage.RENEWING)  # under a second: a page that meets them looks again
ENDED = (Stage.CLOSED, Stage.WITHDRAWN, Stage.REVOKED)
SECONDS_BETWEEN_LOOKS = 1
_TONES = {
    Stage.REGISTERED: "done",
    Stage.CORRECTING: "done",
    Stage.CLOSED: "halt",
    Stage.REVOKED: "halt",
    Stage.WITHDRAWN: "halt",
}
_TITLES: dict[Stage, Promise | str] = {
    Stage.BEGUN: gettext_lazy("还没有提交"),
    Stage.CONFIRMING: gettext_lazy("已提交，等另一方确认"),
    Stage.COMPARING: gettext_lazy("已提交，正在比对"),
    Stage.REGISTERING: gettext_lazy("已登记，正在制作电子证"),
    Stage.REGISTERED: gettext_lazy("登记成功"),
    Stage.CORRECTING: gettext_lazy("已登记，更正办理中"),
    Stage.RENEWING: gettext_lazy("已登记，正在制作更正后的证件"),
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
    registration, stage = case.registration, Stage(case.stage)
    if stage is Stage.CONFIRMING and registration.spouse_until is not None:
        return _("等到 %(day)s。") % {"day": day(registration.spouse_until)}
    due_on = registration.correction_due_on if stage is Stage.CORRECTING else registration.due_on
    if due_on is None or stage not in (*AT_TOWNSHIP, Stage.CORRECTING):
        return ""
    if due_on < today:
        return _("原定%(day)s前办结，现已超期，已报县级督促。") % {"day": day(due_on)}
    sentence = _("%(day)s前办结。") % {"day": day(due_on)}
    if registration.due_provisional and stage in AT_TOWNSHIP:
        sentence += _("这是暂定日期：当年放假安排还没有公布，公布后可能顺延。")
    return sentence


def course_of(case: Case, *, own_answer: datetime | None = None) -> list[Line]:
    """The stations of a registration for look's steps; the township's only when it goes there.

    `own_answer`: when the reader, as the other of the two, answered; nobody else is shown that station.
    """
    lines = _stations(case)
    if own_answer is not None:
        accepted = case.registration.accepted_at
        came_later = accepted is not None and accepted < own_answer
        lines.insert(2 if came_later else 1, _did(_("您的答复"), moment(own_answer)))
    return lines


def _stations(case: Case) -> list[Line]:
    stage, registration = Stage(case.stage), case.registration
    signed = [moment(row.signed_at) for row in _declared_by_the_couple(case)]
    lines = [_did(_("申报人签名、提交"), signed[0] if signed else "")]
    if stage is Stage.CONFIRMING:
        return [*lines, _now(_("等另一方确认")), _later(_("与人口信息比对")), _later(_("登记、发证"))]
    if stage is Stage.COMPARING:
        return [*lines, _now(_("与人口信息比对")), _later(_("登记、发证"))]
    if registration.accepted_at is not None:
        lines.append(_did(_("转乡镇（街道）核实"), moment(registration.accepted_at)))
        lines += [_did(_("申报人已说明、重新提交"), again) for again in signed[1:]]
    elif case.comparisons.exists():
        lines.append(_did(_("与人口信息比对"), _("一致")))
    if stage in AT_TOWNSHIP:
        small = _("%(moment)s 起") % {"moment": moment(case.stage_since)}
        words = _("等申报人说明") if stage is Stage.NOTICED else _("乡镇（街道）办理")
        return [*lines, {"text": words, "state": "now", "small": small}, _later(_("登记、发证"))]
    now = [] if stage is Stage.REGISTERED else [_last(case)]
    return [*lines, *_issued(case), *now]


def _declared_by_the_couple(case: Case) -> list[Declaration]:
    """What they declared themselves; what an officer declared anew to correct a certificate is told as that."""
    first = case.corrections.order_by("asked_at").first()
    rows = case.declarations.order_by("seq")
    return list(rows.filter(signed_at__lt=first.asked_at) if first else rows)


def _issued(case: Case) -> list[Line]:
    """Each certificate that was ever in force, since when."""
    filed = ServiceELicence.objects.filter(certificate__case=case).order_by("certificate__version")
    since = [moment(at) for at in filed.values_list("made_at", flat=True)]
    return [_did(_("更正、换发证件") if nr else _("登记、发证"), at) for nr, at in enumerate(since)]


def _last(case: Case) -> Line:
    stage, since = Stage(case.stage), moment(case.stage_since)
    if stage is Stage.REGISTERING:
        return _now(_("登记、制作电子证"))
    if stage is Stage.CORRECTING:
        return _now(_("申请更正，乡镇（街道）核实"))
    if stage is Stage.RENEWING:
        return _now(_("制作更正后的证件"))
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
        (_("办公地址"), office.address),
        (_("窗口"), office.window),
        (_("办公时间"), office.hours),
    )
    return [(name, value) for name, value in rows if value]
