"""What the provincial population register (PCMIS) answers, as plain values; what is not known there is empty."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xinsheng.law.terms import Sex


class MaritalState(StrEnum):
    """GB/T 2261.2, in words."""

    NEVER_MARRIED = "never_married"  # 10 未婚
    MARRIED = "married"  # 20 已婚 (21 初婚, 22 再婚, 23 复婚)
    WIDOWED = "widowed"  # 30 丧偶
    DIVORCED = "divorced"  # 40 离婚
    NOT_STATED = "not_stated"  # 90 未说明


class Silence(StrEnum):
    """Why the register said nothing that can be used; each leads to a person, none decides."""

    UNREACHABLE = "unreachable"  # refused, reset, no answer
    LATE = "late"  # no whole answer within the time limit
    REFUSED = "refused"  # it answered with an error
    MALFORMED = "malformed"  # not the agreed form, or too large
    NOT_OURS = "not_ours"  # the answer to another request, or a replayed one
    STALE = "stale"  # the snapshot is older than the policy allows
    CONTRADICTORY = "contradictory"  # two different records for one number, or another than the books'


@dataclass(frozen=True, kw_only=True)
class PersonRecord:
    """One person as the register has them. Division codes as stored there, old codes included."""

    paper_no: str  # 18 characters, or 15 in old records
    name: str
    former_name: str = ""
    sex: Sex
    born_on: date
    ethnicity: str = ""  # GB/T 3304 code
    household_code: str = ""  # up to 12 digits
    residence_code: str = ""
    marital_state: MaritalState = MaritalState.NOT_STATED
    spouse_no: str = ""
    married_on: date | None = None
    is_alive: bool = True


@dataclass(frozen=True, kw_only=True)
class ChildRecord:
    """One child that the register connects with the woman, the man, or both."""

    paper_no: str  # '' when not registered with the police yet
    name: str
    sex: Sex
    born_on: date
    mother_no: str = ""
    father_no: str = ""
    certificate_no: str = ""
    is_alive: bool = True


@dataclass(frozen=True, kw_only=True)
class RegisterAnswer:
    """All that the register says of one couple, from one snapshot: what is compared, stored and replayed.

    A person who is not in it is None (that is an answer); `silence` is set when there is no answer to use, and
    then nothing else is.
    """

    request_id: str
    snapshot: str = ""  # the version of the extract, as `xinsheng population load` named it
    taken_on: date | None = None  # the day the extract was taken
    woman: PersonRecord | None = None
    man: PersonRecord | None = None
    children: tuple[ChildRecord, ...] = ()  # each child once, by birth date
    silence: Silence | None = None
