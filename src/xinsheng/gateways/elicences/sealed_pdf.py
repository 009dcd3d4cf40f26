"""E-licences as PDF files with an institution's PAdES seal and their data attached as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pikepdf
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from xinsheng.gateways.elicences.port import LicenceCheck, UnableToLearnStatus
from xinsheng.gateways.elicences.status_service import StatusService

ATTACHMENT = "licence.json"
_LARGEST_FILE = 10 * 1024 * 1024
_LARGEST_DATA = 65_536
_NOTHING = LicenceCheck(None, None, None, None, None, None, None, "unreadable")


class SealedPdfChecker:
    """Checks the seal against trusted roots and the status with the issuer's service (see `LicenceChecker`)."""

    def __init__(self, trusted_roots: Sequence[bytes], *, status: StatusService | None) -> None:
        """Trust the roots given (DER); without a status service no licence is said to be in force."""
        self._roots = [x509.Certificate.load(root) for root in trusted_roots]
        self._status = status

    def check(self, content: bytes, *, at: datetime) -> LicenceCheck:
        """Check the original bytes of a presented file."""
        if len(content) > _LARGEST_FILE:
            return replace(_NOTHING, reason="too_large")
        try:
            genuine, reason = _judge_seal(content, roots=self._roots, at=at)
            found = _with_data(content, genuine=genuine, reason=reason)
        except Exception:  # noqa: BLE001 - a stranger's file may break any parser in any way; it stays untold
            return _NOTHING
        if not found.genuine:
            return found
        if found.licence_id is None or found.holder_name is None:
            return replace(found, reason="no_data")
        return self._with_status(found, licence_id=found.licence_id, at=at)

    def _with_status(self, found: LicenceCheck, *, licence_id: str, at: datetime) -> LicenceCheck:
        if self._status is None:
            return replace(found, reason="status_not_configured")
        try:
            in_force = self._status.is_in_force(licence_id, at=at)
        except UnableToLearnStatus as fault:
            return replace(found, reason=fault.code)
        reasons = {True: "confirmed", False: "not_in_force", None: "status_unknown"}
        return replace(found, in_force=in_force, reason=reasons[in_force])


def _judge_seal(content: bytes, *, roots: Sequence[x509.Certificate], at: datetime) -> tuple[bool | None, str]:
    seals = PdfFileReader(BytesIO(content)).embedded_regular_signatures
    if len(seals) != 1:
        return None, "several_seals" if seals else "no_seal"
    status = validate_pdf_signature(
        seals[0], signer_validation_context=ValidationContext(trust_roots=roots, moment=at)
    )
    if not (status.intact and status.valid) or status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return False, "altered"
    return (True, "confirmed") if status.trusted else (None, "unknown_issuer")


def _with_data(content: bytes, *, genuine: bool | None, reason: str) -> LicenceCheck:
    data = _attached(content)
    return LicenceCheck(
        kind=_text(data, name="ZZMC"),
        holder_name=_text(data, name="CZZT"),
        paper_no=_text(data, name="CZZTDM"),
        issuer=_text(data, name="ZZBFJG"),
        licence_id=_text(data, name="ZZBS"),
        genuine=genuine,
        in_force=None,
        reason=reason,
    )


def _attached(content: bytes) -> Mapping[str, object]:
    with pikepdf.open(BytesIO(content)) as document:
        found = [spec for spec in document.attachments.values() if spec.filename == ATTACHMENT]
        raw = found[0].get_file().read_bytes() if len(found) == 1 else b"{}"
    if len(raw) > _LARGEST_DATA:
        return {}
    data = json.loads(raw)
    return data if isinstance(data, dict) else {}


def _text(data: Mapping[str, object], *, name: str) -> str | None:
    value = data.get(name)
    return value if isinstance(value, str) and value.strip() else None
