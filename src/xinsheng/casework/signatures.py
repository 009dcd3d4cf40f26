"""An act signed with the actor's own passkey: asked for, taken at the door before anything is written, kept."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import By, PasskeyAnswer, UnableToAct
from xinsheng.casework.outside import passkey_place
from xinsheng.casework.privacy import hide, show
from xinsheng.law.acts import Act, StatementKind
from xinsheng.law.sign_in import PasskeyState
from xinsheng.proof.act_challenge import NONCE_BYTES
from xinsheng.proof.act_signatures import ActSignature, Occasion
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.passkeys import UnableToVerifyPasskey, check_assertion, credential_id_in, request_options
from xinsheng.registry import models

REQUEST_LIVES = timedelta(minutes=10)
SHOWN, SIGNED = "signing_request", "act_signature"  # the places that the statements are hidden at
_TOLD_APART = {"not_verified"}  # what a person can do about it differs; the rest is one sentence


class NotSigned(Exception):
    """The act is lawful and nothing stands against it; the actor's passkey is to sign this very statement first."""

    def __init__(self, *, case: models.Case, act: str, kind: StatementKind, statement: Mapping[str, Any]) -> None:
        super().__init__(act)
        self.case = case
        self.act = act
        self.kind = kind
        self.statement = statement


class UnableToTrustPasskey(UnableToAct):
    """An act was signed well, by a key whose counter went back: somebody else has it too. The key is to end."""

    def __init__(self, passkey: models.Passkey) -> None:
        super().__init__("signature_counter_went_back")
        self.passkey = passkey


@dataclass(frozen=True, kw_only=True)
class TakenSignature:
    """A signature that holds, with the statement that it is under, and the passkey that made it."""

    signature: ActSignature
    statement: Mapping[str, Any]
    passkey: models.Passkey


@dataclass(frozen=True, kw_only=True)
class Requested:
    """What the page asks: by which request, the statement's digest, and the options for the browser, as JSON."""

    request_id: UUID
    digest: bytes
    options: str


def ask_signature(wanted: NotSigned, *, by: By, at: datetime) -> Requested:
    """Keep what is about to be shown, and give the challenge for it; what this person left unsigned long ago goes."""
    occasion = Occasion(
        case=wanted.case.pk,
        person=by.someone.pk,
        act=wanted.act,
        version=wanted.case.version,
        random=secrets.token_bytes(NONCE_BYTES),
    )
    with transaction.atomic():
        models.SigningRequest.objects.filter(person=by.someone, expires_at__lte=at - REQUEST_LIVES).delete()
        request = models.SigningRequest.objects.create(
            case=wanted.case,
            person=by.someone,
            act=occasion.act,
            version=occasion.version,
            kind=wanted.kind.value,
            statement_cipher=hide(wanted.statement, case=wanted.case, place=SHOWN),
            statement_digest=digest_of(wanted.statement),
            random=occasion.random,
            asked_at=at,
            expires_at=at + REQUEST_LIVES,
        )
    mine = models.Passkey.objects.in_force_of(by.someone, at=at)
    options = request_options(
        passkey_place(),
        challenge=occasion.challenge_for(bytes(request.statement_digest)),
        credential_ids=tuple(bytes(passkey.credential_id) for passkey in mine),
    )
    return Requested(request_id=request.pk, digest=bytes(request.statement_digest), options=options)


def take_signature(case: models.Case, *, act: Act, by: By, at: datetime) -> TakenSignature | None:
    """Verify the passkey's answer that came with the act; None where none came, or the act signs nothing.

    The case is locked, so a request is used once. Raises UnableToAct: "signature_not_asked" (used up, or asked of
    another person, case or act), "signature_expired", "passkey_not_in_force", "signature_not_verified",
    "signature_counter_went_back", "signature_refused".
    """
    if by.answer is None or act.signs is None:
        return None
    request = _get_request(case, answer=by.answer, act=act, by=by, at=at)
    try:
        credential_id = credential_id_in(by.answer.said)
    except UnableToVerifyPasskey as fault:
        raise UnableToAct("signature_refused") from fault
    passkey = models.Passkey.objects.in_force_of(by.someone, at=at).filter(credential_id=credential_id).first()
    if passkey is None:
        raise UnableToAct("passkey_not_in_force")
    signature = _verified(by.answer, request=request, passkey=passkey)
    statement = show(request.statement_cipher, case=case, place=SHOWN)
    request.delete()
    return TakenSignature(signature=signature, statement=statement, passkey=passkey)


def keep_signature(taken: TakenSignature, *, entry: models.JournalEntry, case: models.Case) -> None:
    """Keep the signature with its act's journal entry, for ever."""
    made = taken.signature
    models.ActSignature.objects.create(
        entry=entry,
        case=case,
        passkey=taken.passkey,
        version=made.occasion.version,
        kind=made.kind,
        statement_cipher=hide(taken.statement, case=case, place=SIGNED),
        statement_digest=made.statement_digest,
        random=made.occasion.random,
        nonce=made.occasion.nonce,
        challenge=made.challenge,
        credential_id=made.credential_id,
        public_key=made.public_key,
        authenticator_data=made.authenticator_data,
        client_data_json=made.client_data,
        signature=made.signature,
        rp_id=made.place.domain,
        origin=made.place.origin,
        digest=made.digest,
    )


def find_shown(request_id: UUID, *, case: models.Case, by: By) -> Mapping[str, Any] | None:
    """The statement that this person was shown with this request on this case; None once it is used or gone."""
    request = models.SigningRequest.objects.filter(pk=request_id, case=case, person=by.someone).first()
    return show(request.statement_cipher, case=case, place=SHOWN) if request else None


def _get_request(
    case: models.Case, *, answer: PasskeyAnswer, act: Act, by: By, at: datetime
) -> models.SigningRequest:
    asked_of = models.SigningRequest.objects.filter(case=case, person=by.someone, act=act.verb)
    request = asked_of.filter(pk=answer.request_id, version=case.version).first()
    if request is None:
        raise UnableToAct("signature_not_asked")
    if request.expires_at <= at:
        raise UnableToAct("signature_expired")
    return request


def _occasion_of(request: models.SigningRequest) -> Occasion:
    return Occasion(
        case=request.case_id,
        person=request.person_id,
        act=request.act,
        version=request.version,
        random=bytes(request.random),
    )


def _verified(answer: PasskeyAnswer, *, request: models.SigningRequest, passkey: models.Passkey) -> ActSignature:
    """Verify, and count the passkey's counter on; its standing's row is the lock between two acts at once."""
    standing = models.PasskeyStanding.objects.select_for_update().get(pk=passkey.pk)
    if standing.state != PasskeyState.IN_FORCE:  # ended while this act waited for the row
        raise UnableToAct("passkey_not_in_force")
    occasion, digest, place = _occasion_of(request), bytes(request.statement_digest), passkey_place()
    try:
        told = check_assertion(
            answer.said,
            place=place,
            challenge=occasion.challenge_for(digest),
            public_key=bytes(passkey.public_key),
            sign_count=standing.sign_count,
        )
    except UnableToVerifyPasskey as fault:
        if fault.code == "counter_went_back":
            raise UnableToTrustPasskey(passkey) from fault
        code = fault.code if fault.code in _TOLD_APART else "refused"
        raise UnableToAct(f"signature_{code}") from fault
    if told.sign_count > standing.sign_count:
        standing.sign_count = told.sign_count
        standing.save(update_fields=["sign_count"])
    return ActSignature(
        occasion=occasion,
        kind=request.kind,
        statement_digest=digest,
        credential_id=told.credential_id,
        public_key=bytes(passkey.public_key),
        authenticator_data=told.authenticator_data,
        client_data=told.client_data,
        signature=told.signature,
        place=place,
    )
