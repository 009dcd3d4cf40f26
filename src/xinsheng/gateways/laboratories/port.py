"""The register of what laboratories issued: asked about one report by its numbers, never in a transaction.

Whatever is slow, wrong, replayed, too large or malformed is no answer: it raises `UnableToAskLaboratory`, and the
case waits. Only a whole answer says that a laboratory made the report, or did not.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from xinsheng.law.register_records import Silence
from xinsheng.law.report_confirmations import LaboratoryReport


class UnableToAskLaboratory(Exception):
    """Nothing was said that can be used; `silence` says why, `code` is its stable word."""

    def __init__(self, silence: Silence) -> None:
        """Keep the silence and its word."""
        super().__init__(silence.value)
        self.silence = silence
        self.code = silence.value


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAsking:
    """One question, without any person's name; `request_id` is of this one asking. `asked_at` is aware UTC."""

    request_id: str
    licence_no: str
    report_no: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHeld:
    """A whole answer: the report as its laboratory holds it, or None; `snapshot` names the register's own state."""

    snapshot: str
    report: LaboratoryReport | None


class Laboratories(Protocol):
    """A way to ask them."""

    def find_report(self, asking: ReportAsking) -> ReportHeld:
        """Give what the laboratory of this licence holds under this number. Raises `UnableToAskLaboratory`."""
