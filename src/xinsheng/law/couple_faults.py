"""What is wrong or unusual in a couple's declaration (mission E1); nothing of it says who may have a child."""

from collections.abc import Iterator
from datetime import date

from xinsheng.law.couples import CoupleDeclaration, Side, Spouse
from xinsheng.law.current_children import children_cautions, children_faults
from xinsheng.law.declaration import MOBILE_NO, paper_faults
from xinsheng.law.declared_places import find_township_code, place_cautions, place_faults
from xinsheng.law.reasons import Caution, CautionCode, Fault, FaultCode
from xinsheng.law.terms import Sex
from xinsheng.standards.civil_time import age_on
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, paper_no_caution, sex_in
from xinsheng.standards.names import person_name_fault

SEX_OF_SIDE = {Side.WOMAN: Sex.FEMALE, Side.MAN: Sex.MALE}
NEVER_MARRIED_BEFORE = 18  # no marriage law of the mainland since 1950 has known a younger age
_MAINLAND_CITIZENS = (PaperKind.RESIDENT_CARD, PaperKind.HOUSEHOLD_BOOKLET)


def couple_faults(declaration: CoupleDeclaration, *, on: date) -> tuple[Fault, ...]:
    """Everything wrong in the declaration on the civil day `on`, field by field, dotted names.

    Children are counted from 0 (`children.0.born_month`). Lawful answers are no faults: no man, no marriage
    registration, no phone, any number of children.
    """
    faults: list[Fault] = []
    for side, spouse in spouses_of(declaration):
        faults += _spouse_faults(spouse, field=side, on=on)
    faults += _pair_faults(declaration, on=on)
    faults += _marriage_faults(declaration, on=on)
    faults += children_faults(
        declaration.children,
        child_order=declaration.child_order,
        parents_born=_parents_born(declaration, on=on),
        on=on,
    )
    faults += _township_faults(declaration)
    if declaration.phone and not MOBILE_NO.fullmatch(declaration.phone):
        faults.append(Fault("phone", FaultCode.BAD_PHONE))
    if declaration.other_phone and not MOBILE_NO.fullmatch(declaration.other_phone):
        faults.append(Fault("other_phone", FaultCode.BAD_PHONE))
    return tuple(faults)


def spouses_of(declaration: CoupleDeclaration) -> tuple[tuple[Side, Spouse], ...]:
    """Who is declared, the woman first."""
    woman = (Side.WOMAN, declaration.woman)
    return (woman,) if declaration.man is None else (woman, (Side.MAN, declaration.man))


def _spouse_faults(spouse: Spouse, *, field: str, on: date) -> Iterator[Fault]:
    if not spouse.name:
        yield Fault(f"{field}.name", FaultCode.REQUIRED)
    elif wrong := person_name_fault(spouse.name):
        yield Fault(f"{field}.name", FaultCode.BAD_NAME, wrong)
    yield from paper_faults(spouse.paper_kind, spouse.paper_no, field=f"{field}.paper_no", on=on)
    yield from place_faults(spouse, field=field)


def _pair_faults(declaration: CoupleDeclaration, *, on: date) -> list[Fault]:
    """Two people, and each in their own place; where only one number speaks against it, it is a caution."""
    woman, man = declaration.woman, declaration.man
    if man is None:
        return [Fault("man.name", FaultCode.REQUIRED)] if declaration.declarant is Side.MAN else []
    shared = paper_no_caution(man.paper_kind, man.paper_no) == "not_a_resident_no"  # one booklet, two people
    if woman.paper_no and woman.paper_no == man.paper_no and not shared:
        return [Fault("man.paper_no", FaultCode.SAME_PERSON)]
    if len(_of_other_sex(declaration, on=on)) == len(Side):
        return [Fault("woman.paper_no", FaultCode.SWAPPED)]
    return []


def _of_other_sex(declaration: CoupleDeclaration, *, on: date) -> list[Side]:
    """Whose number says the sex of the other side (GB 11643: the 17th digit)."""
    told = ((side, sex_in(one.paper_kind, one.paper_no, on=on)) for side, one in spouses_of(declaration))
    return [side for side, sex in told if sex is not None and sex != SEX_OF_SIDE[side]]


def _marriage_faults(declaration: CoupleDeclaration, *, on: date) -> list[Fault]:
    marriage, field = declaration.marriage, "marriage.registered_on"
    if not marriage.registered:
        return []
    if marriage.registered_on is None:
        return [Fault(field, FaultCode.REQUIRED)]
    if marriage.registered_on > on:
        return [Fault(field, FaultCode.IN_FUTURE)]
    young = any(kind in _MAINLAND_CITIZENS for kind in _married_young(declaration, on=on))
    return [Fault(field, FaultCode.TOO_YOUNG)] if young else []


def _married_young(declaration: CoupleDeclaration, *, on: date) -> list[PaperKind]:
    """The papers of whoever was under 18 on the declared day of marriage."""
    day = declaration.marriage.registered_on if declaration.marriage.registered else None
    born = (
        (one.paper_kind, birth_date_in(one.paper_kind, one.paper_no, on=on)) for _, one in spouses_of(declaration)
    )
    return [
        kind
        for kind, birth in born
        if day is not None and birth is not None and (day < birth or age_on(birth, on=day) < NEVER_MARRIED_BEFORE)
    ]


def _parents_born(declaration: CoupleDeclaration, *, on: date) -> tuple[date | None, ...]:
    return tuple(birth_date_in(one.paper_kind, one.paper_no, on=on) for _, one in spouses_of(declaration))


def townships_open_to(declaration: CoupleDeclaration) -> tuple[str, ...]:
    """The townships (9 digits) that may handle it, each once: of the household places and residences in Guizhou.

    First the woman's household and residence, then the man's (mission E1, E11).
    """
    places = (place for _, one in spouses_of(declaration) for place in (one.household, one.residence))
    return tuple(dict.fromkeys(filter(None, (find_township_code(place.division_code) for place in places))))


def _township_faults(declaration: CoupleDeclaration) -> list[Fault]:
    if not declaration.township_code:
        return [Fault("township_code", FaultCode.REQUIRED)]
    is_open = declaration.township_code in townships_open_to(declaration)
    return [] if is_open else [Fault("township_code", FaultCode.NOT_OPEN_TO_COUPLE)]


def couple_cautions(declaration: CoupleDeclaration, *, on: date) -> tuple[Caution, ...]:
    """Everything unusual that the declarant is asked to look at once more; nothing of it refuses."""
    cautions: list[Caution] = []
    for side, spouse in spouses_of(declaration):
        cautions += _number_cautions(spouse, field=f"{side}.paper_no", on=on)
        cautions += place_cautions(spouse, field=side)
    other_sex = _of_other_sex(declaration, on=on)
    if len(other_sex) == 1:
        cautions.append(Caution(f"{other_sex[0]}.paper_no", CautionCode.NUMBER_AND_SEX_DIFFER))
    young = _married_young(declaration, on=on)
    if young and not any(kind in _MAINLAND_CITIZENS for kind in young):  # elsewhere one may marry earlier
        cautions.append(Caution("marriage.registered_on", CautionCode.YOUNG_MARRIAGE))
    cautions += children_cautions(
        declaration.children, child_order=declaration.child_order, parents_born=_parents_born(declaration, on=on)
    )
    return tuple(cautions)


def _number_cautions(spouse: Spouse, *, field: str, on: date) -> list[Caution]:
    if paper_faults(spouse.paper_kind, spouse.paper_no, field=field, on=on):
        return []
    unusual = paper_no_caution(spouse.paper_kind, spouse.paper_no)
    return [Caution(field, CautionCode(unusual))] if unusual else []


def unconfirmed_couple_cautions(declaration: CoupleDeclaration, *, on: date) -> tuple[Caution, ...]:
    """The cautions that the declarant has not yet confirmed."""
    cautions = couple_cautions(declaration, on=on)
    return tuple(caution for caution in cautions if caution.key not in declaration.confirmed)
