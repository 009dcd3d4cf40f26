"""Passkeys as the books know them: enrolled by codes of two others, ended as soon as a new one may come (T7)."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.live_sessions import end_session_of, note_event
from xinsheng.casework.one_time_ends import end_codes_of
from xinsheng.casework.outside import keys, passkey_place
from xinsheng.law.sign_in import OneTimeEnd, PasskeyEnd, PasskeyState, SessionEnd, SignInEvent, usable_from
from xinsheng.proof.passkeys import creation_options, read_new_passkey
from xinsheng.registry import models
from xinsheng.standards.query_codes import normalise_query_code

_NOBODYS_DIGEST = bytes(32)
LONGEST_LABEL = 40


def code_digest(typed: str) -> bytes:
    """The keyed digest of an enrolment code as a person types it; it tells nothing without the key."""
    return keys().index(normalise_query_code(typed), kind="enrolment_code")


def find_enrolment(*, login_name: str, first: str, second: str, at: datetime) -> models.Enrolment | None:
    """The enrolment that these codes open for this login name, in any order; None alike for whatever is wrong."""
    known = models.Account.objects.of_officers().filter(login_name=login_name, is_active=True)
    account = known.select_related("person").first()
    person = account.person if account else None
    found = models.Enrolment.objects.open_for(person, at=at).first() if person else None
    kept = (bytes(found.first_digest), bytes(found.second_digest)) if found else (_NOBODYS_DIGEST,) * 2
    typed = code_digest(first), code_digest(second)
    right = any(
        secrets.compare_digest(kept[0], one) & secrets.compare_digest(kept[1], other)
        for one, other in (typed, typed[::-1])
    )
    if found is None or not right:
        note_event(SignInEvent.ENROLMENT_REFUSED, person=person, at=at)
        return None
    return found


def options_for(enrolment_id: UUID, *, challenge: bytes, at: datetime) -> str:
    """What the browser of a person with an open enrolment is asked. Raises UnableToAct("codes_do_not_open")."""
    found = _open(enrolment_id, at=at)
    login_name = found.person.accounts.of_officers().values_list("login_name", flat=True).first() or ""
    return creation_options(
        passkey_place(),
        user_handle=found.person_id.bytes,
        login_name=login_name,
        name=found.person.name,
        challenge=challenge,
    )


def enrol(enrolment_id: UUID, *, answer: str, challenge: bytes, label: str, at: datetime) -> models.Passkey:
    """Enrol the passkey a browser made; it opens duties once its cooling time is over.

    Raises UnableToAct ("codes_do_not_open", "key_known", "already_enrolled"), UnableToVerifyPasskey.
    """
    made = read_new_passkey(answer, place=passkey_place(), challenge=challenge)
    try:
        with transaction.atomic():
            found = _open(enrolment_id, at=at)
            if models.Passkey.objects.filter(credential_id=made.credential_id).exists():
                raise UnableToAct("key_known")
            _end_keys_of(found.person, because=PasskeyEnd.NEW_ENROLMENT, at=at)
            passkey = models.Passkey.objects.create(
                person=found.person,
                enrolment=found,
                credential_id=made.credential_id,
                public_key=made.public_key,
                transports=list(made.transports),
                rp_id=passkey_place().domain,
                label=label[:LONGEST_LABEL],
                enrolled_at=at,
                usable_from=usable_from(at, cooling_hours=found.cooling_hours),
            )
            models.PasskeyStanding.objects.create(passkey=passkey, sign_count=made.sign_count, since=at)
            event = SignInEvent.ENROLLED
            note_event(event, person=found.person, passkey=passkey, challenge=challenge, at=at)
    except IntegrityError as fault:  # a second tap, or two browsers at once
        raise UnableToAct("already_enrolled") from fault
    return passkey


def make_way(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Two others let a person enrol anew: person, first_digest, reason. What opened the door until now ends at once.

    Raises UnableToAct("own_enrolment").
    """
    person = models.Person.objects.select_for_update(no_key=True).get(pk=proposal.payload["person"])
    if person.pk in (proposal.proposed_by_id, by.someone.pk):
        raise UnableToAct("own_enrolment")
    _end_keys_of(person, because=PasskeyEnd.NEW_ENROLMENT, at=at)
    end_codes_of(person, because=OneTimeEnd.NEW_ENROLMENT, at=at)


def end_copied(passkey: models.Passkey, *, at: datetime) -> None:
    """End a passkey whose counter went back: somebody else has it too; whoever is signed in by it is out."""
    with transaction.atomic():
        _end(passkey, because=PasskeyEnd.COUNTER_WENT_BACK, at=at)


def _end_keys_of(person: models.Person, *, because: PasskeyEnd, at: datetime) -> None:
    for passkey in models.Passkey.objects.not_ended().filter(person=person).select_related("person"):
        _end(passkey, because=because, at=at)


def _end(passkey: models.Passkey, *, because: PasskeyEnd, at: datetime) -> None:
    """End one passkey if it has not ended; the person's session with it."""
    standing = models.PasskeyStanding.objects.filter(passkey=passkey, state=PasskeyState.IN_FORCE.value)
    if standing.update(state=PasskeyState.ENDED.value, ended_reason=because.value, since=at):
        note_event(SignInEvent.ENDED, person=passkey.person, passkey=passkey, code=because.value, at=at)
        end_session_of(passkey.person, because=SessionEnd.KEY_ENDED, at=at)


def _open(enrolment_id: UUID, *, at: datetime) -> models.Enrolment:
    known = models.Enrolment.objects.select_related("person").filter(pk=enrolment_id).first()
    if known is None or not models.Enrolment.objects.open_for(known.person, at=at).filter(pk=known.pk).exists():
        raise UnableToAct("codes_do_not_open")
    return known
