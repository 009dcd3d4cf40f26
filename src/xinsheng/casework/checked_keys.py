"""The key behind an officer's signature as the books know it: the one that signed, in force, let in by two others.

This says what the books say. Whose hand holds a key they cannot prove (docs/formats.md).
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db.models import Q

from xinsheng.casework.checked_journal import commits_to
from xinsheng.casework.frozen_policies import policy_of_province
from xinsheng.casework.outside import token_authorities
from xinsheng.law.administration import ADMINISTRATOR_DUTIES, ProposalKind
from xinsheng.law.sign_in import ENROLMENTS, PasskeyState, usable_from
from xinsheng.law.terms import Channel
from xinsheng.proof.token_certificates import separated
from xinsheng.registry import models


def faults_of_key(row: models.ActSignature) -> Iterator[str]:
    """What is wrong with a signature's key or place.

    Codes: `key_changed`, `key_not_in_force`, `key_not_enrolled`, `authority`, `place`.

    `place`: it is said to have been made at a hospital's system that its entry does not name, or that was not let in
    for that page, or was none of that institution, or had ended. `authority`: a token's certificate leads to an
    authority that the province does not, or no longer, list.
    `key_not_enrolled`: neither two others let this person enrol, nor is it a founder's; or it did not cool as long as
    the policy had it.
    """
    if row.token is not None:
        return chain(_faults_of_token(row, token=row.token), _faults_of_place(row))
    if row.passkey is not None:
        return _faults_of_passkey(row, passkey=row.passkey)
    return iter(("key_changed",))


def _faults_of_passkey(row: models.ActSignature, *, passkey: models.Passkey) -> Iterator[str]:
    signed_at = row.entry.at
    enrolled = (passkey.person_id, bytes(passkey.credential_id), bytes(passkey.public_key), passkey.rp_id)
    if enrolled != (row.entry.actor_id, bytes(row.credential_id or b""), bytes(row.public_key or b""), row.rp_id):
        yield "key_changed"
        return
    ended = models.PasskeyStanding.objects.filter(passkey=passkey, state=PasskeyState.ENDED.value)
    if passkey.usable_from > signed_at or ended.filter(since__lt=signed_at).exists():
        yield "key_not_in_force"
    if not _was_let_enrol(passkey):
        yield "key_not_enrolled"


def has_key(person_id: UUID | None, *, at: datetime) -> bool:
    """Whether this person had a passkey or token at this moment, cooling or not: then they sign with it."""
    if person_id is None:
        return False
    not_ended = Q(standing__state=PasskeyState.IN_FORCE.value) | Q(standing__since__gt=at)
    theirs = Q(not_ended, person_id=person_id, enrolled_at__lte=at)
    return models.Passkey.objects.filter(theirs).exists() or models.CertificateToken.objects.filter(theirs).exists()


def _faults_of_token(row: models.ActSignature, *, token: models.CertificateToken) -> Iterator[str]:
    signed_at = row.entry.at
    if (token.person_id, bytes(token.certificates)) != (row.entry.actor_id, bytes(row.certificates or b"")):
        yield "key_changed"
        return
    ended = models.CertificateTokenStanding.objects.filter(token=token, state=PasskeyState.ENDED.value)
    if token.usable_from > signed_at or ended.filter(since__lt=signed_at).exists():
        yield "key_not_in_force"
    by_two = _is_by_two_others(token.proposal_id, person_id=token.person_id, kinds=(ProposalKind.TOKEN_ENROLMENT,))
    hours = policy_of_province(at=token.enrolled_at).enrolment_cooling_hours
    if not by_two or token.usable_from < usable_from(token.enrolled_at, cooling_hours=hours):
        yield "key_not_enrolled"
    if separated(bytes(token.certificates))[-1] not in token_authorities():
        yield "authority"


def _faults_of_place(row: models.ActSignature) -> Iterator[str]:
    """At our own pages no system is named; at a hospital's, the entry commits to it."""
    client, entry = row.client, row.entry
    if client is None:
        if entry.channel == Channel.EXCHANGE:
            yield "place"
        return
    was_let_in = client.since <= entry.at and (client.until is None or client.until >= entry.at)
    told = commits_to(entry, "subject.client", str(client.pk)) or not hasattr(entry, "salt")
    of_its_own = (client.office_id, client.signs_at, entry.channel) == (
        row.case.office_id,
        row.origin,
        Channel.EXCHANGE,
    )
    if not (was_let_in and told and of_its_own):
        yield "place"


def _was_let_enrol(passkey: models.Passkey) -> bool:
    enrolment = passkey.enrolment
    if enrolment.person_id != passkey.person_id:
        return False
    if enrolment.proposal_id is None:
        return _is_founder(passkey)
    by_two = _is_by_two_others(enrolment.proposal_id, person_id=enrolment.person_id, kinds=ENROLMENTS)
    return by_two and _has_cooled(passkey)


def _is_by_two_others(proposal_id: UUID, *, person_id: UUID, kinds: Collection[ProposalKind]) -> bool:
    decisions = models.ProposalDecision.objects.filter(proposal=proposal_id, confirmed=True)
    decision = decisions.filter(proposal__kind__in=kinds).select_related("proposal").first()
    if decision is None:
        return False
    people = {person_id, decision.decided_by_id, decision.proposal.proposed_by_id}
    named = decision.proposal.payload.get("person")
    return len(people) == len(("enrolled", "proposed", "confirmed")) and named == str(person_id)


def _has_cooled(passkey: models.Passkey) -> bool:
    hours = policy_of_province(at=passkey.enrolment.opened_at).enrolment_cooling_hours
    return passkey.usable_from >= usable_from(passkey.enrolled_at, cooling_hours=hours)


def _is_founder(passkey: models.Passkey) -> bool:
    """Whether the founding of the province names this person as one of its three administrators."""
    founded = models.JournalEntry.objects.filter(act="found_province", seq=1).select_related("salt")
    fields = [f"subject.{duty.value}" for duty in ADMINISTRATOR_DUTIES]
    return any(commits_to(entry, field, str(passkey.person_id)) for entry in founded for field in fields)
