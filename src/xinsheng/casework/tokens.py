"""Officers' certificate tokens as the books know them: let in by two others, cooled, ended at once (threat T7).

No code is handed over as for a passkey: what two people let in is this very certificate, and its private key is in
the person's token, with which they prove themselves at each signature.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.frozen_policies import policy_of_province
from xinsheng.casework.live_sessions import note_event
from xinsheng.casework.outside import takes_tokens, token_authorities
from xinsheng.law.administration import TWO_HANDS, ProposalKind
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.sign_in import PasskeyState, SignInEvent, TokenEnd, usable_from
from xinsheng.law.terms import Duty
from xinsheng.proof.token_certificates import (
    TokenCertificate,
    UnableToTrustCertificate,
    as_pem,
    certificates_in,
    check_way,
    joined,
    read_token_certificate,
    separated,
)
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date


def read_brought(content: bytes, *, person: models.Person, at: datetime) -> tuple[bytes, ...]:
    """The way of a certificate that a file brings (PEM or DER), its own first, up to an authority of the province.

    Raises UnableToAct ("token_away", "token_known", "token_key_known" (its key is another's, or was revoked, under
    whatever certificate), or "certificate_" and a code of UnableToTrustCertificate).
    """
    if not takes_tokens():
        raise UnableToAct("token_away")
    try:
        way = check_way(certificates_in(content), authorities=token_authorities(), at=at)
    except UnableToTrustCertificate as fault:
        raise UnableToAct(f"certificate_{fault.code}") from fault
    if models.CertificateToken.objects.of_certificate(way[0]).exists():
        raise UnableToAct("token_known")
    point = read_token_certificate(way[0]).point
    if models.CertificateToken.objects.barred_to(person, public_key=point).exists():
        raise UnableToAct("token_key_known")
    return way


def payload_of(person: models.Person, *, way: Sequence[bytes], reason: str) -> dict[str, str]:
    """What is proposed: this person, this certificate with its way, and why."""
    return {"person": str(person.pk), "certificates": b64encode(joined(way)).decode(), "reason": reason}


def certificate_in(payload: Mapping[str, str]) -> TokenCertificate:
    """The certificate that a proposal is of."""
    return read_token_certificate(separated(b64decode(payload["certificates"]))[0])


def let_in(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Two others let a person sign with a token: person, certificates, reason. The one until now ends at once.

    Raises UnableToAct ("own_enrolment", and those of `read_brought`).
    """
    said = proposal.payload
    person = models.Person.objects.select_for_update(no_key=True).get(pk=said["person"])
    if person.pk in (proposal.proposed_by_id, by.someone.pk):
        raise UnableToAct("own_enrolment")
    way = read_brought(as_pem(separated(b64decode(said["certificates"]))), person=person, at=at)
    for held in models.CertificateToken.objects.not_ended().filter(person=person):
        _end(held, because=TokenEnd.NEW_ENROLMENT, by=by.someone, at=at)
    _enter(read_token_certificate(way[0]), way=way, person=person, proposal=proposal, at=at)


def end_token(token: models.CertificateToken, *, by: By, at: datetime) -> None:
    """End a token at once, lost or withdrawn: the person alone, or one administrator; closing needs no second.

    Raises NotAllowed, or UnableToAct("already_ended").
    """
    if token.person_id != by.someone.pk and not may_end_tokens(by.someone, at=at):
        raise NotAllowed((Reason(ReasonCode.NOT_YOUR_DUTY, TWO_HANDS[ProposalKind.TOKEN_ENROLMENT].proposes),))
    with transaction.atomic():
        if not _end(token, because=TokenEnd.REVOKED, by=by.someone, at=at):
            raise UnableToAct("already_ended")


def may_end_tokens(person: models.Person, *, at: datetime) -> bool:
    """Whether this person ends the token of anybody: whoever proposes or confirms that one is let in."""
    hands = TWO_HANDS[ProposalKind.TOKEN_ENROLMENT]
    held = models.Appointment.objects.duties_of(person, on=civil_date(at))
    return any(Duty(one.duty) in (*hands.proposes, *hands.confirms) for one in held)


def _enter(
    certificate: TokenCertificate,
    *,
    way: Sequence[bytes],
    person: models.Person,
    proposal: models.Proposal,
    at: datetime,
) -> None:
    hours = policy_of_province(at=at).enrolment_cooling_hours
    token = models.CertificateToken.objects.create(
        person=person,
        proposal=proposal,
        certificates=joined(way),
        fingerprint=hashlib.sha256(certificate.content).digest(),
        public_key=certificate.point,
        subject=certificate.subject,
        issuer=certificate.issuer,
        serial_no=certificate.serial_no,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        enrolled_at=at,
        cooling_hours=hours,
        usable_from=usable_from(at, cooling_hours=hours),
    )
    models.CertificateTokenStanding.objects.create(token=token, since=at)
    note_event(SignInEvent.TOKEN_ENROLLED, person=person, at=at)


def _end(token: models.CertificateToken, *, because: TokenEnd, by: models.Person, at: datetime) -> bool:
    """End one token if it has not ended; the session goes on, since no token signs anybody in."""
    standing = models.CertificateTokenStanding.objects.filter(token=token, state=PasskeyState.IN_FORCE.value)
    ended = standing.update(state=PasskeyState.ENDED.value, ended_reason=because.value, ended_by=by, since=at)
    if ended:
        note_event(SignInEvent.TOKEN_ENDED, person=token.person, code=because.value, at=at)
    return bool(ended)
