"""Whether an e-licence someone presents is genuine and in force; not being able to tell is not a no."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class LicenceCheck:
    """What can be said of a presented e-licence (GB/T 36903 names in brackets).

    `kind` (ZZMC), `holder_name` (CZZT), `paper_no` (CZZTDM), `issuer` (ZZBFJG) and `licence_id` (ZZBS) are what
    the file says, believed only when `genuine` is True. `genuine` and `in_force` are True, False, or None for
    cannot tell. `reason` is a stable code: `confirmed`; no genuineness: `altered`; cannot tell:
    `too_large`, `unreadable`, `no_seal`, `several_seals`, `unknown_issuer`, `no_data`; status: `not_in_force`,
    `status_not_configured`, `status_not_available`, `status_not_believed`, `status_unknown`.
    """

    kind: str | None
    holder_name: str | None
    paper_no: str | None
    issuer: str | None
    licence_id: str | None
    genuine: bool | None
    in_force: bool | None
    reason: str


class LicenceChecker(Protocol):
    """Checks a presented e-licence."""

    def check(self, content: bytes, *, at: datetime) -> LicenceCheck:
        """Check the original bytes of a presented file at the moment `at` (aware); never raises."""


class UnableToLearnStatus(Exception):
    """The status service gave nothing to rely on; `code`: `status_not_available`, `status_not_believed`."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code
