"""What an answer about a certificate of either kind is made of: one row, read by one query as of one moment.

Invariants 18 and 49: whoever asks after a void has committed is answered from a row read after it.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import BinaryField, F, Field, QuerySet, UUIDField, Value

from xinsheng.law.terms import Standing

from .certificates import Certificate
from .legacy_certificates import LegacyStanding
from .legacy_registrations import LegacyRegistration
from .service_certificates import ServiceCertificate
from .stock import Blank

_OF_A_CERTIFICATE = (
    "case_id",
    "case__key__wrapped",
    "statement_cipher",
    "standing__state",
    "elicence__sha256",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verifiable:
    """A certificate as the books hold it at this moment.

    `is_service`: a Birth Service Certificate. `state` is None before it stands, `wrapped_key` when its case was
    erased, `file_sha256` before there is a file. `blank_status` is that of the number asked for; where nothing was
    printed on it, there is no case and nothing else. `is_legacy`: issued on paper before these books, which hold
    no more than its state.
    """

    is_service: bool
    case_id: uuid.UUID | None
    wrapped_key: bytes | None
    statement_cipher: bytes | None
    state: str | None
    file_sha256: bytes | None
    blank_status: str | None = None
    is_legacy: bool = False


def find_by_reference(reference: str) -> Verifiable | None:
    """The certificate, of either kind, whose QR code leads to this reference."""
    births = _rows(Certificate.objects.filter(reference=reference), is_service=False)
    services = _rows(ServiceCertificate.objects.filter(reference=reference), is_service=True)
    return _first(births.union(services, all=True))


def find_by_service_no(no: str) -> Verifiable | None:
    """The Birth Service Certificate of a printed number."""
    return _first(_rows(ServiceCertificate.objects.filter(no=no), is_service=True))


def find_by_birth_no(no: str) -> Verifiable | None:
    """The blank of a printed number with the certificate on it, if any; or one from before these books."""
    printed = (f"certificate__{column}" for column in _OF_A_CERTIFICATE)
    blanks = (
        Blank.objects.filter(pk=no)
        .annotate(is_service=Value(value=False), is_legacy=Value(value=False))
        .values_list("is_service", *printed, "status", "is_legacy")
    )
    return _first(blanks.union(_legacy_rows(no), all=True))


def find_by_legacy_registration_no(no: str) -> Verifiable | None:
    """The birth service certificate from before this platform; it stands as long as it is there."""
    if not LegacyRegistration.objects.filter(pk=no).exists():
        return None
    return Verifiable(
        is_service=True,
        case_id=None,
        wrapped_key=None,
        statement_cipher=None,
        state=Standing.VALID.value,
        file_sha256=None,
        is_legacy=True,
    )


def _legacy_rows(no: str) -> QuerySet[Any, tuple[Any, ...]]:
    """The standing of a certificate from before these books, in the others' columns; no blank has its number."""
    nothing = {"nobody": UUIDField(), "wrapped": BinaryField(), "cipher": BinaryField(), "sha256": BinaryField()}
    standing = LegacyStanding.objects.filter(pk=no)
    told = standing.exclude(correction__withdrawn=True).annotate(  # of a wrong number nothing is known
        is_service=Value(value=False),
        told=F("state"),
        status=Value(""),
        is_legacy=Value(value=True),
        **{name: _null(kind) for name, kind in nothing.items()},
    )
    rows: QuerySet[Any, tuple[Any, ...]] = told.values_list(
        "is_service", "nobody", "wrapped", "cipher", "told", "sha256", "status", "is_legacy"
    )
    return rows


def _null(kind: "Field[Any, Any]") -> Value:
    return Value(None, output_field=kind)


def _rows(certificates: QuerySet[Any], *, is_service: bool) -> QuerySet[Any, tuple[Any, ...]]:
    told = certificates.annotate(is_service=Value(is_service))
    rows: QuerySet[Any, tuple[Any, ...]] = told.values_list("is_service", *_OF_A_CERTIFICATE)
    return rows


def _first(rows: QuerySet[Any, tuple[Any, ...]]) -> Verifiable | None:
    row = next(iter(rows[:1]), None)
    if row is None:
        return None
    is_service, case_id, wrapped, cipher, state, sha256, *more = row
    status, is_legacy = more or (None, False)
    return Verifiable(
        is_service=is_service,
        case_id=case_id,
        wrapped_key=_bytes(wrapped),
        statement_cipher=_bytes(cipher),
        state=state,
        file_sha256=_bytes(sha256),
        blank_status=status or None,
        is_legacy=is_legacy,
    )


def _bytes(value: bytes | memoryview | None) -> bytes | None:
    return None if value is None else bytes(value)
