"""A birth outside an institution, as the collector tells it: no attendant signs it (mission B1, domain 3.6).

It is told in the collector's own declaration. What nobody measured is left open and printed as the mark of what is
not provided (domain 3.3, fill rules): weight, length and gestation are known only where somebody took them.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from xinsheng.law.delivery import figure_cautions, figure_faults
from xinsheng.law.reasons import Caution, Fault, FaultCode
from xinsheng.law.terms import Sex
from xinsheng.standards.certificate_numbers import FIRST_DAY
from xinsheng.standards.divisions import DivisionLevel, find_division

_LONGEST_PLACE = 60


class OutsidePlace(StrEnum):
    """Where, outside a midwifery institution, the child was born."""

    HOME = "home"  # 家中
    ON_THE_ROAD = "on_the_road"  # 途中
    UNLICENSED_FACILITY = "unlicensed_facility"  # 没有助产许可的医疗机构
    ELSEWHERE = "elsewhere"  # 其他地点


@dataclass(frozen=True, kw_only=True)
class OutsideBirth:
    """The birth's own facts; None is "not said yet", and for the four figures "not measured" too.

    Birth in civil local time to the minute, weight in grams, length in millimetres, county as a code of six digits.
    """

    sex: Sex | None = None
    born_local: datetime | None = None
    county_code: str = ""
    place: OutsidePlace | None = None
    place_words: str = ""
    gestation_weeks: int | None = None
    gestation_days: int | None = None
    weight_g: int | None = None
    length_mm: int | None = None
    plurality: int = 1
    birth_order: int = 1


def outside_birth_faults(birth: OutsideBirth, *, now_local: datetime) -> tuple[Fault, ...]:
    """Everything missing or impossible, field by field; what was not measured is no fault."""
    faults = [
        Fault(name, FaultCode.REQUIRED) for name in ("sex", "born_local", "place") if getattr(birth, name) is None
    ]
    faults += _when_faults(birth, now_local=now_local)
    faults += _where_faults(birth)
    figures = {
        "gestation_weeks": birth.gestation_weeks,
        "gestation_days": birth.gestation_days,
        "weight_g": birth.weight_g,
        "length_mm": birth.length_mm,
    }
    faults += figure_faults({name: value for name, value in figures.items() if value is not None})
    if birth.gestation_days is not None and birth.gestation_weeks is None:
        faults.append(Fault("gestation_weeks", FaultCode.REQUIRED))
    return tuple(faults)


def _when_faults(birth: OutsideBirth, *, now_local: datetime) -> list[Fault]:
    if birth.born_local is None:
        return []
    if birth.born_local > now_local:
        return [Fault("born_local", FaultCode.IN_FUTURE)]
    return [Fault("born_local", FaultCode.TOO_LONG_AGO)] if birth.born_local.date() < FIRST_DAY else []


def _where_faults(birth: OutsideBirth) -> list[Fault]:
    if not birth.county_code:
        return [Fault("county_code", FaultCode.REQUIRED)]
    found = find_division(birth.county_code)
    if found is None or found.level is not DivisionLevel.COUNTY:
        return [Fault("county_code", FaultCode.UNKNOWN_DIVISION)]
    if birth.place is OutsidePlace.ELSEWHERE and not birth.place_words:
        return [Fault("place_words", FaultCode.NEEDS_DETAIL)]
    return [Fault("place_words", FaultCode.TOO_LONG)] if len(birth.place_words) > _LONGEST_PLACE else []


def outside_birth_cautions(birth: OutsideBirth) -> tuple[Caution, ...]:
    """What is unusual among what was measured; the collector looks at it once more, nothing of it refuses."""
    return figure_cautions(weeks=birth.gestation_weeks, weight_g=birth.weight_g, length_mm=birth.length_mm)
