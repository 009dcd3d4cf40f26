"""What a machine read off a photograph, kept with it and pointed at; nothing waits for it (mission A2)."""

import logging
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xinsheng.casework.outside import paper_reader
from xinsheng.casework.privacy import show
from xinsheng.casework.record_look_ups import sought_by
from xinsheng.gateways.paper_reading import UnableToReadPaper
from xinsheng.gateways.uploads import JPEG, Scrubbed
from xinsheng.law.applications import Application
from xinsheng.law.card_readings import CardDifference
from xinsheng.law.certificate_readings import (
    READ_OFF_CERTIFICATES,
    CertificateDifference,
    certificate_differences,
    certificate_from,
    certificate_payload,
)
from xinsheng.law.declaration import Declaration
from xinsheng.law.paper_readings import READ_OFF, find_typed, reading_differences, reading_from, reading_payload
from xinsheng.law.payloads import Payload
from xinsheng.law.terms import Material as MaterialKind
from xinsheng.law.terms import Satisfaction
from xinsheng.registry.models import Case, JournalEntry, Material, Person
from xinsheng.standards.printed_certificates import PrintedCertificate, certificate_printed
from xinsheng.standards.printed_papers import PrintedPaper, paper_printed

_READ, _CERTIFICATE, UNCLEAR = "read", "certificate_read", "unclear"  # of a material's private details
Differences = tuple[CardDifference | CertificateDifference, ...]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class PointedAt:
    """One photographed paper, and where it seems to say something else than the form."""

    material: Material
    differences: Differences


def may_be_read(kind: MaterialKind, file: Scrubbed | None) -> bool:
    """Whether this is a photograph of a paper that a machine reads."""
    return file is not None and file.media_type == JPEG and kind in READ_OFF | READ_OFF_CERTIFICATES


def read_off(kind: MaterialKind, file: Scrubbed | None, *, on: date) -> Payload:
    """What is kept of a photograph besides itself; empty where nothing was read, for whatever reason."""
    if file is None or not may_be_read(kind, file):
        return {}
    try:
        lines = paper_reader().read(file.content)
    except UnableToReadPaper as fault:
        if fault.code != "not_installed":
            _log.warning("paper_not_read", extra={"code": fault.code})
        return {}
    if kind in READ_OFF_CERTIFICATES:
        certificate = certificate_printed(lines)
        return {_CERTIFICATE: certificate_payload(certificate)} if certificate else {}
    read = paper_printed(lines, on=on)
    return {_READ: reading_payload(read)} if read else {}


def find_reading(material: Material, *, case: Case) -> PrintedPaper | None:
    """What was read off this photograph; None where nothing was."""
    read = _kept(material, case=case).get(_READ)
    return reading_from(read) if read else None


def find_certificate_reading(material: Material, *, case: Case) -> PrintedCertificate | None:
    """What was read off this photograph of a birth certificate; None where nothing was."""
    read = _kept(material, case=case).get(_CERTIFICATE)
    return certificate_from(read) if read else None


def _kept(material: Material, *, case: Case) -> Payload:
    if material.satisfied_by != Satisfaction.UPLOAD or material.details_cipher is None:
        return {}
    return show(material.details_cipher, case=case, place="material")


def differences_of(material: Material, *, case: Case, said: Declaration | Application | None) -> Differences:
    """Where this photograph seems to say something else than what is declared, or being typed.

    One of a birth certificate is held against what was told when it was sought.
    """
    if material.kind in READ_OFF_CERTIFICATES:
        certificate = find_certificate_reading(material, case=case)
        told = sought_by(case) if certificate else None
        return certificate_differences(certificate, told=told) if certificate and told else ()
    typed = find_typed(MaterialKind(material.kind), said=said) if said else None
    read = find_reading(material, case=case) if typed else None
    return reading_differences(read, typed=typed) if read and typed else ()


def find_unclear(case: Case, *, giver: Person) -> frozenset[UUID]:
    """The photographs of this person's that their phone said may be hard to read; an officer's word ends that."""
    given = case.materials.current().filter(given_by=giver, satisfied_by=Satisfaction.UPLOAD, findings=None)
    kept = given.exclude(details_cipher=None)
    told = {one.pk: show(one.details_cipher or b"", case=case, place="material") for one in kept}
    return frozenset(pk for pk, details in told.items() if details.get(UNCLEAR))


def pointed_at(case: Case, *, said: Declaration | Application, giver: Person) -> tuple[PointedAt, ...]:
    """Of the photographs that this person gave, those that seem to differ from what they typed.

    Whose certificate is sought was told by whoever began; to another of the family it is not read out.
    """
    kinds = READ_OFF | READ_OFF_CERTIFICATES if _began(case, person=giver) else READ_OFF
    given = case.materials.current().filter(given_by=giver, kind__in=kinds).order_by("given_at")
    looked = (PointedAt(material=one, differences=differences_of(one, case=case, said=said)) for one in given)
    return tuple(one for one in looked if one.differences)


def _began(case: Case, *, person: Person) -> bool:
    return JournalEntry.objects.filter(chain=case.pk, seq=1, actor=person).exists()
