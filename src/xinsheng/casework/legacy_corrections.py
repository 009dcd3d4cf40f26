"""A certificate older than the books that was entered wrongly is corrected: proposed by one, confirmed by another.

What was entered stays as it was entered; whoever asks is told by what was confirmed last. What an open or finished
reissue stands on is not corrected any more: it said what was entered then, and a replacement puts it right.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.holds import find_by_page
from xinsheng.casework.issuing_offices import find_issuer
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.legacy_books import family_columns, find_legacy_in_county, indexes_of, is_whole
from xinsheng.casework.legacy_parents import names_on, papers_ever_on, papers_on
from xinsheng.casework.legacy_statements import content_digest_of, hidden_statement
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.casework.people import phone_of
from xinsheng.casework.succession_telling import known_by, tell_legacy_parents
from xinsheng.law.acts import MessageKind
from xinsheng.law.issuance_records import IssuanceRecord
from xinsheng.law.legacy_corrections import CONFIRM_CORRECTION, DECLINE_CORRECTION, PROPOSE_CORRECTION
from xinsheng.law.terms import Duty, Stage, Standing
from xinsheng.proof.canonical import digest_of
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class Read:
    """What was read, and off what: why it is corrected, which record says so and where that lies."""

    reason: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class Reached:
    """Who learns of a correction: at how many numbers parents are told, and the original issuer, where it is here."""

    phones: int
    issuer: models.Office | None


def reached_by(correction: models.LegacyCorrection) -> Reached:
    """Who would be told if it were confirmed now; of one that was confirmed who was.

    Where nobody can be, whoever decides is told so, and the county tells them in person or on paper.
    """
    certificate = models.LegacyCertificate.objects.as_said().get(pk=correction.certificate_id)
    issuer = find_issuer(correction.issuer_name, division_code=correction.division_code)
    decision = models.LegacyCorrectionDecision.objects.filter(correction=correction).first()
    if decision is not None:
        about = Q(legacy=certificate) | Q(case__legacy=certificate)
        told = models.TextMessage.objects.filter(about, kind=MessageKind.LEGACY_CORRECTED.value)
        return Reached(phones=told.filter(queued_at=decision.decided_at).count(), issuer=issuer)
    named = known_by(_papers_named(correction, certificate=certificate))
    return Reached(phones=len({phone for one in named if (phone := phone_of(one))}), issuer=issuer)


def _papers_named(correction: models.LegacyCorrection, *, certificate: models.LegacyCertificate) -> frozenset[bytes]:
    """The parents' papers: as it is said, as it ever was, and as the correction has it."""
    proposed = (correction.mother_paper_index, correction.father_paper_index)
    return papers_on(certificate) | papers_ever_on(certificate) | {bytes(one) for one in proposed if one}


def propose_correction(
    office: models.Office,
    *,
    no: str,
    record: IssuanceRecord | None,
    read: Read,
    by: By,
    at: datetime,
    key: UUID,
) -> models.LegacyCorrection:
    """Propose what an older certificate really says, or with None that none was issued under this number.

    Nothing is so until another confirms it; the same page sent twice proposes once. Raises NotAllowed, or
    UnableToAct: "no_such_legacy", "not_whole", "nothing_corrected", "own_certificate", "not_in_force_now",
    "succession_stands_on_it", "other_body".
    """
    duty = get_office_duty(PROPOSE_CORRECTION, office, by=by, at=at)
    with transaction.atomic():
        certificate = find_legacy_in_county(office, no=no)
        if certificate is None:
            raise UnableToAct("no_such_legacy")
        columns = _columns(certificate, record=record, read=read)
        said = {"office": office, "certificate": certificate, "proposed_by": by.someone, **columns}
        shown = {name: value for name, value in said.items() if name != "statement_cipher"}  # never twice the same
        if earlier := find_by_page(models.LegacyCorrection.objects.all(), key, said=shown):
            return earlier
        standing = _held(certificate)
        _refuse_what_is_not_corrected(certificate, standing=standing)
        _refuse_what_cannot_be(certificate, record=record, by=by)
        correction = models.LegacyCorrection.objects.create(
            pk=key, standing_version=standing.version, proposed_at=at, **said
        )
        subjects = {"certificate_no": no, "content": digest_of(record.content).hex() if record else "withdrawn"}
        write_line(Line(chain=correction.pk, act=PROPOSE_CORRECTION, duty=duty, by=by, at=at, subjects=subjects))
    return correction


def confirm_correction(correction: models.LegacyCorrection, *, by: By, at: datetime) -> None:
    """Confirm it as another person: from this transaction on it is what anyone is told; its parents are told so.

    Raises NotAllowed, or UnableToAct: "own_proposal", "own_certificate", "already_decided", "stale" where it was
    corrected or moved since it was proposed, "not_in_force_now", "succession_stands_on_it".
    """
    proposer, office = correction.proposed_by_id, correction.office
    duty = get_office_duty(CONFIRM_CORRECTION, office, by=by, at=at, first=proposer)
    with transaction.atomic():
        certificate = models.LegacyCertificate.objects.get(pk=correction.certificate_id)
        standing = _held(certificate)
        _refuse_the_decided(correction)
        _refuse_what_is_not_corrected(certificate, standing=standing)
        if standing.version != correction.standing_version:
            raise UnableToAct("stale")
        if names_on(certificate, person=by.someone) or _is_parent_in(correction, by=by):
            raise UnableToAct("own_certificate")
        named = _papers_named(correction, certificate=certificate)
        models.LegacyCorrectionDecision.objects.create(
            correction=correction, confirmed=True, decided_by=by.someone, decided_at=at
        )
        standing.correction = correction
        standing.state = Standing.VOID.value if correction.withdrawn else Standing.VALID.value
        standing.since = at
        standing.version += 1
        standing.save()
        kind = MessageKind.LEGACY_CORRECTED
        tell_legacy_parents(kind, certificate=certificate, office=office, at=at, papers=named)
        _line(correction, act=CONFIRM_CORRECTION, duty=duty, by=by, at=at)


def decline_correction(correction: models.LegacyCorrection, *, words: str, by: By, at: datetime) -> None:
    """Decline it, with the reason. Raises NotAllowed, or UnableToAct("own_proposal", "already_decided")."""
    proposer, office = correction.proposed_by_id, correction.office
    duty = get_office_duty(DECLINE_CORRECTION, office, by=by, at=at, first=proposer)
    with transaction.atomic():
        _held(models.LegacyCertificate.objects.get(pk=correction.certificate_id))
        _refuse_the_decided(correction)
        models.LegacyCorrectionDecision.objects.create(
            correction=correction, confirmed=False, words=words, decided_by=by.someone, decided_at=at
        )
        _line(correction, act=DECLINE_CORRECTION, duty=duty, by=by, at=at)


def _columns(certificate: models.LegacyCertificate, *, record: IssuanceRecord | None, read: Read) -> dict[str, Any]:
    """What the row says; of a number that was wrong only when and where it was said to be issued."""
    because = {"reason": read.reason, "evidence": read.evidence}
    if record is None:
        said = certificate.said
        kept = ("born_on", "issuer_name", "division_code", "issued_on")
        return {"withdrawn": True, **{name: getattr(said, name) for name in kept}, **because}
    if record.certificate_no != certificate.no or not is_whole(record):
        raise UnableToAct("not_whole")
    return {
        **family_columns(record),
        "issuer_name": record.issuer_name,
        "division_code": record.issuer_division,
        "issued_on": record.issued_on,
        "statement_cipher": hidden_statement(record),
        "content_digest": digest_of(record.content),
        **because,
    }


def _refuse_what_cannot_be(certificate: models.LegacyCertificate, *, record: IssuanceRecord | None, by: By) -> None:
    """Refuse what changes nothing, and whoever is a parent on it as it is or as it would be."""
    index = bytes(by.someone.paper_no_index) if by.someone.paper_no_index else None
    if names_on(certificate, person=by.someone) or (record and index and index in indexes_of(record)):
        raise UnableToAct("own_certificate")
    if _says_the_same(certificate, record=record):
        raise UnableToAct("nothing_corrected")


def _says_the_same(certificate: models.LegacyCertificate, *, record: IssuanceRecord | None) -> bool:
    """Whether the books hold all of it just so, or the number is withdrawn already."""
    if record is None:
        return _is_withdrawn(certificate.standing)
    said = certificate.said
    kept = (said.issued_on, said.issuer_name, said.division_code, content_digest_of(certificate))
    return kept == (record.issued_on, record.issuer_name, record.issuer_division, digest_of(record.content))


def _refuse_what_is_not_corrected(certificate: models.LegacyCertificate, *, standing: models.LegacyStanding) -> None:
    if models.Case.objects.filter(legacy=certificate).exclude(stage=Stage.CLOSED).exists():
        raise UnableToAct("succession_stands_on_it")
    if standing.state != Standing.VALID and not _is_withdrawn(standing):
        raise UnableToAct("not_in_force_now")


def _is_withdrawn(standing: models.LegacyStanding) -> bool:
    return standing.correction is not None and standing.correction.withdrawn


def _refuse_the_decided(correction: models.LegacyCorrection) -> None:
    if models.LegacyCorrectionDecision.objects.filter(correction=correction).exists():
        raise UnableToAct("already_decided")


def _is_parent_in(correction: models.LegacyCorrection, *, by: By) -> bool:
    index = bytes(by.someone.paper_no_index) if by.someone.paper_no_index else None
    return index is not None and index in {
        bytes(one) for one in (correction.mother_paper_index, correction.father_paper_index) if one
    }


def _held(certificate: models.LegacyCertificate) -> models.LegacyStanding:
    """Its standing, whose row is the lock, as it is now."""
    rows = models.LegacyStanding.objects.select_for_update(of=("self",)).select_related("correction")
    certificate.standing = rows.get(pk=certificate.pk)
    return certificate.standing


def _line(correction: models.LegacyCorrection, *, act: str, duty: Duty, by: By, at: datetime) -> None:
    subjects = {"certificate_no": correction.certificate_id, "correction": str(correction.pk)}
    write_line(Line(chain=correction.pk, act=act, duty=duty, by=by, at=at, subjects=subjects))
