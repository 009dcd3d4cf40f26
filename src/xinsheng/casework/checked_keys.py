"""The passkey behind a signature as the books know it: the one that signed, in force then, let in by two others.

This says what the books say. Whose hand holds a key they cannot prove (docs/formats.md).
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from xinsheng.casework.checked_journal import commits_to
from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.policies import policy_from
from xinsheng.law.sign_in import ENROLMENTS, PasskeyState, usable_from
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date


def faults_of_key(row: models.ActSignature) -> Iterator[str]:
    """What is wrong with a signature's passkey: `key_changed`, `key_not_in_force`, `key_not_enrolled`.

    `key_not_enrolled`: neither two others let this person enrol, nor is it a founder's; or it did not cool as long as
    the policy had it.
    """
    passkey, signed_at = row.passkey, row.entry.at
    enrolled = (passkey.person_id, bytes(passkey.credential_id), bytes(passkey.public_key), passkey.rp_id)
    if enrolled != (row.entry.actor_id, bytes(row.credential_id), bytes(row.public_key), row.rp_id):
        yield "key_changed"
        return
    ended = models.PasskeyStanding.objects.filter(passkey=passkey, state=PasskeyState.ENDED.value)
    if passkey.usable_from > signed_at or ended.filter(since__lt=signed_at).exists():
        yield "key_not_in_force"
    if not _was_let_enrol(passkey):
        yield "key_not_enrolled"


def has_key(person_id: UUID | None, *, at: datetime) -> bool:
    """Whether this person had a passkey at this moment, one in its cooling time included: then they sign with it."""
    if person_id is None:
        return False
    not_ended = Q(standing__state=PasskeyState.IN_FORCE.value) | Q(standing__since__gt=at)
    return models.Passkey.objects.filter(not_ended, person_id=person_id, enrolled_at__lte=at).exists()


def _was_let_enrol(passkey: models.Passkey) -> bool:
    enrolment = passkey.enrolment
    if enrolment.person_id != passkey.person_id:
        return False
    if enrolment.proposal_id is None:
        return _is_founder(passkey)
    return _is_by_two_others(enrolment) and _has_cooled(passkey)


def _is_by_two_others(enrolment: models.Enrolment) -> bool:
    decisions = models.ProposalDecision.objects.filter(proposal=enrolment.proposal_id, confirmed=True)
    decision = decisions.filter(proposal__kind__in=ENROLMENTS).select_related("proposal").first()
    if decision is None:
        return False
    people = {enrolment.person_id, decision.decided_by_id, decision.proposal.proposed_by_id}
    return len(people) == len(("enrolled", "proposed", "confirmed")) and decision.proposal.payload.get(
        "person"
    ) == str(enrolment.person_id)


def _has_cooled(passkey: models.Passkey) -> bool:
    rows = models.PolicyRow.objects.in_force(on=civil_date(passkey.enrolment.opened_at))
    hours = policy_from({row.name: row.value for row in rows}).enrolment_cooling_hours
    return passkey.usable_from >= usable_from(passkey.enrolled_at, cooling_hours=hours)


def _is_founder(passkey: models.Passkey) -> bool:
    """Whether the founding of the province names this person as one of its three administrators."""
    founded = models.JournalEntry.objects.filter(act="found_province", seq=1).select_related("salt")
    fields = [f"subject.{duty.value}" for duty in ADMINISTRATOR_DUTIES]
    return any(commits_to(entry, field, str(passkey.person_id)) for entry in founded for field in fields)
