"""What is wrong or unusual in a declared household place or residence (mission E1, domain 12)."""

from collections.abc import Iterator

from xinsheng.law.couples import Place, Spouse
from xinsheng.law.province import PROVINCE
from xinsheng.law.reasons import Caution, CautionCode, Fault, FaultCode
from xinsheng.standards.divisions import Division, DivisionLevel, county_code, find_division, full_name, successor_of
from xinsheng.standards.identity_papers import PaperKind

_BEYOND_THE_MAINLAND = ("71", "81", "82")  # 台湾、香港、澳门: GB/T 2260 divides them no further
_WORDS = ("group", "street", "compound", "building", "door")
_LONGEST_WORDS = 40
_MAINLAND_PAPERS = (PaperKind.RESIDENT_CARD, PaperKind.HOUSEHOLD_BOOKLET, PaperKind.MILITARY)


def place_faults(spouse: Spouse, *, field: str) -> list[Fault]:
    """Everything wrong with the two places of a spouse, whose name as a field is `field`.

    To the village inside Guizhou, at least to the county elsewhere, and further in words. Who comes from abroad or
    from Hong Kong, Macao, Taiwan may have no household place, and a residence that only words can tell.
    """
    mainland = is_of_the_mainland(spouse.paper_kind)
    faults: list[Fault] = []
    for part, place in (("household", spouse.household), ("residence", spouse.residence)):
        here = f"{field}.{part}"
        if place.division_code:
            faults += _coded_place_faults(place, field=here)
        elif mainland or (part == "residence" and not place.division_name):
            faults.append(Fault(here, FaultCode.REQUIRED))
        faults += _too_long(place, field=here)
    return faults


def is_of_the_mainland(kind: PaperKind) -> bool:
    """Whether who has a paper of this kind has a household place in the mainland."""
    return kind in _MAINLAND_PAPERS


def _coded_place_faults(place: Place, *, field: str) -> Iterator[Fault]:
    wrong = _division_fault(place.division_code)
    if wrong:
        yield Fault(field, wrong)
    elif not any(getattr(place, word) for word in _WORDS):
        yield Fault(field, FaultCode.NEEDS_DETAIL)


def _too_long(place: Place, *, field: str) -> list[Fault]:
    long = (word for word in _WORDS if len(getattr(place, word)) > _LONGEST_WORDS)
    return [Fault(f"{field}.{word}", FaultCode.TOO_LONG) for word in long]


def _division_fault(code: str) -> FaultCode | None:
    """An abolished county is no fault: it is read as its successor, and the declarant looks at it again."""
    if find_abolished(code) or code[:2] in _BEYOND_THE_MAINLAND:
        return None
    if code.startswith(PROVINCE):
        found = find_division(code)
        if found is None:
            return FaultCode.UNKNOWN_DIVISION
        return None if found.level is DivisionLevel.VILLAGE else FaultCode.NEEDS_VILLAGE
    county = find_division(county_code(code))
    if county is None:
        return FaultCode.UNKNOWN_DIVISION
    return None if county.level is DivisionLevel.COUNTY else FaultCode.NEEDS_COUNTY


def find_abolished(code: str) -> Division | None:
    """The abolished county in which a place of this code lies, or None while its county stands."""
    county = find_division(county_code(code))
    abolished = county is not None and county.level is DivisionLevel.COUNTY and county.until_year is not None
    return county if abolished else None


def place_cautions(spouse: Spouse, *, field: str) -> list[Caution]:
    """The places of a spouse that are named by a county abolished since, each with the county of today."""
    return [
        Caution(f"{field}.{part}", CautionCode.ABOLISHED_DIVISION, (full_name(successor_of(found.code).code),))
        for part, place in (("household", spouse.household), ("residence", spouse.residence))
        if (found := find_abolished(place.division_code))
    ]


def find_township_code(code: str) -> str | None:
    """The nine digits of the standing township in Guizhou that a code names or lies in, or None."""
    found = find_division(code[: DivisionLevel.TOWNSHIP]) if code.startswith(PROVINCE) else None
    return found.code if found is not None and found.level is DivisionLevel.TOWNSHIP else None
