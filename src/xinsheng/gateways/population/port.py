"""The provincial population register (PCMIS): asked one couple or one person at a time, never in a transaction.

Whatever is slow, wrong, replayed, too large, malformed, of another request or contradictory is no answer: it
raises `UnableToAsk`, and a person decides (invariant 41, threat T28). A half answer does not exist.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from xinsheng.law.register_records import PersonRecord, RegisterAnswer, Silence


class UnableToAsk(Exception):
    """The register said nothing that can be used; `silence` says why, `code` is its stable word."""

    def __init__(self, silence: Silence) -> None:
        """Keep the silence and its word."""
        super().__init__(silence.value)
        self.silence = silence
        self.code = silence.value


@dataclass(frozen=True, slots=True, kw_only=True)
class CoupleAsking:
    """One question about one couple.

    Numbers have 18 characters; the register is asked for their old form of 15 digits too. `man_no` is '' when no
    man is declared. `request_id` is of this one asking: the answer is bound to it. `asked_at` is aware UTC.
    """

    request_id: str
    woman_no: str
    man_no: str
    purpose: str
    asked_at: datetime


class PopulationRegister(Protocol):
    """A way to ask the register."""

    def find_couple(self, asking: CoupleAsking) -> RegisterAnswer:
        """Give all the register says of the couple and their children, from one snapshot.

        Who is not in it is None in the answer. Raises `UnableToAsk`, and a `ValueError` where no purpose is named.
        """

    def find_person(self, paper_no: str, *, purpose: str) -> PersonRecord | None:
        """Give the record of one person, for an officer with a `purpose`; None when the register has none.

        Raises as `find_couple`. The caller writes the reading down before the answer leaves (design 10).
        """


def require_purpose(purpose: str) -> None:
    """Raise ValueError where no purpose is named: nobody looks into the register without one."""
    if not purpose.strip():
        raise ValueError("no_purpose")
