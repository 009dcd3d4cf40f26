"""Whether one of the couple, as declared, and the register's record of that person are the same (domain 6)."""

from collections.abc import Iterable, Mapping
from datetime import date

from xinsheng.law.couple_faults import SEX_OF_SIDE, spouses_of
from xinsheng.law.couples import CoupleDeclaration, Marriage, Side, Spouse
from xinsheng.law.likeness import (
    DIFFERS,
    NOT_TOLD,
    Likeness,
    Verdict,
    divisions_likeness,
    likeness_of,
    names_likeness,
    numbers_likeness,
    whole_number,
)
from xinsheng.law.register_records import MaritalState, PersonRecord
from xinsheng.law.terms import Sex
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, sex_in

_PARTS = (
    "number",
    "name",
    "sex",
    "birth",
    "alive",
    "household",
    "residence",
    "marital_state",
    "counterpart",
)


def spouse_likeness(
    declaration: CoupleDeclaration, *, side: Side, record: PersonRecord | None, on: date
) -> Mapping[str, Likeness]:
    """What is compared of one of the two, part by part; `record` is the register's own of this person.

    A citizen's number that the register does not have differs; a paper of another kind it need not know at all.
    Sex and birth are those of the number (GB 11643). Raises KeyError when nobody is declared on that side.
    """
    spouse = dict(spouses_of(declaration))[side]
    number = whole_number(spouse.paper_no, kind=spouse.paper_kind)
    if record is None:
        missing = DIFFERS if _has_citizens_no(spouse, on=on) else NOT_TOLD
        return {**dict.fromkeys(_PARTS, NOT_TOLD), "number": missing}
    sex, born = sex_in(spouse.paper_kind, number, on=on), birth_date_in(spouse.paper_kind, number, on=on)
    registered = declaration.marriage.registered
    return {
        "number": numbers_likeness(spouse.paper_no, kind=spouse.paper_kind, recorded=record.paper_no),
        "name": names_likeness(spouse.name, name=record.name, former_name=record.former_name),
        "sex": _sex_likeness(record.sex, told={SEX_OF_SIDE[side], sex or record.sex}),
        "birth": NOT_TOLD if born is None else likeness_of(same=born == record.born_on),
        "alive": likeness_of(same=record.is_alive),
        "household": divisions_likeness(spouse.household.division_code, recorded=record.household_code),
        "residence": divisions_likeness(spouse.residence.division_code, recorded=record.residence_code),
        "marital_state": _state_likeness(record.marital_state, registered=registered),
        "counterpart": _counterpart_likeness(declaration, side=side, record=record, on=on),
    }


def _sex_likeness(recorded: Sex, *, told: set[str]) -> Likeness:
    return NOT_TOLD if recorded is Sex.UNKNOWN else likeness_of(same=told == {recorded})


def _state_likeness(state: MaritalState, *, registered: bool) -> Likeness:
    """A couple that declares no marriage registration is not married: single, widowed or divorced."""
    if state is MaritalState.NOT_STATED:
        return NOT_TOLD
    return likeness_of(same=(state is MaritalState.MARRIED) is registered)


def _counterpart_likeness(declaration: CoupleDeclaration, *, side: Side, record: PersonRecord, on: date) -> Likeness:
    """Whether the spouse in the record is the other one declared; or nobody, where no marriage is declared.

    Only citizens' numbers can differ: who has papers of another kind may be recorded by another of them.
    """
    if not declaration.marriage.registered:
        past = record.marital_state not in (MaritalState.MARRIED, MaritalState.NOT_STATED)
        return likeness_of(same=past or not record.spouse_no)
    other = declaration.man if side is Side.WOMAN else declaration.woman
    if other is None:
        return NOT_TOLD
    found = numbers_likeness(other.paper_no, kind=other.paper_kind, recorded=record.spouse_no)
    same = found.verdict is Verdict.AGREE
    return found if same or _has_citizens_no(other, on=on) else NOT_TOLD


def _has_citizens_no(spouse: Spouse, *, on: date) -> bool:
    """Whether the paper shows the one number a person has for life (GB 11643), by which the register is kept."""
    number = whole_number(spouse.paper_no, kind=spouse.paper_kind)
    permit = spouse.paper_kind is PaperKind.HMT_RESIDENCE_PERMIT
    return not permit and sex_in(spouse.paper_kind, number, on=on) is not None


def marriage_day_likeness(marriage: Marriage, *, records: Iterable[PersonRecord | None]) -> Likeness:
    """Whether the declared day of registration is the one the records have; one record that has it is enough."""
    told = {record.married_on for record in records if record is not None and record.married_on is not None}
    if not told or not marriage.registered or marriage.registered_on is None:
        return NOT_TOLD
    return likeness_of(same=told == {marriage.registered_on})
