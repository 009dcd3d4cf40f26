"""What a certificate from before these books said in full, under the province's key: as entered, or as corrected."""

import json
from collections.abc import Mapping
from typing import Any

from xinsheng.casework.outside import keys
from xinsheng.law.issuance_records import IssuanceRecord
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.statements import read_content
from xinsheng.registry import models

_CONTENT = "legacy_content.statement"


def hidden_statement(record: IssuanceRecord) -> bytes:
    """What is kept of a record beside its searchable columns, under the province's key."""
    statement = {
        "content": record.content,
        "attendant": record.attendant,
        "issuer": {"name": record.issuer_name},
    }
    return keys().encrypt_value(canonical_bytes(statement).decode(), context=_CONTENT)


def legacy_statement_of(certificate: models.LegacyCertificate) -> Mapping[str, Any] | None:
    """What it said: `content`, `attendant`, `issuer`; None while nobody has entered it, or its number was wrong."""
    told = _told_of(certificate)
    return statement_in(told) if told is not None else None


def statement_in(told: models.LegacyContent | models.LegacyCorrection) -> Mapping[str, Any] | None:
    """What these rows hide; None of a correction that says only that the number was wrong."""
    if told.statement_cipher is None:
        return None
    shown = keys().decrypt_value(bytes(told.statement_cipher), context=_CONTENT)
    statement: dict[str, Any] = json.loads(shown)
    return statement


def is_told_whole(certificate: models.LegacyCertificate) -> bool:
    """Whether these books hold all that was printed on it."""
    return content_digest_of(certificate) is not None


def content_digest_of(certificate: models.LegacyCertificate) -> bytes | None:
    """The digest of what it said, corrected where it was; None while nobody has entered it."""
    told = _told_of(certificate)
    return bytes(told.content_digest) if told is not None and told.content_digest is not None else None


def _told_of(certificate: models.LegacyCertificate) -> models.LegacyContent | models.LegacyCorrection | None:
    said = certificate.said
    if isinstance(said, models.LegacyCorrection):
        return said
    return models.LegacyContent.objects.filter(pk=certificate.pk).first()


def record_told(
    no: str, *, said: models.LegacyCertificate | models.LegacyCorrection, statement: Mapping[str, Any] | None
) -> IssuanceRecord | None:
    """All that these books say of it as one record; None where they do not hold what was printed."""
    if statement is None:
        return None
    content = read_content(statement["content"])
    return IssuanceRecord(
        certificate_no=no,
        issued_on=said.issued_on,
        issuer_name=said.issuer_name,
        issuer_division=said.division_code,
        child_name=content.child.name,
        sex=content.child.sex,
        born_local=content.child.born_local,
        mother_name=content.mother.name if content.mother else "",
        father_name=content.father.name if content.father else "",
        attendant=statement["attendant"],
        content=statement["content"],
    )
