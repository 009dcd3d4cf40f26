"""What the service of a person's certificate token answered to a request to sign: verified by SM2."""

import json
from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime

from xinsheng.casework.acting import TokenAnswer, UnableToAct
from xinsheng.casework.asked_signatures import occasion_of
from xinsheng.casework.outside import passkey_place, takes_tokens, token_authorities
from xinsheng.law.sign_in import PasskeyState
from xinsheng.proof.sm2 import UnableToVerifySm2, check_form, check_sm2
from xinsheng.proof.token_certificates import (
    UnableToTrustCertificate,
    check_way,
    read_token_certificate,
    separated,
)
from xinsheng.proof.token_signatures import TokenSignature, token_message
from xinsheng.registry import models

LARGEST_ANSWER = 16 * 1024  # characters; a certificate and a signature have about two thousand
_PARTS = {"certificate", "signature"}
_TOLD: Mapping[str, str] = {  # what a person can do about it differs
    "expired": "token_expired",
    "not_yet_valid": "token_expired",
    "foreign": "token_foreign",
    "part_missing": "token_away",
    "malformed": "token_signature_malformed",
    "out_of_range": "token_signature_out_of_range",
    "bad_signature": "token_signature_wrong",
}


def find_certificate(person: models.Person, *, at: datetime) -> bytes:
    """The certificate (DER) of the token with which this person may sign now; b"" for none, or where none are."""
    token = models.CertificateToken.objects.in_force_of(person, at=at).first() if takes_tokens() else None
    return separated(bytes(token.certificates))[0] if token else b""


def get_certificate(person: models.Person, *, at: datetime) -> bytes:
    """The certificate (DER) of the token with which this person signs now.

    Raises UnableToAct: "token_away", "token_needed" (none was let in), "token_ended", "token_cooling",
    "token_expired".
    """
    if not takes_tokens():
        raise UnableToAct("token_away")
    if certificate := find_certificate(person, at=at):
        return certificate
    known = models.CertificateToken.objects.filter(person=person).select_related("standing")
    last = known.order_by("-enrolled_at").first()
    if last is None:
        raise UnableToAct("token_needed")
    if last.standing.state != PasskeyState.IN_FORCE:
        raise UnableToAct("token_ended")
    raise UnableToAct("token_cooling" if last.usable_from > at else "token_expired")


def take_token_answer(
    answer: TokenAnswer, *, request: models.SigningRequest, at: datetime
) -> tuple[TokenSignature, models.CertificateToken]:
    """The signature of the token in force of the person who was asked. Raises UnableToAct.

    Codes: "token_away" (none are taken here), "token_answer_malformed", "token_unknown" (a certificate that was never
    let in), "token_of_another", "token_ended", "token_cooling", "token_expired", "token_foreign" (its authority is no
    longer the province's), "token_signature_malformed", "token_signature_out_of_range", "token_signature_wrong".
    """
    if not takes_tokens():
        raise UnableToAct("token_away")
    certificate, signed = _read(answer.said)
    token = _get_token(certificate, request=request, at=at)
    way = separated(bytes(token.certificates))
    made = TokenSignature(
        occasion=occasion_of(request),
        kind=request.kind,
        statement_digest=bytes(request.statement_digest),
        certificates=way,
        signature=signed,
        origin=request.client.signs_at if request.client else passkey_place().origin,
    )
    try:
        check_form(signed)
        check_way(way[:-1], authorities=_still_trusted(way[-1]), at=at)
        point = read_token_certificate(way[0]).point
        check_sm2(signed, message=token_message(made.challenge, origin=made.origin), point=point)
    except (UnableToVerifySm2, UnableToTrustCertificate) as fault:
        raise UnableToAct(_TOLD.get(fault.code, "token_signature_wrong")) from fault
    return made, token


def _read(said: str) -> tuple[bytes, bytes]:
    """The certificate that the service says it is of, and the signature."""
    try:
        told = json.loads(said) if len(said) <= LARGEST_ANSWER else None
        if not isinstance(told, dict) or told.keys() != _PARTS:
            raise UnableToAct("token_answer_malformed")
        return b64decode(told["certificate"], validate=True), b64decode(told["signature"], validate=True)
    except (ValueError, TypeError, RecursionError) as fault:
        raise UnableToAct("token_answer_malformed") from fault


def _get_token(certificate: bytes, *, request: models.SigningRequest, at: datetime) -> models.CertificateToken:
    """The token of this certificate, if the person who was asked may sign with it now; its standing stays locked."""
    known = models.CertificateToken.objects.of_certificate(certificate)
    standing = models.CertificateTokenStanding.objects.select_for_update().filter(token__in=known).first()
    if standing is None:
        raise UnableToAct("token_unknown")
    token = known.get()
    if token.person_id != request.person_id:
        raise UnableToAct("token_of_another")
    if standing.state != PasskeyState.IN_FORCE:
        raise UnableToAct("token_ended")
    if token.usable_from > at:
        raise UnableToAct("token_cooling")
    return token


def _still_trusted(authority: bytes) -> tuple[bytes, ...]:
    """The authority of a token, where the province trusts it today."""
    return tuple(one for one in token_authorities() if one == authority)
