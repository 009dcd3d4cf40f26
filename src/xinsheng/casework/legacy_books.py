"""Certificates from before these books, as they come into them: found, bulk loaded, or typed by two.

Their content stands under the province's key: it belongs to no case, and is kept for ever like every register of
issuance (domain 3.8).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import paper_index
from xinsheng.law.issuance_records import IssuanceRecord, RecordSought
from xinsheng.law.succession_changes import KIND_PRINTED
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import Standing
from xinsheng.proof.canonical import canonical_bytes, digest_of
from xinsheng.proof.statements import UnableToState, read_content
from xinsheng.registry import models

_CONTENT = "legacy_content.statement"
_PARENTS = ("mother", "father")


@dataclass(frozen=True, kw_only=True)
class ByTwo:
    """Who typed it off the evidence, and who confirmed it."""

    stated_by: UUID
    confirmed_by: UUID


def find_legacy(sought: RecordSought) -> models.LegacyCertificate | None:
    """The certificate these books have of that child: by its number, else the only one that fits; None else."""
    fitting = models.LegacyCertificate.objects.of_child(sought.child_name, born_on=sought.born_on)
    if sought.certificate_no:
        return fitting.filter(no=sought.certificate_no).first()
    found = list(fitting.filter(mother_name=sought.mother_name)[:2])
    return found[0] if len(found) == 1 else None


def is_whole(record: IssuanceRecord) -> bool:
    """Whether a record says all that was printed, of the very child and parents it names."""
    try:
        content = read_content(record.content)
    except UnableToState:
        return False
    child, mother = content.child, content.mother
    same_child = (child.name, child.sex, child.born_local) == (record.child_name, record.sex, record.born_local)
    return same_child and (mother.name if mother else "") == record.mother_name


def enter_legacy(record: IssuanceRecord, *, source: LegacySource, at: datetime) -> models.LegacyCertificate:
    """Enter a certificate that was in force until now, or give the one of its number that is entered already."""
    indexes = _indexes(record.content)
    certificate, is_new = models.LegacyCertificate.objects.get_or_create(
        no=record.certificate_no,
        defaults={
            "source": source.value,
            "child_name": record.child_name,
            "born_on": record.born_local.date(),
            "mother_name": record.mother_name,
            "mother_paper_index": indexes.get("mother"),
            "father_paper_index": indexes.get("father"),
            "issuer_name": record.issuer_name,
            "division_code": record.issuer_division,
            "issued_on": record.issued_on,
            "entered_at": at,
        },
    )
    if is_new:
        models.LegacyStanding.objects.create(certificate=certificate, state=Standing.VALID.value, since=at)
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
    """Enter all that it said, once for ever; what is entered already stays. The standing's row is the lock."""
    models.LegacyStanding.objects.select_for_update().get(pk=certificate.pk)
    if models.LegacyContent.objects.filter(pk=certificate.pk).exists() or record.content is None:
        return
    models.LegacyContent.objects.create(
        certificate=certificate,
        case=case,
        source=source.value,
        statement_cipher=hidden_statement(record),
        content_digest=digest_of(record.content),
        stated_by_id=by_two.stated_by if by_two else None,
        confirmed_by_id=by_two.confirmed_by if by_two else None,
        at=at,
    )


def hidden_statement(record: IssuanceRecord) -> bytes:
    """What is kept of a record beside its searchable columns, under the province's key."""
    statement = {
        "content": record.content,
        "attendant": record.attendant,
        "issuer": {"name": record.issuer_name},
    }
    return keys().encrypt_value(canonical_bytes(statement).decode(), context=_CONTENT)


def legacy_statement_of(certificate: models.LegacyCertificate) -> Mapping[str, Any] | None:
    """What it said: `content`, `attendant`, `issuer`; None while nobody has entered it."""
    content = models.LegacyContent.objects.filter(pk=certificate.pk).first()
    if content is None:
        return None
    shown = keys().decrypt_value(bytes(content.statement_cipher), context=_CONTENT)
    statement: dict[str, Any] = json.loads(shown)
    return statement


def _indexes(content: Mapping[str, Any] | None) -> dict[str, bytes]:
    found = {}
    for who in _PARENTS:
        parent = (content or {}).get(who)
        kind = KIND_PRINTED.get(parent["paper_kind"]) if parent else None
        if content and parent and kind and parent["paper_no"] != content["placeholder"]:
            found[who] = paper_index(kind, parent["paper_no"])
    return found
