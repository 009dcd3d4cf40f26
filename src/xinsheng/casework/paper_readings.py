"""What a machine read off a photograph, kept with it and pointed at; nothing waits for it (mission A2)."""

import logging
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xinsheng.casework.outside import paper_reader
from xinsheng.casework.privacy import show
from xinsheng.gateways.paper_reading import UnableToReadPaper
from xinsheng.gateways.uploads import JPEG, Scrubbed
from xinsheng.law.applications import Application
from xinsheng.law.card_readings import CardDifference
from xinsheng.law.declaration import Declaration
from xinsheng.law.paper_readings import READ_OFF, find_typed, reading_differences, reading_from, reading_payload
from xinsheng.law.payloads import Payload
from xinsheng.law.terms import Material as MaterialKind
from xinsheng.law.terms import Satisfaction
from xinsheng.registry.models import Case, Material, Person
from xinsheng.standards.printed_papers import PrintedPaper, paper_printed

_READ, UNCLEAR = "read", "unclear"  # of a material's private details
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class PointedAt:
    """One photographed paper, and where it seems to say something else than the form."""

    material: Material
    differences: tuple[CardDifference, ...]


def may_be_read(kind: MaterialKind, file: Scrubbed | None) -> bool:
    """Whether this is a photograph of a paper that a machine reads."""
    return file is not None and file.media_type == JPEG and kind in READ_OFF


def read_off(kind: MaterialKind, file: Scrubbed | None, *, on: date) -> Payload:
    """What is kept of a photograph besides itself; empty where nothing was read, for whatever reason."""
    if file is None or not may_be_read(kind, file):
        return {}
    try:
        read = paper_printed(paper_reader().read(file.content), on=on)
    except UnableToReadPaper as fault:
        if fault.code != "not_installed":
            _log.warning("paper_not_read", extra={"code": fault.code})
        return {}
    return {_READ: reading_payload(read)} if read else {}


def find_reading(material: Material, *, case: Case) -> PrintedPaper | None:
    """What was read off this photograph; None where nothing was."""
    if material.satisfied_by != Satisfaction.UPLOAD or material.details_cipher is None:
        return None
    read = show(material.details_cipher, case=case, place="material").get(_READ)
    return reading_from(read) if read else None


def differences_of(
    material: Material, *, case: Case, said: Declaration | Application | None
) -> tuple[CardDifference, ...]:
    """Where this photograph seems to say something else than what is declared, or being typed."""
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
    """Of the photographs that this person gave, those that seem to differ from what they typed."""
    given = case.materials.current().filter(given_by=giver, kind__in=READ_OFF).order_by("given_at")
    looked = (PointedAt(material=one, differences=differences_of(one, case=case, said=said)) for one in given)
    return tuple(one for one in looked if one.differences)
