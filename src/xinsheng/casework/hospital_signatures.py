"""A block that a hospital's system sent, signed by its attendant's own token at that system's page (mission A1).

The system asks, and is given the statement and a challenge for one person, case and version; the token signs it
there; the answer comes back, and the attendant has signed the delivery, through the one door. The system's own key
lets it speak, and signs for nobody (threats T1, T8). Whatever fails leaves the birth in the attendant's list.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from xinsheng.casework.acting import Asked, By, TokenAnswer, UnableToAct
from xinsheng.casework.asked_signatures import occasion_of
from xinsheng.casework.birth_messages import find_attendant
from xinsheng.casework.deliveries import LATE_REASON, sign_delivery
from xinsheng.casework.door import Outcome
from xinsheng.casework.holds import hold_key
from xinsheng.casework.hospital_clients import hold_client
from xinsheng.casework.live_sessions import note_event
from xinsheng.casework.privacy import show
from xinsheng.casework.received_births import received_block
from xinsheng.casework.signatures import SHOWN, NotSigned, ask_signature
from xinsheng.casework.snapshots import Proposed, facts_of
from xinsheng.casework.submissions import find_answer
from xinsheng.casework.token_answers import get_certificate
from xinsheng.law.delivery import DeliveryBlock, delivery_cautions
from xinsheng.law.payloads import delivery_from
from xinsheng.law.reasons import CautionCode
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.sign_in import SignInEvent
from xinsheng.law.terms import Channel
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import Case, HospitalClient, ReceivedBirth, SigningRequest, Submission


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which version of which newborn an attendant is about to sign, named by the number of their licence.

    `confirmed` are the cautions that they looked at; `late_reason` why it is signed more than 24 h after the birth.
    """

    identifier: str
    version: int
    attendant_no: str
    confirmed: tuple[CautionCode, ...] = ()
    late_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ToSign:
    """What the hospital's page shows and hands to the token: the statement's canonical text, and the challenge.

    `certificate` (DER) says which token; `origin` is that of the page, which the token's service writes into what it
    signs; `expires_at` (aware UTC) is when the challenge is good for nothing.
    """

    request_id: UUID
    case_id: UUID
    statement: str
    statement_digest: bytes
    nonce: bytes
    challenge: bytes
    origin: str
    certificate: bytes
    expires_at: datetime


def ask_at_hospital(client: HospitalClient, *, wish: Wish, at: datetime) -> ToSign:
    """Do the act up to its signature, keep nothing of it but the statement, and say what is to be signed.

    Raises UnableToSpeak, NotAllowed, or UnableToAct: "no_signing_page" (two people let the system in without one),
    "no_such_newborn", "not_the_last_version", "no_such_attendant", and those of `get_certificate`.
    """
    if not client.signs_at:
        raise UnableToAct("no_signing_page")
    try:
        with transaction.atomic():
            hold_client(client)
            case, block = _received(client, wish=wish)
            person = find_attendant(client.office, licence_no=wish.attendant_no, at=at)
            if person is None:
                raise UnableToAct("no_such_attendant")
            certificate = get_certificate(person, at=at)
            by = By(person=person, channel=Channel.EXCHANGE, only_asks=True)
            told = _confirmed(block, case=case, wish=wish, at=at)
            asked = Asked(key=uuid4(), body_digest=bytes(32))
            sign_delivery(case.pk, block=told, late_reason=wish.late_reason, by=by, at=at, asked=asked)
            raise UnableToAct("token_needed")  # an act that needs no signature is done by nobody from here
    except NotSigned as wanted:
        return _to_sign(wanted, client=client, by=by, certificate=certificate, at=at)


def sign_at_hospital(client: HospitalClient, *, request_id: UUID, said: str, at: datetime) -> Outcome:
    """Sign with what the attendant's token answered (JSON, `certificate` and `signature`); again, the same answer.

    Duty, licence, token and version are those of this very transaction. Raises UnableToSpeak, NotAllowed, or
    UnableToAct: "request_used" (with another answer), and those of `take_signature`.
    """
    digest = hashlib.sha256(said.encode()).digest()
    asked = Asked(key=uuid5(client.pk, f"sign:{request_id}"), body_digest=digest)
    with transaction.atomic():
        hold_client(client)
        hold_key(asked)
        if known := _find_known(asked):
            return known
        requests = SigningRequest.objects.select_related("case__key", "person")
        request = requests.filter(pk=request_id, client=client).first()
        if request is None:
            raise UnableToAct("signature_not_asked")
        statement = show(request.statement_cipher, case=request.case, place=SHOWN)
        answer = TokenAnswer(request_id=request_id, said=said, client=client)
        outcome = sign_delivery(
            request.case_id,
            block=delivery_from(statement),
            late_reason=str(statement.get(LATE_REASON, "")),
            by=By(person=request.person, channel=Channel.EXCHANGE, answer=answer),
            at=at,
            asked=asked,
        )
        note_event(SignInEvent.SIGNED_AT_HOSPITAL, person=request.person, at=at)
        return outcome


def _received(client: HospitalClient, *, wish: Wish) -> tuple[Case, DeliveryBlock]:
    """The newborn's case, held, and the block as it was last sent."""
    heard = ReceivedBirth.objects.filter(office=client.office_id, identifier=wish.identifier).order_by("-seq")
    known = heard.values_list("case", flat=True).first()
    if known is None:
        raise UnableToAct("no_such_newborn")
    case = Case.objects.select_for_update(of=("self",)).select_related("office", "key").get(pk=known)
    last = heard.first()
    if last is None or (last.case_id, last.seq) != (case.pk, wish.version):
        raise UnableToAct("not_the_last_version")
    return case, received_block(last, case=case)


def _confirmed(block: DeliveryBlock, *, case: Case, wish: Wish, at: datetime) -> DeliveryBlock:
    """The block with what the attendant confirmed of it, each caution with all that it is about."""
    together = facts_of(case, at=at, proposed=Proposed(delivery=block)).born_together
    cautions = delivery_cautions(block, born_together=together)
    return replace(block, confirmed=tuple(one.key for one in cautions if one.code in wish.confirmed))


def _to_sign(wanted: NotSigned, *, client: HospitalClient, by: By, certificate: bytes, at: datetime) -> ToSign:
    requested = ask_signature(wanted, by=by, at=at, client=client)
    request = SigningRequest.objects.get(pk=requested.request_id)
    return ToSign(
        request_id=request.pk,
        case_id=request.case_id,
        statement=canonical_bytes(wanted.statement).decode(),
        statement_digest=requested.digest,
        nonce=occasion_of(request).nonce,
        challenge=requested.challenge,
        origin=client.signs_at,
        certificate=certificate,
        expires_at=request.expires_at,
    )


def _find_known(asked: Asked) -> Outcome | None:
    """The answer that this request was signed with before; None where it is still open."""
    kept = Submission.objects.select_related("actor").filter(pk=asked.key).first()
    if kept is None:
        return None
    if bytes(kept.body_digest) != asked.body_digest:
        raise UnableToAct("request_used")
    by = By(person=kept.actor, channel=Channel.EXCHANGE)
    earlier = find_answer(asked, by=by, act=service.SIGN_DELIVERY.verb)
    return Outcome(**earlier, repeated=True) if earlier else None
