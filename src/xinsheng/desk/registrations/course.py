"""What has happened on a registration, where it stands, and what it asked."""

from django.utils.translation import gettext as _

from xinsheng.desk.cases.course import Step, done_of
from xinsheng.law.services.service_registration import RESTING
from xinsheng.law.services.spouse_confirmation import OBJECT_AS_SPOUSE
from xinsheng.law.terms import Closing, Question, Stage, Standing
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, RegisterComparison, ServiceCertificate
from xinsheng.words.labels import couple_stage_label, label

_COMPARED = ("issue_at_once", "transfer_to_township")


def course_of(case: Case, *, sees_comparison: bool) -> tuple[Step, ...]:
    """The journal, oldest first, with the rule and the extract by which it was compared; and where it stands.

    That the other of the two said no is told only to whoever handles the case (threat T24).
    """
    told = iter(case.comparisons.order_by("compared_at"))
    lines = [one for one in done_of(case) if sees_comparison or one[0] != OBJECT_AS_SPOUSE.verb]
    done = tuple(_with_rule(step, next(told, None)) if act in _COMPARED else step for act, step in lines)
    is_at_rest, since = case.stage in RESTING, moment(case.stage_since)
    now = "did" if is_at_rest else "now"
    since = since if is_at_rest else _("%(moment)s 起") % {"moment": since}
    return (*done, Step(text=couple_stage_label(Stage(case.stage)), state=now, small=since))


def _with_rule(step: Step, stored: RegisterComparison | None) -> Step:
    """What a comparison led to is told with its rule and extract; each comparison led to one such act."""
    if stored is None:
        return step
    said = {"rule": stored.rule_version, "snapshot": stored.snapshot or _("没有取得")}
    told = _("比对规则第 %(rule)d 版，人口库数据 %(snapshot)s") % said
    return Step(text=step.text, state=step.state, small=f"{step.small}　{told}")


def questions_of(case: Case) -> tuple[tuple[str, str], ...]:
    """What was asked of the couple, round by round, the latest first: when and by whom; the matters."""
    rows = case.notices.select_related("given_by").order_by("-round")
    return tuple(
        (
            f"{moment(row.given_at)}　{row.given_by.name}",
            _("、").join(label(Question(item["question"])) for item in row.items),
        )
        for row in rows
    )


def closing_of(case: Case) -> str:
    """How it was closed, '' when it was not."""
    closing = case.registration.closing
    return label(Closing(closing)) if closing else ""


def certificates_of(case: Case) -> tuple[tuple[str, str, str], ...]:
    """Its certificates, the latest first: number, standing in words, tone."""
    rows = case.service_certificates.select_related("standing").order_by("-version")
    return tuple((row.no, *_standing(row)) for row in rows)


def _standing(certificate: ServiceCertificate) -> tuple[str, str]:
    standing = getattr(certificate, "standing", None)
    if standing is None:
        return _("正在制作"), "quiet"
    return label(Standing(standing.state)), "well" if standing.state == Standing.VALID else "wrong"
