"""An act signed with the actor's own key: asked for, taken at the door before anything is written, kept."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import By, PasskeyAnswer, TokenAnswer, UnableToAct
from xinsheng.casework.outside import passkey_place
from xinsheng.casework.passkey_answers import take_passkey_answer
from xinsheng.casework.privacy import hide, show
from xinsheng.casework.token_answers import find_certificate, take_token_answer
from xinsheng.law.acts import Act, StatementKind
from xinsheng.proof.act_challenge import NONCE_BYTES
from xinsheng.proof.act_signatures import Occasion
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.kept_signatures import KeptSignature
from xinsheng.proof.passkeys import request_options
from xinsheng.proof.token_certificates import joined
from xinsheng.proof.token_signatures import TokenSignature
from xinsheng.registry import models

REQUEST_LIVES = timedelta(minutes=10)
SHOWN, SIGNED = "signing_request", "act_signature"  # the places that the statements are hidden at


class NotSigned(Exception):
    """The act is lawful and nothing stands against it; the actor's own key is to sign this very statement first."""

    def __init__(self, *, case: models.Case, act: str, kind: StatementKind, statement: Mapping[str, Any]) -> None:
        super().__init__(act)
        self.case = case
        self.act = act
        self.kind = kind
        self.statement = statement


@dataclass(frozen=True, kw_only=True)
class TakenSignature:
    """A signature that holds, with the statement that it is under, and the key that made it."""

    signature: KeptSignature
    statement: Mapping[str, Any]
    key: models.Passkey | models.CertificateToken
    client: models.HospitalClient | None = None  # the hospital's system at whose page it was made


@dataclass(frozen=True, kw_only=True)
class Requested:
    """What the page asks: by which request, the statement's digest, and the options for the browser, as JSON.

    `certificate` is that of the person's token (DER; empty where they have none) and `challenge` what it is to sign.
    """

    request_id: UUID
    digest: bytes
    options: str
    by_passkey: bool
    challenge: bytes
    certificate: bytes


def ask_signature(
    wanted: NotSigned, *, by: By, at: datetime, client: models.HospitalClient | None = None
) -> Requested:
    """Keep what is about to be shown, and give the challenge for it; what this person left unsigned long ago goes.

    `client` is the hospital's system that shows it and has it signed; what another has signed answers nothing then.
    """
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
            client=client,
            act=occasion.act,
            version=occasion.version,
            kind=wanted.kind.value,
            statement_cipher=hide(wanted.statement, case=wanted.case, place=SHOWN),
            statement_digest=digest_of(wanted.statement),
            random=occasion.random,
            asked_at=at,
            expires_at=at + REQUEST_LIVES,
        )
    challenge = occasion.challenge_for(bytes(request.statement_digest))
    mine = tuple(models.Passkey.objects.in_force_of(by.someone, at=at))
    options = request_options(
        passkey_place(),
        challenge=challenge,
        credential_ids=tuple(bytes(passkey.credential_id) for passkey in mine),
    )
    return Requested(
        request_id=request.pk,
        digest=bytes(request.statement_digest),
        options=options,
        by_passkey=bool(mine),
        challenge=challenge,
        certificate=find_certificate(by.someone, at=at),
    )


def take_signature(case: models.Case, *, act: Act, by: By, at: datetime) -> TakenSignature | None:
    """Verify the answer of the actor's key that came with the act; None where none came, or the act signs nothing.

    The case is locked, so a request is used once. Raises UnableToAct: "signature_not_asked" (used up, or asked of
    another person, case, act or hospital's system), "signature_expired", and those of `take_passkey_answer` or
    `take_token_answer`.
    """
    if by.answer is None or act.signs is None:
        return None
    request = _get_request(case, answer=by.answer, act=act, by=by, at=at)
    signature: KeptSignature
    key: models.Passkey | models.CertificateToken
    if isinstance(by.answer, TokenAnswer):
        signature, key = take_token_answer(by.answer, request=request, at=at)
    else:
        signature, key = take_passkey_answer(by.answer, request=request, at=at)
    statement = show(request.statement_cipher, case=case, place=SHOWN)
    request.delete()
    return TakenSignature(signature=signature, statement=statement, key=key, client=_client_of(by.answer))


def keep_signature(taken: TakenSignature, *, entry: models.JournalEntry, case: models.Case) -> None:
    """Keep the signature with its act's journal entry, for ever."""
    made = taken.signature
    models.ActSignature.objects.create(
        entry=entry,
        case=case,
        version=made.occasion.version,
        kind=made.kind,
        statement_cipher=hide(taken.statement, case=case, place=SIGNED),
        statement_digest=made.statement_digest,
        random=made.occasion.random,
        nonce=made.occasion.nonce,
        challenge=made.challenge,
        signature=made.signature,
        digest=made.digest,
        client=taken.client,
        **_columns_of(made),
        **{"token" if isinstance(made, TokenSignature) else "passkey": taken.key},
    )


def _columns_of(made: KeptSignature) -> dict[str, Any]:
    """What is kept of the one kind of key or of the other."""
    if isinstance(made, TokenSignature):
        return {"certificates": joined(made.certificates), "origin": made.origin}
    return {
        "credential_id": made.credential_id,
        "public_key": made.public_key,
        "authenticator_data": made.authenticator_data,
        "client_data_json": made.client_data,
        "rp_id": made.place.domain,
        "origin": made.place.origin,
    }


def find_shown(request_id: UUID, *, case: models.Case, by: By) -> Mapping[str, Any] | None:
    """The statement that our page showed this person with this request on this case; None once it is used or gone."""
    shown = models.SigningRequest.objects.filter(case=case, person=by.someone, client=None)
    request = shown.filter(pk=request_id).first()
    return show(request.statement_cipher, case=case, place=SHOWN) if request else None


def _get_request(
    case: models.Case, *, answer: PasskeyAnswer | TokenAnswer, act: Act, by: By, at: datetime
) -> models.SigningRequest:
    asked_of = models.SigningRequest.objects.filter(case=case, person=by.someone, act=act.verb)
    shown_there = asked_of.filter(client=_client_of(answer)).select_related("client")
    request = shown_there.filter(pk=answer.request_id, version=case.version).first()
    if request is None:
        raise UnableToAct("signature_not_asked")
    if request.expires_at <= at:
        raise UnableToAct("signature_expired")
    return request


def _client_of(answer: PasskeyAnswer | TokenAnswer) -> models.HospitalClient | None:
    """The hospital's system whose page the answer came from; a passkey answers our own pages alone."""
    return answer.client if isinstance(answer, TokenAnswer) else None
