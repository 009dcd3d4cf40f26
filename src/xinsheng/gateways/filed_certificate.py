"""A certificate as the state's registers are told of it: plain values, from which each register's record is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from xinsheng.law.terms import CertificateKind, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledCertificate:
    """One standing of one certificate; `content` is all that is printed of child and parents (docs/formats.md).

    `version` counts its standings from 0; `since` (aware) is when it came to this one. `sealed_at` is aware.
    """

    certificate_no: str
    kind: CertificateKind
    licence_id: str
    issued_on: date
    issuer_name: str
    issuer_code: str  # GB 32100
    issuer_division: str
    attendant: str
    predecessor_no: str  # '' for a first certificate
    content: Mapping[str, Any]
    seal_name: str
    sealed_by: str
    sealed_at: datetime
    standing: Standing
    version: int
    since: datetime

    @property
    def key(self) -> str:
        """What the register knows this filing by: sent again it is the same one."""
        return f"{self.certificate_no}/{self.version}"


def instant_text(moment: datetime) -> str:
    """A moment as it travels: UTC, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
