"""The provincial maternal and child health register (MCHIS): asked about one certificate, never in a transaction.

Whatever is slow, wrong, replayed, too large, malformed, of another request or of more than one certificate is no
answer: it raises `UnableToLookUp`, and the case waits (mission D2). Only a whole answer is found or not found.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from xinsheng.law.issuance_records import IssuanceRecord, RecordSought
from xinsheng.law.register_records import Silence


class UnableToLookUp(Exception):
    """The register said nothing that can be used; `silence` says why, `code` is its stable word."""

    def __init__(self, silence: Silence) -> None:
        """Keep the silence and its word."""
        super().__init__(silence.value)
        self.silence = silence
        self.code = silence.value


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAsking:
    """One question; `request_id` is of this one asking, and the answer is bound to it. `asked_at` is aware UTC."""

    request_id: str
    sought: RecordSought
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFound:
    """A whole answer: the one record that fits, or None; `snapshot` is the register's name for its own state."""

    snapshot: str
    record: IssuanceRecord | None


class IssuanceRegister(Protocol):
    """A way to ask the register."""

    def find_record(self, asking: RecordAsking) -> RecordFound:
        """Give what the register holds of the certificate. Raises `UnableToLookUp`."""
