"""What the worker made of a certificate, and how the machine asks to have it filed or given up."""

from dataclasses import dataclass
from uuid import uuid5

from xinsheng.casework.acting import Asked
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class Made:
    """What the worker made: the stored file, its SHA-256 and size in bytes, and the QR credential."""

    file_ref: str
    sha256: bytes
    size: int
    credential: bytes


def machine_asks(certificate: models.Certificate | models.ServiceCertificate, *, act: str) -> Asked:
    """The machine's asking: one key per certificate and act, so that a repeated errand is the same asking."""
    return Asked(key=uuid5(certificate.pk, act), body_digest=bytes(certificate.statement_digest))
