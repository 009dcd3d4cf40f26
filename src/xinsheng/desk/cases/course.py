"""What has happened on a case: its journal as a timeline, with persons, words and times; and what stands out."""

from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _

from xinsheng.casework.given_reasons import reasons_said
from xinsheng.desk.cases.standing import OutOfForce, out_of_force
from xinsheng.law.flags import Flag
from xinsheng.law.services.first_issuance_inside import FINAL, GIVE_MATERIAL
from xinsheng.law.services.issuing import FIND_MATERIAL
from xinsheng.law.services.spouse_confirmation import OBJECT_AS_SPOUSE
from xinsheng.law.terms import BlankStatus, Channel, Duty, Stage, Standing
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, Certificate, JournalEntry
from xinsheng.words.joining import with_remark
from xinsheng.words.labels import act_label, label

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
    ended = out_of_force((case,)).get(case.pk)
    if ended is not None:
        return (*done, Step(text=ended.words, state="did", small=f"{moment(ended.since)}　{ended.why}".strip()))
    is_over, since = case.stage in FINAL, moment(case.stage_since)
    now = "did" if is_over else "now"
    since = since if is_over else _("%(moment)s 起") % {"moment": since}
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
    who = with_remark(entry.actor.name, label(Duty(entry.duty)))
    told = _("%(who)s，%(how)s") % {"who": who, "how": label(Channel(entry.channel))}
    return f"{moment(entry.at)}　{told}"


def flags_of(case: Case) -> tuple[str, ...]:
    """What stands out on this case, each said once."""
    return tuple(label(Flag(flag)) for flag in dict.fromkeys(case.flags))


def reasons_of(case: Case) -> tuple[tuple[str, str], ...]:
    """The reasons people gave on this case: for what, when and by whom, and the words as written."""
    return tuple(
        (f"{act_label(said.act)}　{moment(said.at)}　{said.by or label(Duty.MACHINE)}", said.reason)
        for said in reasons_said(case)
    )


def certificates_of(case: Case) -> tuple[tuple[str, str, str], ...]:
    """The case's certificate numbers, the latest first: number, standing in words, and its tone."""
    rows = case.certificates.select_related("standing", "blank").order_by("-print_round")
    ended = out_of_force((case,)).get(case.pk)
    return tuple((row.blank_id, *_standing(row, ended=ended)) for row in rows)


def _standing(certificate: Certificate, *, ended: OutOfForce | None) -> tuple[str, str]:
    standing = getattr(certificate, "standing", None)
    if standing is None and certificate.blank.status == BlankStatus.VOID:
        return _("打印件已作废"), "quiet"
    if standing is None:
        return _("已打印，尚未签发"), "quiet"
    if ended is not None and ended.certificate_id == certificate.pk:
        return ended.words, ended.tone
    return label(Standing(standing.state)), "well" if standing.state == Standing.VALID else "wrong"
