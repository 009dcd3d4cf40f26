"""Letting a person enrol a passkey: two others, a code from each on paper, neither of use alone (threat T7)."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework import proposals
from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.frozen_policies import policy_of_province
from xinsheng.casework.holds import hold_page
from xinsheng.casework.live_sessions import note_event
from xinsheng.casework.passkeys import code_digest
from xinsheng.casework.people import UnableToOpenAccount, open_account
from xinsheng.law.administration import TWO_HANDS, ProposalKind
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.sign_in import ENROLMENTS, SignInEvent, may_confirm_enrolment, may_propose_enrolment
from xinsheng.law.terms import Duty
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.enrolment_codes import new_enrolment_code


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One of the two codes, to be written on paper: shown once and kept nowhere."""

    proposal: models.Proposal
    code: str = field(repr=False)


def propose_enrolment(
    person: models.Person, *, reason: str, by: By, at: datetime, login_name: str = "", key: UUID | None = None
) -> Slip:
    """Propose that a person may enrol a passkey; gives the first code, once.

    Whoever was appointed by a list has no account: `login_name` is that of the one to be opened with the second code.
    Raises NotAllowed, or UnableToAct ("own_enrolment", "no_account", "login_name_taken", "code_was_shown").
    """
    if person.pk == by.someone.pk:
        raise UnableToAct("own_enrolment")
    if not may_open_account(person):
        login_name = ""
    if not login_name and not person.accounts.of_officers().filter(is_active=True).exists():
        raise UnableToAct("no_account")
    if login_name and models.Account.objects.filter(login_name=login_name).exists():
        raise UnableToAct("login_name_taken")
    kind = may_propose_enrolment(by=_duties(by.someone, at=at), of=_duties(person, at=at))
    if kind is None:
        raise NotAllowed((Reason(ReasonCode.NOT_YOUR_DUTY, TWO_HANDS[ProposalKind.ENROLMENT].proposes),))
    code = new_enrolment_code(secrets.randbits)
    payload = {"person": str(person.pk), "reason": reason, "first_digest": code_digest(code).hex()}
    payload |= {"login_name": login_name} if login_name else {}
    with transaction.atomic():
        hold_page(key)
        if key is not None and models.Proposal.objects.filter(pk=key).exists():
            raise UnableToAct("code_was_shown")
        proposal = proposals.propose(kind, payload=payload, office=None, by=by, at=at, key=key or uuid4())
    return Slip(proposal=proposal, code=code)


def confirm_enrolment(proposal_id: UUID, *, by: By, at: datetime) -> Slip:
    """Confirm it as another person: the passkey in use ends at once; gives the second code, once.

    Raises as proposals.confirm, and UnableToAct ("own_enrolment", "login_name_taken").
    """
    found = models.Proposal.objects.filter(pk=proposal_id, kind__in=ENROLMENTS).first()
    if found is None:
        raise UnableToAct("no_such_proposal")
    person = models.Person.objects.get(pk=found.payload["person"])
    if not may_confirm_enrolment(by=_duties(by.someone, at=at), of=_duties(person, at=at)):
        raise NotAllowed((Reason(ReasonCode.NOT_YOUR_DUTY, (Duty.SECURITY_ADMINISTRATOR,)),))
    with transaction.atomic():
        proposal = proposals.confirm(proposal_id, by=by, at=at)
        _open_account(person, login_name=proposal.payload.get("login_name", ""), at=at)
        code = new_enrolment_code(secrets.randbits)
        policy = policy_of_province(at=at)
        models.Enrolment.objects.create(
            person=person,
            proposal=proposal,
            first_digest=bytes.fromhex(proposal.payload["first_digest"]),
            second_digest=code_digest(code),
            opened_at=at,
            expires_at=at + timedelta(hours=policy.enrolment_code_hours),
            cooling_hours=policy.enrolment_cooling_hours,
        )
        note_event(SignInEvent.ENROLMENT_OPENED, person=person, at=at)
    return Slip(proposal=proposal, code=code)


def may_open_account(person: models.Person) -> bool:
    """Whether this person has no officer's account yet, not even one that was closed."""
    return not person.accounts.of_officers().exists()


def _open_account(person: models.Person, *, login_name: str, at: datetime) -> None:
    if not login_name or not may_open_account(person):
        return
    try:
        open_account(person, login_name=login_name, at=at)
    except UnableToOpenAccount as fault:
        raise UnableToAct("login_name_taken") from fault


def open_first_enrolments(people: Iterable[models.Person], *, at: datetime) -> Mapping[UUID, tuple[str, str]]:
    """Let the first administrators enrol, without cooling: nothing is there yet. Both codes a person, given once.

    For those of them who have no passkey, and only while nobody was let enrol by two others (the books refuse it).
    """
    hours = policy_of_province(at=at).enrolment_code_hours
    given: dict[UUID, tuple[str, str]] = {}
    with transaction.atomic():
        for person in people:
            codes = new_enrolment_code(secrets.randbits), new_enrolment_code(secrets.randbits)
            models.Enrolment.objects.create(
                person=person,
                first_digest=code_digest(codes[0]),
                second_digest=code_digest(codes[1]),
                opened_at=at,
                expires_at=at + timedelta(hours=hours),
                cooling_hours=0,
            )
            note_event(SignInEvent.ENROLMENT_OPENED, person=person, at=at)
            given[person.pk] = codes
    return given


def _duties(person: models.Person, *, at: datetime) -> frozenset[Duty]:
    held = models.Appointment.objects.duties_of(person, on=civil_date(at))
    return frozenset(Duty(one.duty) for one in held)
