"""The other spouse's own confirmation, where a dated policy asks for it: asked, said yes, said no, not said in time.

Whatever comes, the registration goes on: a yes lets the machine compare as ever, anything else leads to a person.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from xinsheng.casework.acting import THE_MACHINE, Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.flags import put_flags, take_flags
from xinsheng.casework.frozen_policies import policy_of
from xinsheng.casework.papers_seen import note_seen
from xinsheng.casework.people import know_person
from xinsheng.casework.registration_snapshots import find_couple_declaration, find_spouse_answer
from xinsheng.casework.signing import sign_as_citizen
from xinsheng.casework.snapshots import facts_of
from xinsheng.law.acts import Input, StatementKind, objections
from xinsheng.law.couples import CoupleDeclaration, Side, Spouse
from xinsheng.law.facts import MACHINE
from xinsheng.law.flags import Flag
from xinsheng.law.payloads import Payload
from xinsheng.law.services import spouse_confirmation as service
from xinsheng.law.shared_answers import other_of, shared_answers
from xinsheng.law.terms import SpouseObjection
from xinsheng.proof.canonical import digest_of
from xinsheng.registry import models

STATEMENT, VERSION = "spouse_answer", 1


def await_spouse(case_id: UUID, *, declaration_id: UUID, at: datetime) -> Outcome | None:
    """Ask the other and wait, before the register is asked; None where there is nothing to wait for.

    Run twice it is one asking.
    """
    case = models.Case.objects.select_related("key", "office", "registration__township").get(pk=case_id)
    days = policy_of(case).registration_spouse_days
    if not policy_of(case).registration_spouse_confirms:
        return None
    if objections(service.AWAIT_SPOUSE, facts_of(case, at=at), MACHINE):
        return None

    def write(performance: Performance) -> None:
        registration = performance.case.registration
        registration.spouse_until = performance.facts.today + timedelta(days=days)
        registration.save(update_fields=["spouse_until"])

    asked = Asked(key=uuid5(declaration_id, service.AWAIT_SPOUSE.verb), body_digest=declaration_id.bytes * 2)
    return perform(service.AWAIT_SPOUSE, case_id=case_id, by=THE_MACHINE, at=at, asked=asked, write=write)


def go_on_without_spouse(case_id: UUID, *, at: datetime) -> Outcome:
    """Wait no longer: it is compared, and as nobody said yes a person has it then. Raises NotAllowed."""
    act = service.GO_ON_WITHOUT_SPOUSE
    asked = Asked(key=uuid5(case_id, act.verb), body_digest=case_id.bytes * 2)
    return perform(act, case_id=case_id, by=THE_MACHINE, at=at, asked=asked)


def confirm_as_spouse(case_id: UUID, *, by: By, at: datetime, asked: Asked, seen: Side | None = None) -> Outcome:
    """Sign that what concerns both is so. `seen` is the side whose card an officer saw, where it is said in person.

    Raises NotAllowed, and the door's own.
    """

    def write(performance: Performance) -> None:
        _record(performance, objection="", seen=seen)

    given = {Input.SEEN_PAPER: seen.value} if seen else {}
    act = service.CONFIRM_AS_SPOUSE
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def object_as_spouse(
    case_id: UUID, *, objection: SpouseObjection, by: By, at: datetime, asked: Asked, seen: Side | None = None
) -> Outcome:
    """Sign that it is not so, or not agreed to: a person looks at it, and no sooner than at a silence.

    Raises NotAllowed, and the door's own.
    """

    def write(performance: Performance) -> None:
        _record(performance, objection=objection.value, seen=seen)

    given = {Input.OBJECTION: objection.value, **({Input.SEEN_PAPER: seen.value} if seen else {})}
    act = service.OBJECT_AS_SPOUSE
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def both_mean_it(case: models.Case) -> bool:
    """Whether the declarant may be told what comparing came to: not without a confirmation that is asked for (T24).

    An objection and a silence are the same to the declarant.
    """
    if not policy_of(case).registration_spouse_confirms:
        return True
    said = find_spouse_answer(case, declaration=find_couple_declaration(case))
    return said is not None and not said.objection


def _record(performance: Performance, *, objection: str, seen: Side | None) -> None:
    case, by, at = performance.case, performance.by, performance.at
    row = case.declarations.order_by("-seq").first()
    declaration = performance.facts.registration.declaration
    other = other_of(declaration) if declaration else None
    if row is None or declaration is None or other is None:
        raise UnableToAct("no_declaration")
    answers = shared_answers(declaration)
    statement = statement_of_spouse(case, row=row, answers=answers, objection=objection)
    answers_as = _known(other, performance=performance) if seen else by.someone
    signed = sign_as_citizen(
        performance,
        statement=statement,
        kind=StatementKind.SPOUSE_ANSWER,
        signer=answers_as,
        on_site=seen is not None,
    )
    models.SpouseAnswer.objects.create(
        case=case,
        declaration=row,
        side=_other_side(declaration).value,
        objection=objection,
        content_digest=digest_of(answers),
        digest=signed.statement_digest,
        answered_by=answers_as,
        entered_by=by.someone,
        channel=by.channel.value,
        answered_at=at,
        **signed.columns,
    )
    if seen:
        note_seen(performance, side=seen)
    tell = put_flags if objection else take_flags
    tell(case, Flag.SPOUSE_OBJECTS)


def statement_of_spouse(case: models.Case, *, row: models.Declaration, answers: Payload, objection: str) -> Payload:
    """What the other puts their name to: this declaration, the answers they read, their yes or why not."""
    return {
        "statement": STATEMENT,
        "version": VERSION,
        "case": str(case.pk),
        "declaration": bytes(row.digest).hex(),
        "answers": answers,
        "objection": objection,
    }


def _other_side(declaration: CoupleDeclaration) -> Side:
    return Side.MAN if declaration.declarant is Side.WOMAN else Side.WOMAN


def _known(other: Spouse, *, performance: Performance) -> models.Person:
    on = performance.facts.today
    return know_person(name=other.name, paper_kind=other.paper_kind, paper_no=other.paper_no, on=on)
