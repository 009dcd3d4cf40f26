"""An invented person of the demonstration."""

from dataclasses import dataclass, field
from datetime import date

from xinsheng.law.terms import Duty
from xinsheng.standards.resident_numbers import with_check


@dataclass(frozen=True, kw_only=True)
class Invented:
    """One invented person: login name, name, birth, and how the number begins and ends (odd sequence: male)."""

    login: str
    name: str
    born_on: date
    division: str = "520102"
    sequence: str = "001"
    duties: tuple[Duty, ...] = ()
    office: str = ""
    phone: str = ""
    note: str = field(default="")

    @property
    def paper_no(self) -> str:
        """Their resident number."""
        return with_check(f"{self.division}{self.born_on:%Y%m%d}{self.sequence}")
