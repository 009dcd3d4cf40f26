"""Certificates from before these books, as they come into them: found, bulk loaded, or typed by two.

Their content stands under the province's key: it belongs to no case, and is kept for ever like every register of
issuance (domain 3.8).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.legacy_statements import content_digest_of, hidden_statement, is_told_whole
from xinsheng.casework.privacy import paper_index
from xinsheng.law.issuance_records import IssuanceRecord, RecordSought
from xinsheng.law.succession_changes import KIND_PRINTED
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import Standing
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.statements import UnableToState, read_content
from xinsheng.registry import models
from xinsheng.standards.divisions import county_codes, is_same_county
from xinsheng.standards.names import normalise_name


@dataclass(frozen=True, kw_only=True)
class ByTwo:
    """Who typed it off the evidence, and who confirmed it."""

    stated_by: UUID
    confirmed_by: UUID


def find_legacy(sought: RecordSought) -> models.LegacyCertificate | None:
    """The certificate these books have of that child: by its number, else the only one that fits; None else."""
    fitting = models.LegacyCertificate.objects.of_child(sought.child_name, born_on=sought.born_on).as_said()
    if sought.certificate_no:
        return fitting.filter(no=sought.certificate_no).first()
    found = [one for one in fitting if one.said.mother_name == sought.mother_name]
    return found[0] if len(found) == 1 else None


def find_legacy_in_county(office: models.Office, *, no: str) -> models.LegacyCertificate | None:
    """The older certificate of this number, by an issuer of this office's county; None for another county's alike."""
    found = models.LegacyCertificate.objects.as_said().filter(pk=no).first()
    if found is None or not is_same_county(found.said.division_code, office.division_code):
        return None
    return found


def is_whole(record: IssuanceRecord) -> bool:
    """Whether a record says all that was printed, of the very child and parents it names."""
    try:
        content = read_content(record.content)
    except UnableToState:
        return False
    child, mother = content.child, content.mother
    same_child = (child.name, child.sex, child.born_local) == (record.child_name, record.sex, record.born_local)
    return same_child and (mother.name if mother else "") == record.mother_name


def differs_from_books(record: IssuanceRecord) -> bool:
    """Whether these books have its number already, as another's certificate or as one that said something else."""
    there = models.LegacyCertificate.objects.as_said().filter(pk=record.certificate_no).first()
    return there is not None and _differs(there, record)


def enter_legacy(record: IssuanceRecord, *, source: LegacySource, at: datetime) -> models.LegacyCertificate:
    """Enter a certificate that was in force until now, or give the one that is entered already, just so.

    Raises UnableToAct("number_is_anothers"): a number alone makes nobody's certificate another's.
    """
    certificate, is_new = models.LegacyCertificate.objects.get_or_create(
        no=record.certificate_no,
        defaults={
            "source": source.value,
            **family_columns(record),
            "issuer_name": record.issuer_name,
            "division_code": record.issuer_division,
            "issued_on": record.issued_on,
            "entered_at": at,
        },
    )
    if is_new:
        models.LegacyStanding.objects.create(certificate=certificate, state=Standing.VALID.value, since=at)
    else:
        _refuse_what_differs(certificate, record)
    return certificate


def enter_content(
    certificate: models.LegacyCertificate,
    *,
    record: IssuanceRecord,
    source: LegacySource,
    case: models.Case | None,
    at: datetime,
    by_two: ByTwo | None = None,
) -> None:
    """Enter all that it said, once for ever; what is entered already stays. The standing's row is the lock.

    Raises UnableToAct("number_is_anothers") where something else is entered already.
    """
    _refuse_what_differs(certificate, record)
    if record.content is None or is_told_whole(certificate):
        return
    models.LegacyContent.objects.create(
        certificate=certificate,
        case=case,
        source=source.value,
        statement_cipher=hidden_statement(record),
        content_digest=digest_of(record.content),
        **family_columns(record),
        stated_by_id=by_two.stated_by if by_two else None,
        confirmed_by_id=by_two.confirmed_by if by_two else None,
        at=at,
    )


def family_columns(record: IssuanceRecord) -> dict[str, Any]:
    """What a row says of the child and its parents, by column: names, the day, blind indexes of papers."""
    mother_index, father_index = indexes_of(record)
    return {
        "child_name": normalise_name(record.child_name),
        "born_on": record.born_local.date(),
        "mother_name": normalise_name(record.mother_name),
        "mother_paper_index": mother_index,
        "father_paper_index": father_index,
    }


def indexes_of(record: IssuanceRecord) -> tuple[bytes | None, bytes | None]:
    """The blind indexes of the mother's and the father's papers; None for what no whole record says."""
    mother, father = (_index_in(record.content, who) if is_whole(record) else None for who in ("mother", "father"))
    return mother, father


def _index_in(content: Mapping[str, Any] | None, who: str) -> bytes | None:
    parent = (content or {}).get(who)
    kind = KIND_PRINTED.get(parent["paper_kind"]) if parent else None
    if not content or not parent or not kind or parent["paper_no"] == content["placeholder"]:
        return None
    return paper_index(kind, parent["paper_no"])


def _refuse_what_differs(certificate: models.LegacyCertificate, record: IssuanceRecord) -> None:
    """Raise UnableToAct("number_is_anothers") where the books say otherwise; its standing's row is the lock."""
    standing = models.LegacyStanding.objects.select_for_update(of=("self",))
    certificate.standing = standing.select_related("correction").get(pk=certificate.pk)
    if _differs(certificate, record):
        raise UnableToAct("number_is_anothers")


def _differs(certificate: models.LegacyCertificate, record: IssuanceRecord) -> bool:
    """Whether a record says anything else than the books: every column, and papers and content where both tell.

    A division may be told to the county, or to the village, and by a number that the county had before.
    """
    there = certificate.said
    kept = (
        *(certificate.no, there.issued_on, there.issuer_name, county_codes(there.division_code)[0]),
        *(normalise_name(there.child_name), there.born_on, normalise_name(there.mother_name)),
    )
    said = (
        *(record.certificate_no, record.issued_on, record.issuer_name, county_codes(record.issuer_division)[0]),
        *(normalise_name(record.child_name), record.born_local.date(), normalise_name(record.mother_name)),
    )
    papers = zip((there.mother_paper_index, there.father_paper_index), indexes_of(record), strict=True)
    content = content_digest_of(certificate) if is_whole(record) else None
    return (
        kept != said
        or any(mine and its and bytes(mine) != its for mine, its in papers)
        or (content is not None and content != digest_of(record.content))
    )
