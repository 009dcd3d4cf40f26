"""The one door: every act on a case is one transaction, one ruling, one journal entry (design 3, invariant 28)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.citizen_signatures import Named, keep_named
from xinsheng.casework.errands import queue_errand
from xinsheng.casework.given_reasons import keep_reason
from xinsheng.casework.holds import hold_key
from xinsheng.casework.journal import Line, no_earlier_than_the_last, write_lines
from xinsheng.casework.passkey_answers import UnableToTrustPasskey
from xinsheng.casework.passkeys import end_copied
from xinsheng.casework.signatures import TakenSignature, keep_signature, take_signature
from xinsheng.casework.snapshots import Proposed, actor_on, facts_of
from xinsheng.casework.submissions import KeptAnswer, find_answer, keep_answers
from xinsheng.casework.telling import tell
from xinsheng.casework.told_versions import told_version
from xinsheng.law.acts import Act, Given, Ruling, rule_on
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.services import UnableToServe, find_row
from xinsheng.law.terms import Duty, Service, SignatureMethod, Stage
from xinsheng.registry.models import Case, Hand, JournalEntry


@dataclass(kw_only=True)
class Performance:
    """An act under way, inside its transaction: what the verb may look at, and what it leaves for the journal."""

    case: Case
    facts: Facts
    actor: Actor
    ruling: Ruling
    by: By
    at: datetime
    given: Given
    subjects: dict[str, str] = field(default_factory=dict)
    statement_digest: bytes | None = None
    signature_digest: bytes | None = None
    signature_method: SignatureMethod | None = None
    taken: TakenSignature | None = None  # what the actor's own key signed, verified before anything is written
    named: Named | None = None  # what a citizen put their name to in this act
    answer: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an act came to; the same again when the same page asks again."""

    case_id: UUID
    stage: Stage
    version: int
    answer: Mapping[str, Any]
    repeated: bool = False


Write = Callable[[Performance], None]


def write_nothing(_performance: Performance) -> None:
    """For an act that only moves the case and leaves its line in the journal."""


def perform(
    act: Act,
    *,
    case_id: UUID,
    by: By,
    at: datetime,
    asked: Asked,
    given: Given | Callable[[Case], Given] | None = None,
    proposed: Proposed | None = None,
    read: Facts | None = None,
    write: Write = write_nothing,
) -> Outcome:
    """Do one act: lock, rule, write, journal, errands, all or nothing.

    `given` is what the act asks of its actor, or a function that works it out from the locked case. `read` are the
    facts, where the caller has locked the case and read them in the very transaction that surrounds this.

    The act names a verb: what is done is the row that the case's own service has for it. It is done at `at`, or as
    late as the act before it, where it waited for that one (`Performance.at`).

    Raises NotAllowed with every reason of the law, NotSigned where the actor's own key is to sign first, or
    UnableToAct ("no_such_case", "stale", "other_body", "unknown_service_version", and those of `take_signature`).
    """
    try:
        return _perform(
            act, case_id=case_id, by=by, at=at, asked=asked, given=given, proposed=proposed, read=read, write=write
        )
    except UnableToTrustPasskey as copied:  # nothing was done; what ends the key is a fact of its own
        end_copied(copied.passkey, at=at)
        raise


def rule_beforehand(
    act: Act,
    case_id: UUID,
    *,
    by: By,
    at: datetime,
    given: Given | None = None,
    proposed: Proposed | None = None,
) -> Case:
    """Ask the law before something costly is done for an act, no lock held; the door rules again. The case as read.

    Raises NotAllowed, or UnableToAct ("no_such_case", "unknown_service_version").
    """
    case = get_case(case_id)
    act = _row_for(case, act=act)
    facts = facts_of(case, at=at, proposed=proposed)
    rule_on(act, facts, actor_on(case, by=by, at=at, act=act, declaration=facts.declaration), given=given)
    return case


def get_case(case_id: UUID) -> Case:
    """The case with its office and key, no lock held. Raises UnableToAct("no_such_case")."""
    case = Case.objects.select_related("office", "key").filter(pk=case_id).first()
    if case is None:
        raise UnableToAct("no_such_case")
    return case


def _perform(
    act: Act,
    *,
    case_id: UUID,
    by: By,
    at: datetime,
    asked: Asked,
    given: Given | Callable[[Case], Given] | None,
    proposed: Proposed | None,
    read: Facts | None,
    write: Write,
) -> Outcome:
    with transaction.atomic():
        hold_key(asked)
        if earlier := find_answer(asked, by=by, act=act.verb):
            return Outcome(**earlier, repeated=True)
        case = _lock(case_id, asked=asked, by=by)
        at = no_earlier_than_the_last(case.pk, at=at)
        act = _row_for(case, act=act)
        told = given(case) if callable(given) else given or {}
        facts = read or facts_of(case, at=at, proposed=proposed)
        actor = actor_on(case, by=by, at=at, act=act, declaration=facts.declaration)
        ruling = rule_on(act, facts, actor, given=told)
        taken = take_signature(case, act=act, by=by, at=at)
        performance = Performance(
            case=case, facts=facts, actor=actor, ruling=ruling, by=by, at=at, given=told, taken=taken
        )
        write(performance)
        return finish(performance, asked=asked, from_stage=Stage(facts.stage) if facts.stage else None)


def _lock(case_id: UUID, *, asked: Asked, by: By) -> Case:
    case = Case.objects.select_for_update(of=("self",)).select_related("office", "key").filter(pk=case_id).first()
    if case is None:
        raise UnableToAct("no_such_case")
    if asked.seen_version is not None and asked.seen_version != told_version(case, channel=by.channel):
        raise UnableToAct("stale")
    return case


def _row_for(case: Case, *, act: Act) -> Act:
    """The row of the case's own service for this verb; what its service does not have cannot be done to it."""
    try:
        row = find_row(act, service=Service(case.service), version=case.service_version)
    except UnableToServe as unknown:
        raise UnableToAct("unknown_service_version") from unknown
    if row is None:
        raise NotAllowed((Reason(ReasonCode.NOT_AT_THIS_STAGE, (case.stage,)),))
    return row


@dataclass(frozen=True, kw_only=True)
class Finishing:
    """A performance about to be finished: the key it was asked with, and the stage it found the case at."""

    performance: Performance
    asked: Asked
    from_stage: Stage | None


def finish(performance: Performance, *, asked: Asked, from_stage: Stage | None) -> Outcome:
    """Move the case, record the hand, write the line, queue what is owed, keep the answer."""
    finishing = Finishing(performance=performance, asked=asked, from_stage=from_stage)
    return finish_together([finishing], save=performance.case.save)[0]


def finish_together(acts: Sequence[Finishing], *, save: Callable[[], None]) -> list[Outcome]:
    """Do so for many acts of one transaction, in their order; `save` writes the cases as all of them leave them."""
    outcomes = [_moved(act.performance) for act in acts]
    save()
    for act in acts:
        _record_hand_of(act.performance)
    entries = write_lines([_line_of(act) for act in acts])
    for act, entry in zip(acts, entries, strict=True):
        _give_what_is_owed(act.performance, entry=entry)
    keep_answers(
        KeptAnswer(
            asked=act.asked,
            outcome=outcome,
            by=act.performance.by,
            act=act.performance.ruling.act.verb,
            at=act.performance.at,
        )
        for act, outcome in zip(acts, outcomes, strict=True)
    )
    return outcomes


def _moved(performance: Performance) -> Outcome:
    """Move the case, which is not yet saved, to where the ruling says; how it stands after this act."""
    case, ruling = performance.case, performance.ruling
    if case.stage != ruling.next_stage:
        case.stage, case.stage_since = ruling.next_stage.value, performance.at
    case.version += 1
    return Outcome(case_id=case.pk, stage=ruling.next_stage, version=case.version, answer=performance.answer)


def _record_hand_of(performance: Performance) -> None:
    ruling, person = performance.ruling, performance.by.person
    if ruling.act.takes_hand and person is not None:
        record_hand(performance.case, person_id=person.pk, duty=ruling.act.hand or ruling.duty, at=performance.at)


def _line_of(act: Finishing) -> Line:
    performance = act.performance
    return Line(
        chain=performance.case.pk,
        act=performance.ruling.act.verb,
        from_stage=act.from_stage,
        to_stage=performance.ruling.next_stage,
        duty=performance.ruling.duty,
        by=performance.by,
        at=performance.at,
        subjects={"case": str(performance.case.pk), **performance.subjects},
        statement_digest=performance.statement_digest,
        signature_digest=performance.signature_digest,
        signature_method=performance.signature_method,
    )


def _give_what_is_owed(performance: Performance, *, entry: JournalEntry) -> None:
    """Keep signatures and reason with the entry; queue the errands and the messages of the act."""
    case, act, at = performance.case, performance.ruling.act, performance.at
    if performance.taken is not None:
        keep_signature(performance.taken, entry=entry, case=case)
    if performance.named is not None:
        keep_named(performance.named, entry=entry, case=case)
    keep_reason(performance.given, case=case, act=act.verb, by=performance.by, at=at)
    for errand in act.errands:
        queue_errand(errand, case_id=case.pk)
    for kind in act.tells:
        tell(kind, case=case, at=at)


def record_hand(case: Case, *, person_id: UUID, duty: Duty, at: datetime) -> None:
    """Record that this person has had this duty, one of those kept apart, on the case (invariant 21).

    Raises NotAllowed for a second of them; the books refuse it too, and any duty that is not kept apart.
    """
    others = case.hands.filter(person_id=person_id).exclude(duty=duty.value).values_list("duty", flat=True)
    if others:
        raise NotAllowed((Reason(ReasonCode.HELD_ANOTHER_DUTY, tuple(sorted(set(others)))),))
    Hand.objects.get_or_create(case=case, person_id=person_id, duty=duty.value, round=case.round, defaults={"at": at})
