"""What has happened on a case: its journal as a timeline, with persons, words and times; and what stands out."""

from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.casework.given_reasons import reasons_said
from xinsheng.law.second_review import OVERDUE
from xinsheng.law.services.first_issuance_inside import FINAL, GIVE_MATERIAL
from xinsheng.law.services.issuing import FIND_MATERIAL
from xinsheng.law.services.spouse_confirmation import OBJECT_AS_SPOUSE
from xinsheng.law.terms import Channel, Duty, Stage, Standing
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, Certificate, JournalEntry
from xinsheng.words.labels import act_label, label

FLAGS = {
    "late_entry": gettext_lazy("接生信息超过 24 小时填写"),
    "hospital_differs": gettext_lazy("医院系统送来的接生信息与已签名的不同，已请接生人员核对"),
    "delivery_corrected": gettext_lazy("接生信息有更正"),
    "put_off": gettext_lazy("材料齐全而暂缓"),
    "same_mother_recently": gettext_lazy("同一位母亲七个月内另有一次分娩登记，请核对是否重复登记或身份不符"),
    "reported": gettext_lazy("母亲未满 14 周岁，已报告公安机关"),
    "report_name_differs": gettext_lazy("鉴定意见书上的姓名与申报不同，请对照原件核对"),
    "report_late": gettext_lazy("鉴定意见书出具较晚，请核对"),
    "report_before_birth": gettext_lazy("鉴定意见书的日期早于出生，请核对是否为本次出生的鉴定"),
    "report_of_a_lost_child": gettext_lazy("这份鉴定意见书曾用于另一次登记，该子女已报告死亡，请核对是否为同一子女"),
    "report_laboratory_unlicensed": gettext_lazy(
        "出具鉴定意见书的机构不在本省登记的鉴定机构之列，或当日许可已结束，请核实"
    ),
    "report_laboratory_differs": gettext_lazy("鉴定意见书上的许可证号属于别的鉴定机构，请核实"),
    "report_laboratory_knows_none": gettext_lazy("鉴定机构答复：没有出具过这份意见书"),
    "report_laboratory_says_otherwise": gettext_lazy("鉴定机构的存档与申报的意见书内容不同"),
    "report_laboratory_silent": gettext_lazy("鉴定机构期满没有答复，意见书未经其核实"),
    OVERDUE: gettext_lazy("复核期满无人复核，已报上一级"),
    "after_loss": gettext_lazy("曾报告死亡，经主管人员继续办理"),
}

_RUN_ON = (GIVE_MATERIAL.verb, FIND_MATERIAL.verb)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the timeline; `state` is the style of look's steps."""

    text: str
    state: str
    small: str


def course_of(case: Case) -> tuple[Step, ...]:
    """The journal, oldest first, and where the case stands now."""
    done = [_together(list(group)) for _key, group in groupby(done_of(case), key=_what_runs_on)]
    is_over, since = case.stage in FINAL, moment(case.stage_since)
    now = "did" if is_over else "now"
    since = since if is_over else _("%(moment)s起") % {"moment": since}
    return (*done, Step(text=label(Stage(case.stage)), state=now, small=since))


def _what_runs_on(line: tuple[str, Step]) -> tuple[str, str] | int:
    """Papers given, or looked at, one after another by one person are one line; any other act is its own."""
    act, step = line
    return (act, step.small.split("　", 1)[1]) if act in _RUN_ON else id(step)


def _together(lines: list[tuple[str, Step]]) -> Step:
    """The first of them, and how many there are."""
    first = lines[0][1]
    if len(lines) == 1:
        return first
    return replace(first, text=_("%(act)s（%(count)d 份）") % {"act": first.text, "count": len(lines)})


def done_of(case: Case) -> tuple[tuple[str, Step], ...]:
    """The journal, oldest first: each act's verb, and the line it makes."""
    entries = JournalEntry.objects.filter(chain=case.pk).select_related("actor").order_by("seq")
    return tuple((entry.act, Step(text=act_label(entry.act), state="did", small=_who(entry))) for entry in entries)


def acts_since(case: Case, *, version: int) -> list[str]:
    """What happened on the case after the version somebody saw, as sentences.

    The no of the other of a couple is not told in passing: whoever may know of it reads it on the case's own page.
    """
    entries = JournalEntry.objects.filter(chain=case.pk, seq__gt=version).select_related("actor").order_by("seq")
    told = (entry for entry in entries if entry.act != OBJECT_AS_SPOUSE.verb)
    return [f"{act_label(entry.act)}　{_who(entry)}" for entry in told]


def _who(entry: JournalEntry) -> str:
    if entry.actor is None:
        return f"{moment(entry.at)}　{label(Duty(entry.duty))}"
    who = f"{entry.actor.name}（{label(Duty(entry.duty))}）"
    return f"{moment(entry.at)}　{who}，{label(Channel(entry.channel))}"


def flags_of(case: Case) -> tuple[str, ...]:
    """What stands out on this case, each said once."""
    return tuple(str(FLAGS[flag]) for flag in dict.fromkeys(case.flags) if flag in FLAGS)


def reasons_of(case: Case) -> tuple[tuple[str, str], ...]:
    """The reasons people gave on this case: for what, when and by whom, and the words as written."""
    return tuple(
        (f"{act_label(said.act)}　{moment(said.at)}　{said.by or label(Duty.MACHINE)}", said.reason)
        for said in reasons_said(case)
    )


def certificates_of(case: Case) -> tuple[tuple[str, str, str], ...]:
    """The case's certificate numbers, the latest first: number, standing in words, and its tone."""
    rows = case.certificates.select_related("standing").order_by("-print_round")
    return tuple((row.blank_id, *_standing(row)) for row in rows)


def _standing(certificate: Certificate) -> tuple[str, str]:
    standing = getattr(certificate, "standing", None)
    if standing is None:
        return _("已打印，尚未签发"), "quiet"
    return label(Standing(standing.state)), "well" if standing.state == Standing.VALID else "wrong"
