"""Checking a sealed e-licence file from its bytes alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from xinsheng.proof.canonical import UnableToCanonicalise
from xinsheng.proof.service_statements import (
    SERVICE_STATEMENT_FORMAT,
    ServiceStatement,
    read_service_statement,
)
from xinsheng.proof.statements import CertificateStatement, read_statement
from xinsheng.proof.strict_reading import UnableToState

ATTACHMENT = "statement.json"


class UnableToCheckSeal(Exception):
    """There is no seal to judge. Codes: `unreadable`, `no_seal`, `several_seals`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class SealCheck:
    """What the file proves by itself."""

    intact: bool  # not one sealed byte was changed, and the signature is the certificate's
    trusted: bool  # the seal's certificate, in force, leads to a trusted root
    whole_document: bool  # nothing was added after the seal
    signer: str  # organisation and name in the seal's certificate
    certificate: bytes  # the seal's certificate, DER
    signed_at: datetime | None  # as the signer claims
    stamped_at: datetime | None  # as a trusted timestamp authority says
    statement: CertificateStatement | None  # the attached statement, if there is one and it is of its form
    service_statement: ServiceStatement | None = None  # the same, when the file is a Birth Service Certificate

    @property
    def genuine(self) -> bool:
        """Whether the file may be relied on as it lies here; whether it is in force is another question."""
        return self.intact and self.trusted and self.whole_document


def check_seal(pdf: bytes, *, trusted_roots: Sequence[bytes], at: datetime) -> SealCheck:
    """Check the one seal of a PDF against trusted roots (DER).

    The certificate must be in force at `at` (aware), or at the moment a trusted timestamp says. Nothing is
    fetched: whether a seal certificate was withdrawn is the trust list's matter. Raises UnableToCheckSeal.
    """
    try:
        return _check(pdf, roots=[x509.Certificate.load(root) for root in trusted_roots], at=at)
    except UnableToCheckSeal:
        raise
    except Exception as failure:  # a file from anyone may break any of the parsers in any way
        raise UnableToCheckSeal("unreadable") from failure


def attached_statement_bytes(pdf: bytes) -> bytes | None:
    """Give the bytes of the attached statement.json, None when there is none or more than one."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return statement_attached_to(document)


def statement_attached_to(document: pikepdf.Pdf) -> bytes | None:
    """The same of an opened document."""
    found = [spec for spec in document.attachments.values() if spec.filename == ATTACHMENT]
    return found[0].get_file().read_bytes() if len(found) == 1 else None


def _check(pdf: bytes, *, roots: Sequence[x509.Certificate], at: datetime) -> SealCheck:
    seals = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
    if len(seals) != 1:
        raise UnableToCheckSeal("several_seals" if seals else "no_seal")
    status = _judge(seals[0], roots=roots, at=at)
    stamp = status.timestamp_validity
    stamped_at = stamp.timestamp if stamp is not None and stamp.valid and stamp.trusted else None
    if stamped_at is not None:
        status = _judge(seals[0], roots=roots, at=at, signed_by=stamped_at)
    certificate = status.signing_cert
    stated = _find_statement(pdf)
    return SealCheck(
        intact=bool(status.intact and status.valid and status.docmdp_ok is not False),
        trusted=bool(status.trusted) and (stamp is None or stamped_at is not None),
        whole_document=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        signer=" ".join(_names(certificate)),
        certificate=certificate.dump(),
        signed_at=status.signer_reported_dt,
        stamped_at=stamped_at,
        statement=stated if isinstance(stated, CertificateStatement) else None,
        service_statement=stated if isinstance(stated, ServiceStatement) else None,
    )


def _judge(
    seal: EmbeddedPdfSignature, *, roots: Sequence[x509.Certificate], at: datetime, signed_by: datetime | None = None
) -> Any:
    return validate_pdf_signature(
        seal,
        signer_validation_context=ValidationContext(trust_roots=roots, moment=signed_by or at),
        ts_validation_context=ValidationContext(trust_roots=roots, moment=at),
    )


def _names(certificate: x509.Certificate) -> list[str]:
    native = certificate.subject.native
    return [native[part] for part in ("organization_name", "common_name") if part in native]


def _find_statement(pdf: bytes) -> CertificateStatement | ServiceStatement | None:
    attached = attached_statement_bytes(pdf)
    if attached is None:
        return None
    try:
        stated = json.loads(attached)
        is_service = isinstance(stated, dict) and stated.get("format") == SERVICE_STATEMENT_FORMAT
        return read_service_statement(stated) if is_service else read_statement(stated)
    except (ValueError, RecursionError, UnableToState, UnableToCanonicalise):
        return None
