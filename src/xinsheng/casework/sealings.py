"""Sealing: compare, store the intent, and what the machine makes of it; then the paper is handed over."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import THE_MACHINE, Asked, By, UnableToAct
from xinsheng.casework.attempts import count_try, tries_at
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.issuing_snapshots import get_print, get_seal, print_of
from xinsheng.casework.made_files import Made, machine_asks
from xinsheng.casework.privacy import show
from xinsheng.casework.signatures import NotSigned
from xinsheng.casework.signing import sign_act
from xinsheng.casework.standings import bring_into_force
from xinsheng.casework.stock import move_blank, void_print_of
from xinsheng.casework.suspensions import refuse_while_stopped
from xinsheng.casework.telling import tell_paper_taken
from xinsheng.law.acts import Given, Input
from xinsheng.law.handing_over import Recipient, Taking
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import issuing
from xinsheng.law.terms import BlankStatus, SpoilReason
from xinsheng.proof.rekeying import RekeyField, rekey_agrees, rekey_fields
from xinsheng.proof.statements import CertificateStatement, read_statement
from xinsheng.registry import models


def statement_of(certificate: models.Certificate) -> CertificateStatement:
    """The certificate statement that was fixed at print."""
    return read_statement(show(certificate.statement_cipher, case=certificate.case, place="certificate"))


def fields_to_rekey(certificate: models.Certificate) -> tuple[RekeyField, ...]:
    """The three fields that the system chooses for this print; the same on every look at the page."""
    return rekey_fields(statement_of(certificate), seed=certificate.pk.bytes)


def seal(case_id: UUID, *, typed: Mapping[str, str], by: By, at: datetime, asked: Asked) -> Outcome:
    """Seal after the comparison: three fields read off the paper agree, then the intent is stored (mission A4)."""

    def told(case: models.Case) -> Given:
        certificate = print_of(case)
        if certificate is None:
            return {}
        statement = statement_of(certificate)
        fields = fields_to_rekey(certificate)
        differing = tuple(
            field for field in fields if not rekey_agrees(field, typed=typed.get(field, ""), statement=statement)
        )
        tries = tries_at(_rekeying(certificate))
        return {Input.REKEYED_FIELDS: {"fields": fields, "differing": differing, "tries": tries}}

    def write(performance: Performance) -> None:
        refuse_while_stopped(performance.case)
        certificate = get_print(performance.case)
        signed = sign_act(performance, statement=statement_of(certificate).as_json())
        models.SealIntent.objects.create(
            certificate=certificate,
            seal=get_seal(performance.case, on=performance.facts.today),
            sealed_by=by.someone,
            sealed_at=performance.at,
            fields=list(performance.given[Input.REKEYED_FIELDS]["fields"]),
            statement_digest=signed.statement_digest,
            **signed.columns,
        )
        performance.subjects["certificate"] = str(certificate.pk)

    with transaction.atomic():
        models.Case.objects.select_for_update().filter(pk=case_id).first()  # until a wrong reading has been counted
        try:
            return perform(issuing.SEAL, case_id=case_id, by=by, at=at, asked=asked, given=told, write=write)
        except (NotAllowed, NotSigned, UnableToAct) as refusal:
            _count_wrong_reading(case_id, refusal=refusal, at=at)
            unable = refusal
    raise unable


def _count_wrong_reading(case_id: UUID, *, refusal: Exception, at: datetime) -> None:
    """A wrong reading undoes the act, not its count: the next is compared once this one is counted (threat T4)."""
    reasons = refusal.reasons if isinstance(refusal, NotAllowed) else ()
    if not any(reason.code is ReasonCode.REKEY_DIFFERS for reason in reasons):
        return
    certificate = print_of(models.Case.objects.get(pk=case_id))
    if certificate is not None:
        count_try(_rekeying(certificate), at=at)


def _rekeying(certificate: models.Certificate) -> str:
    return f"rekeying:{certificate.pk}"


def file_elicence(certificate: models.Certificate, *, made: Made, at: datetime) -> Outcome:
    """File the sealed e-licence: from this moment the certificate is valid (invariant 13); again is the same."""

    def write(performance: Performance) -> None:
        refuse_while_stopped(performance.case)
        models.ELicence.objects.create(
            certificate=certificate,
            file_ref=made.file_ref,
            sha256=made.sha256,
            size=made.size,
            credential=made.credential,
            made_at=performance.at,
        )
        bring_into_force(certificate, at=performance.at)
        blank = models.Blank.objects.get(pk=certificate.blank_id)
        move_blank(blank, to=BlankStatus.USED, by=THE_MACHINE, at=performance.at)
        performance.statement_digest = bytes(certificate.statement_digest)
        performance.signature_digest = made.sha256
        performance.subjects["certificate"] = str(certificate.pk)

    asked = machine_asks(certificate, act=issuing.FILE_ELICENCE.verb)
    act = issuing.FILE_ELICENCE
    return perform(act, case_id=certificate.case_id, by=THE_MACHINE, at=at, asked=asked, write=write)


def abandon_seal(certificate: models.Certificate, *, reason: str, at: datetime) -> Outcome:
    """Give up an intent that cannot be carried out: the number is void, the case goes back for a new print."""

    def write(performance: Performance) -> None:
        models.SealAbandonment.objects.create(certificate=certificate, reason=reason, at=performance.at)
        void_print_of(performance.case, reason=SpoilReason.NOT_MADE, by=THE_MACHINE, at=performance.at)

    act, given = issuing.ABANDON_SEAL, {Input.REASON: reason}
    asked = machine_asks(certificate, act=act.verb)
    return perform(act, case_id=certificate.case_id, by=THE_MACHINE, at=at, asked=asked, given=given, write=write)


def hand_over(case_id: UUID, *, taking: Taking, by: By, at: datetime, asked: Asked) -> Outcome:
    """Hand the sealed paper to the family; who took it and what they showed stays with the act, as on the stub.

    Raises NotAllowed for whoever is neither registered, nor the mother, nor authorised; of one who is authorised the
    name is kept as the act's reason.
    """
    seen = tuple(sorted(taking.seen))
    given: dict[Input, object] = {Input.RECIPIENT: taking.recipient.value, Input.PAPERS_SEEN: seen}
    if taking.who:
        given[Input.REASON] = taking.who

    def write(performance: Performance) -> None:
        performance.subjects |= {"recipient": taking.recipient.value, "papers_seen": ",".join(seen)}
        if taking.recipient is Recipient.AUTHORISED:
            tell_paper_taken(performance.case, at=performance.at)

    return perform(issuing.HAND_OVER, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
