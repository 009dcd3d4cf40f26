"""What was declared and what the register says, field by field, as words for two columns; and how they are masked."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from xinsheng.desk.registrations.declared import child_words, children_words
from xinsheng.law.children_likeness import pair_children
from xinsheng.law.comparison import ComparedField
from xinsheng.law.couple_faults import SEX_OF_SIDE, spouses_of
from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Side, Spouse
from xinsheng.law.register_records import ChildRecord, PersonRecord, RegisterAnswer
from xinsheng.look.masks import masked_name, masked_paper_no
from xinsheng.look.moments import day
from xinsheng.standards.divisions import find_division, full_name
from xinsheng.standards.identity_papers import birth_date_in
from xinsheng.words.comparison import comparison_words
from xinsheng.words.labels import label

Columns = tuple[str, str]  # declared, recorded
HIDDEN = "***"
_NUMBERS, _NAMES = ("number", "counterpart"), ("name",)


def columns_of(
    declaration: CoupleDeclaration, answer: RegisterAnswer | None, *, on: date
) -> Mapping[ComparedField, Columns]:
    """Both columns of every field that can be compared; the second is empty where the register said nothing."""
    records = {Side.WOMAN: answer.woman, Side.MAN: answer.man} if answer is not None else {}
    found: dict[ComparedField, Columns] = {}
    for side, spouse in spouses_of(declaration):
        for part, columns in _spouse_columns(declaration, side=side, spouse=spouse, record=records.get(side), on=on):
            found[ComparedField(f"{side}.{part}")] = columns
    days = {day(record.married_on) for record in records.values() if record is not None and record.married_on}
    found[ComparedField.MARRIAGE_DAY] = (day(declaration.marriage.registered_on), _("、").join(sorted(days)))
    return {**found, **_children_columns(declaration, answer=answer)}


def _spouse_columns(
    declaration: CoupleDeclaration, *, side: Side, spouse: Spouse, record: PersonRecord | None, on: date
) -> Iterator[tuple[str, Columns]]:
    other = declaration.man if side is Side.WOMAN else declaration.woman
    state = _("已登记结婚") if declaration.marriage.registered else _("没有结婚登记")
    born = day(birth_date_in(spouse.paper_kind, spouse.paper_no, on=on))
    yield "number", (spouse.paper_no, record.paper_no if record else "")
    yield "name", (spouse.name, _name_of(record) if record else "")
    yield "sex", (label(SEX_OF_SIDE[side]), label(record.sex) if record else "")
    yield "birth", (born, day(record.born_on) if record else "")
    yield "alive", (_("在世"), (_("在世") if record.is_alive else _("已故")) if record else "")
    yield "household", (spouse.household.division_name, _place(record.household_code) if record else "")
    yield "residence", (spouse.residence.division_name, _place(record.residence_code) if record else "")
    yield "marital_state", (state, comparison_words(record.marital_state) if record else "")
    yield "counterpart", (other.paper_no if other else "", record.spouse_no if record else "")


def _name_of(record: PersonRecord) -> str:
    if not record.former_name:
        return record.name
    return _("%(name)s（曾用名 %(former)s）") % {"name": record.name, "former": record.former_name}


def _place(code: str) -> str:
    """A code of the register in words, an old or unknown one with its digits."""
    if not code:
        return ""
    found = find_division(code)
    if found is None:
        return code
    told = full_name(found.code)
    return _("%(place)s（旧码 %(code)s）") % {"place": told, "code": code} if found.until_year else told


def _children_columns(
    declaration: CoupleDeclaration, *, answer: RegisterAnswer | None
) -> Mapping[ComparedField, Columns]:
    living = [child for child in answer.children if child.is_alive] if answer is not None else []
    pairs, left = pair_children(declaration.children, recorded=living)
    is_told = answer is not None and answer.silence is None
    declared = children_words(declaration.children)
    return {
        ComparedField.CHILDREN_NUMBER: (
            _count(len(declaration.children)),
            _count(len(living)) if is_told else "",
        ),
        ComparedField.CHILDREN_FOUND: (
            declared,
            _recorded([record for _child, record in pairs if record], is_told=is_told),
        ),
        ComparedField.CHILDREN_NONE_MISSING: (declared, _recorded(left, is_told=is_told)),
        ComparedField.CHILDREN_CERTIFICATES: (
            _numbers(child.certificate_no for child in declaration.children),
            _numbers(child.certificate_no for child in living),
        ),
        ComparedField.CHILD_ORDER: (_order(declaration.child_order), _order(len(living) + 1) if is_told else ""),
    }


def _count(number: int) -> str:
    return _("%(count)d 个") % {"count": number}


def _order(number: int) -> str:
    return _("第 %(order)d 个孩子") % {"order": number}


def _numbers(numbers: Iterable[str]) -> str:
    return _("、").join(number for number in numbers if number)


def _recorded(children: list[ChildRecord], *, is_told: bool) -> str:
    nobody = _("没有") if is_told else ""
    return _("；").join(_recorded_words(child) for child in children) or nobody


def _recorded_words(child: ChildRecord) -> str:
    born = child.born_on
    plain = CurrentChild(order=0, sex=child.sex, born_year=born.year, born_month=born.month, born_day=born.day)
    return f"{child.name} {child_words(plain)}".strip()


def is_number(field: ComparedField) -> bool:
    """Whether its values are the number of an identity paper."""
    whose, _dot, part = field.value.partition(".")
    return whose in set(Side) and part in _NUMBERS


def masked(field: ComparedField, columns: Columns) -> Columns:
    """Both columns as a page shows them before anybody asked: numbers without their middle, the register's hidden."""
    declared, recorded = columns
    whose, _dot, part = field.value.partition(".")
    if whose not in set(Side):
        return declared, HIDDEN if recorded else ""
    if is_number(field):
        return masked_paper_no(declared) if declared else "", masked_paper_no(recorded) if recorded else ""
    if part in _NAMES:
        return declared, masked_name(recorded)
    return declared, HIDDEN if recorded else ""
