"""The acts of a service as rows, and the one function that lets an act happen (design 8)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from xinsheng.law.assurance import find_lacking, is_affirmed
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.terms import Duty, Stage

KEPT_APART: frozenset[Duty] = frozenset(
    {
        Duty.ATTENDANT,
        Duty.COLLECTOR,
        Duty.ISSUING_OFFICER,
        Duty.SEALING_OFFICER,
        Duty.APPLICANT,
        Duty.REISSUE_OFFICER,
        Duty.REVIEWER,
    }
)  # invariant 21: one natural person has one of these on a case, over all its rounds


class Input(StrEnum):
    """What an act asks of its actor; the one act view renders one field for each."""

    LATE_REASON = "late_reason"
    COLLEAGUE = "colleague"
    LOSS = "loss"
    REASON = "reason"
    FINDING = "finding"
    LATER_ITEM_REASON = "later_item_reason"
    INSERT_NO = "insert_no"
    SPOIL_REASON = "spoil_reason"
    REKEYED_FIELDS = "rekeyed_fields"
    TRAY = "tray"
    RECIPIENT = "recipient"
    MATERIAL = "material"
    WAY = "way"
    SOURCES = "sources"
    COMMITMENT = "commitment"
    QUESTIONS = "questions"
    CLOSING = "closing"
    OFFICE = "office"
    SEEN_PAPER = "seen_paper"
    PURPOSE = "purpose"
    OBJECTION = "objection"
    PAPERS_SEEN = "papers_seen"
    AGENT = "agent"
    CORRECTIONS = "corrections"
    PRINTED_ON = "printed_on"
    RETURNED_PAGES = "returned_pages"
    HOLDING = "holding"
    SECOND_FINDING = "second_finding"
    CONFIRMED_PHONE = "confirmed_phone"


Given = Mapping[Input, Any]
Condition = Callable[[Facts, Actor], tuple[Reason, ...]]
Check = Callable[[Facts, Actor, Given], tuple[Reason, ...]]


class Errand(StrEnum):
    """Work for the postroom, queued in the act's own transaction; tests match these with the postroom's files."""

    MAKE_ELICENCE = "make_elicence"
    SEND_TEXT_MESSAGE = "send_text_message"
    COMPARE_REGISTRATION = "compare_registration"
    MAKE_SERVICE_CERTIFICATE = "make_service_certificate"
    LOOK_UP_RECORD = "look_up_record"
    CONFIRM_REPORT = "confirm_report"
    MAKE_SHARE = "make_share"


class MessageKind(StrEnum):
    """A text message that an act owes the family."""

    DECLARATION_RECEIVED = "declaration_received"
    NOTICE_GIVEN = "notice_given"
    CERTIFICATE_SEALED = "certificate_sealed"
    PAPER_TAKEN = "paper_taken"
    REISSUE_APPLIED = "reissue_applied"
    APPLICATION_CLOSED = "application_closed"
    CERTIFICATE_SUCCEEDED = "certificate_succeeded"
    CERTIFICATE_REVOKED = "certificate_revoked"
    LEGACY_CORRECTED = "legacy_corrected"
    PHONE_CODE = "phone_code"
    SPOUSE_ASKED = "spouse_asked"
    SHARE_ASKED = "share_asked"
    CERTIFICATE_CORRECTED = "certificate_corrected"
    CERTIFICATE_KEPT = "certificate_kept"
    REGISTERED = "registered"
    WITH_TOWNSHIP = "with_township"
    QUESTION_ASKED = "question_asked"
    REGISTRATION_CLOSED = "registration_closed"
    REGISTRATION_REVOKED = "registration_revoked"
    REGISTRATION_WITHDRAWN = "registration_withdrawn"
    PHONE_CHANGED = "phone_changed"


class StatementKind(StrEnum):
    """What the actor puts their name to."""

    DELIVERY_BLOCK = "delivery_block"
    DECLARATION = "declaration"
    CERTIFICATE_CONTENT = "certificate_content"
    CERTIFICATE = "certificate"
    VOIDING = "voiding"
    COUPLE_DECLARATION = "couple_declaration"
    SPOUSE_ANSWER = "spouse_answer"
    CORRECTION = "correction"
    REGISTRATION = "registration"
    REGISTRATION_DECISION = "registration_decision"
    REVOCATION = "revocation"
    SECOND_REVIEW = "second_review"
    MATERIAL_STATEMENT = "material_statement"


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing a duty may do: a row of the service's table."""

    verb: str
    duties: tuple[Duty, ...]
    moves: Mapping[Stage | None, Stage]
    asks: tuple[Input, ...] = ()
    may_ask: tuple[Input, ...] = ()
    conditions: tuple[Condition, ...] = ()
    checks: tuple[Check, ...] = ()
    signs: StatementKind | None = None
    errands: tuple[Errand, ...] = ()
    tells: tuple[MessageKind, ...] = ()
    takes_hand: bool = True
    is_unseen: bool = False  # leaves all that a family's page shows as it was: one that is open is not stale by it
    hand: Duty | None = None  # the hand it leaves on the case, where that is not the duty it is done in
    anywhere: bool = False  # whoever holds the duty at any office, not at the case's own (first contact)
    where_lodged: bool = False  # whoever holds it where the case was lodged too, wherever it is handled since
    at_issuer: bool = False  # whoever holds it at the original issuer, which does not handle the case
    is_grave: bool = False  # it voids or ends something: shown apart from the others, and never the next to be done
    at_another_body: bool = False  # whoever holds it at another body, asked for a second look at the case
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """The law's yes: the next stage, and the duty in which the actor acts."""

    act: Act
    next_stage: Stage
    duty: Duty


@dataclass(frozen=True, kw_only=True)
class OpenAct:
    """An act as it stands for an actor now: open, or shut with its reasons."""

    act: Act
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def is_open(self) -> bool:
        """Whether the button may be pressed."""
        return not self.reasons


def duty_for(act: Act, facts: Facts, actor: Actor) -> Duty | None:
    """The duty in which the actor would act: one they hold, and that their earlier hands on the case leave them."""
    held_before = _clashing_hands(facts, actor) if act.takes_hand else frozenset()
    return next((duty for duty in act.duties if actor.holds(duty) and not held_before - {act.hand or duty}), None)


def _clashing_hands(facts: Facts, actor: Actor) -> frozenset[Duty]:
    return frozenset(hand.duty for hand in facts.hands if hand.person_id == actor.person_id) & KEPT_APART


def objections(act: Act, facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Everything that stands against the act before any input: the one source of guard and of greyed button."""
    if not any(actor.holds(duty) for duty in act.duties):
        return (Reason(ReasonCode.NOT_YOUR_DUTY, tuple(act.duties)),)
    if facts.stage not in act.moves:
        return (Reason(ReasonCode.NOT_AT_THIS_STAGE, (facts.stage or "",)),)
    found = [reason for condition in act.conditions for reason in condition(facts, actor)]
    duty = duty_for(act, facts, actor)
    if duty is None:
        found.append(Reason(ReasonCode.HELD_ANOTHER_DUTY, tuple(sorted(_clashing_hands(facts, actor)))))
    elif lacking := find_lacking(act.verb, duty=duty, found=actor.assurance):
        found.append(Reason(ReasonCode.IDENTITY_TOO_LOW, (lacking,)))
    elif act.signs and not is_affirmed(act.verb, duty=duty, affirmed_at=actor.affirmed_at, at=facts.at):
        found.append(Reason(ReasonCode.IDENTITY_NOT_FRESH))
    return tuple(dict.fromkeys(found))


def rule_on(act: Act, facts: Facts, actor: Actor, *, given: Given | None = None) -> Ruling:
    """The next stage and duty, or NotAllowed with *all* the reasons."""
    given = given or {}
    reasons = list(objections(act, facts, actor))
    reasons += [Reason(ReasonCode.INPUT_MISSING, (asked,)) for asked in act.asks if not given.get(asked)]
    reasons += [
        Reason(ReasonCode.INPUT_UNKNOWN, (str(key),)) for key in given if key not in (*act.asks, *act.may_ask)
    ]
    if not reasons:
        reasons += [reason for check in act.checks for reason in check(facts, actor, given)]
    duty = duty_for(act, facts, actor)
    if reasons or duty is None:
        raise NotAllowed(tuple(dict.fromkeys(reasons)))
    return Ruling(act=act, next_stage=act.moves[facts.stage], duty=duty)


def stages_of(acts: Iterable[Act]) -> tuple[Stage, ...]:
    """The stages that these acts lead from or to, in the order of the words of the law."""
    reached = {stage for act in acts for pair in act.moves.items() for stage in pair}
    return tuple(stage for stage in Stage if stage in reached)


def acts_open_to(actor: Actor, facts: Facts, *, acts: tuple[Act, ...]) -> tuple[OpenAct, ...]:
    """The acts of the actor's duties at this stage, each open or with its reasons, for the case page."""
    return tuple(
        OpenAct(act=act, reasons=objections(act, facts, actor))
        for act in acts
        if any(actor.holds(duty) for duty in act.duties) and facts.stage in act.moves
    )
