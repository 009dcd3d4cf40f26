"""What staff may say to a spouse who comes in person (mission E13): where it stands, why, what next, where to ask.

Nothing of what the register says, and nothing of how the other spouse's record compared: only the declarant's own
answers to look at again, as their own page shows them (threat T24).
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xinsheng.casework.comparisons import find_comparison
from xinsheng.casework.confirmations import both_mean_it
from xinsheng.casework.frozen_policies import policy_of
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.desk.registrations.course import closing_of, questions_of
from xinsheng.desk.registrations.due import Clock, Due
from xinsheng.desk.registrations.in_person.card import Found
from xinsheng.desk.registrations.naming import child_of, office_lines, title_of, tone_of
from xinsheng.law.comparison import comparison_from
from xinsheng.law.own_answers import told_apart
from xinsheng.law.terms import Stage
from xinsheng.look.moments import day
from xinsheng.registry.models import Case, Office, short_no
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no
from xinsheng.words.comparison import own_answer_label
from xinsheng.words.labels import couple_stage_label, what_now_for_couple
from xinsheng.words.stage_sentences import find_remedy

_TOLD_WITH = {"close_registration": Stage.CLOSED, "revoke_registration": Stage.REVOKED}
_CLOCK_RUNS = (Stage.WITH_TOWNSHIP, Stage.NOTICED)


@dataclass(frozen=True, kw_only=True)
class Explained:
    """One registration as it may be explained to the spouse in front of the officer."""

    found: Found
    no: str
    title: str
    child: str
    stage: str
    tone: str
    what_now: str
    sentences: tuple[str, ...]
    due: Due | None
    is_elsewheres: bool  # another township has it open, and this is who declared it
    asks: bool  # that township waits for their answer
    is_the_other: bool  # a policy asks for their own confirmation of what the declarant signed
    certificate_no: str
    issued: str
    township: str
    township_lines: tuple[tuple[str, str], ...]


def explained(found: Found, *, on: date, here: tuple[Office, ...] = ()) -> Explained:
    """Everything staff of these townships may say of it, on a civil day."""
    case = found.case
    one, stage = case.registration, Stage(case.stage)
    certificate = certificate_in_force(case.pk)
    return Explained(
        found=found,
        no=short_no(case.pk),
        title=title_of(one),
        child=child_of(one),
        stage=couple_stage_label(stage),
        tone=tone_of(case.stage),
        what_now=what_now_for_couple(stage),
        sentences=tuple(_sentences(found, stage=stage)),
        due=Clock(on=on).due_of(one) if stage in _CLOCK_RUNS else None,
        is_elsewheres=stage in _CLOCK_RUNS and one.township not in here and _is_declarant(found),
        asks=stage is Stage.NOTICED,
        is_the_other=_is_the_other(found),
        certificate_no=grouped_service_certificate_no(certificate.no) if certificate else "",
        issued=day(certificate.issued_on) if certificate else "",
        township=one.township.name if one.township else "",
        township_lines=office_lines(one.township),
    )


def _is_declarant(found: Found) -> bool:
    declaration = find_couple_declaration(found.case)
    return declaration is not None and declaration.declarant is found.side


def _is_the_other(found: Found) -> bool:
    declaration = find_couple_declaration(found.case)
    asked = policy_of(found.case).registration_spouse_confirms
    return asked and declaration is not None and declaration.declarant is not found.side


def _sentences(found: Found, *, stage: Stage) -> list[str]:
    if stage in _CLOCK_RUNS:
        return [*_asked(found.case, stage=stage), *_why_a_person(found)]
    if stage in _TOLD_WITH.values():
        return [*_closing(found.case), *_reasons(found.case, stage=stage)]
    return []


def _asked(case: Case, *, stage: Stage) -> list[str]:
    if stage is not Stage.NOTICED:
        return []
    return [_("请当事人说明：%(matters)s") % {"matters": matters} for _when, matters in questions_of(case)[:1]]


def _why_a_person(found: Found) -> list[str]:
    if not both_mean_it(found.case):
        return [_("另一方还没有确认，按规定由工作人员核实，不是不予登记。")]
    told = [_("系统比对时没有全部一致或没有查到，按规定由工作人员核实，不是不予登记。")]
    stored, declaration = find_comparison(found.case), find_couple_declaration(found.case)
    if stored is not None and declaration is not None and declaration.declarant is found.side:
        answers = told_apart(comparison_from(stored.result).look_at, declarant=declaration.declarant)
        if answers.own:
            words = _("、").join(own_answer_label(answer) for answer in answers.own)
            told.append(
                _("当事人自己的这几项与人口信息不完全一样，请对照证件看看，不表示填错：%(answers)s")
                % {"answers": words}
            )
        if answers.of_the_other:
            words = _("、").join(own_answer_label(answer) for answer in answers.of_the_other)
            told.append(_("当事人填写的%(answers)s，不论是否一致都不告知，以保护另一方的信息。") % {"answers": words})
    told.append(_("人口库中的内容不能告知；认为人口库有误的，请向户籍地派出所或婚姻登记机关申请更正。"))
    return told


def _closing(case: Case) -> list[str]:
    closing = case.registration.closing
    return [words for words in (closing_of(case), find_remedy(closing)) if words]


def _reasons(case: Case, *, stage: Stage) -> list[str]:
    return [said.reason for said in reasons_said(case) if _TOLD_WITH.get(said.act) is stage]
