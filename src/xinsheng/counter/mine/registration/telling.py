"""What only a declarant is told: which own answers to look at again, what is asked, why it ended and what helps.

Both of the two may have declared, one after the other: how it compared is told to whoever declared last, since it is
about their own record (threat T24).
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from xinsheng.casework.comparisons import find_comparison
from xinsheng.casework.confirmations import both_mean_it
from xinsheng.casework.couples_phones import phone_now
from xinsheng.casework.frozen_policies import policy_of
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.query_codes import owes_code
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.counter.mine.registration.reach import declared_last
from xinsheng.law.comparison import comparison_from, outside_policy, to_look_at
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.own_answers import told_apart
from xinsheng.law.services import service_registration as service
from xinsheng.law.services.certificate_correction import KEEP_CERTIFICATE
from xinsheng.law.terms import Closing, Question, Stage
from xinsheng.look.masks import masked_phone
from xinsheng.registry.models import Case, Person
from xinsheng.words.comparison import outside_policy_sentence, own_answer_label
from xinsheng.words.labels import label
from xinsheng.words.stage_sentences import find_remedy

_AT_TOWNSHIP = (Stage.WITH_TOWNSHIP, Stage.NOTICED)
_ENDED_BY = {
    Stage.CLOSED: service.CLOSE_REGISTRATION.verb,
    Stage.REVOKED: service.REVOKE_REGISTRATION.verb,
}


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What a declarant reads besides the stage; each is empty where there is nothing to say."""

    by_a_person: tuple[str, ...]  # why a person handles it, from their own answers and the policy alone
    look_at: tuple[str, ...]  # own answers that differ from their own record
    of_the_other: str  # what was typed of the other, named whether it differs or not; '' where it is not spoken of
    questions: tuple[str, ...]
    closing: str
    reason: str
    remedy: str
    kept: str  # why the certificate was not corrected, as long as it is the one that was asked about
    phone: str  # masked; '' when none was given, or it is the other's
    has_phone: bool  # whether a number was given, whosever it is
    has_new_phone: bool  # whether the number was changed since: the query code was not sent to it
    owes_code: bool  # whether the query code is still to be taken here


def telling_of(case: Case, *, person: Person) -> Telling:
    """Read it from the books, for this declarant alone."""
    stage = Stage(case.stage)
    closing = Closing(case.registration.closing) if case.registration.closing else None
    declaration, is_own = find_couple_declaration(case), declared_last(person, case)
    at_township = stage in _AT_TOWNSHIP
    phone = phone_now(case, declaration=declaration) if declaration else ""
    own, of_the_other = _look_at(case) if is_own and at_township and both_mean_it(case) else ((), "")
    return Telling(
        by_a_person=_by_a_person(case, declaration=declaration) if is_own and at_township else (),
        look_at=own,
        of_the_other=of_the_other,
        questions=_questions(case) if stage is Stage.NOTICED else (),
        closing=label(closing) if closing else "",
        reason=_reason(case, verb=_ENDED_BY.get(stage, "")),
        remedy=find_remedy(case.registration.closing),
        kept=_kept(case) if stage is Stage.REGISTERED else "",
        phone=masked_phone(phone) if is_own else "",
        has_phone=bool(phone),
        has_new_phone=case.new_phones.exists(),
        owes_code=owes_code(case, declaration=declaration),
    )


def _by_a_person(case: Case, *, declaration: CoupleDeclaration | None) -> tuple[str, ...]:
    limits = outside_policy(declaration, policy=policy_of(case)) if declaration else ()
    return tuple(outside_policy_sentence(limit) for limit in limits)


def _look_at(case: Case) -> tuple[tuple[str, ...], str]:
    stored, declaration = find_comparison(case), find_couple_declaration(case)
    if stored is None or declaration is None:
        return (), ""
    found = told_apart(to_look_at(comparison_from(stored.result)), declarant=declaration.declarant)
    own = tuple(own_answer_label(answer) for answer in found.own)
    return own, _("、").join(own_answer_label(answer) for answer in found.of_the_other)


def _questions(case: Case) -> tuple[str, ...]:
    notice = case.notices.order_by("-round").first()
    return tuple(label(Question(item["question"])) for item in notice.items) if notice else ()


def _reason(case: Case, *, verb: str) -> str:
    return next((said.reason for said in reversed(reasons_said(case)) if said.act == verb), "")


def _kept(case: Case) -> str:
    held = certificate_in_force(case.pk)
    said = [one for one in reasons_said(case) if one.act == KEEP_CERTIFICATE.verb]
    return said[-1].reason if held and said and said[-1].at > held.issued_at else ""
