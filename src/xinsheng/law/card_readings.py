"""Reading a person's card at an enrolled place: for what, whose, what it fills in, and where it differs (mission A2).

A reading is bound to place, case, purpose and moment, and serves once within ten minutes (invariant 51, threat T14).
The person who holds the card is seen by whoever stands there: the officer, or at a kiosk its keeper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from xinsheng.law.payloads import Payload
from xinsheng.law.province import PROVINCE
from xinsheng.law.terms import Material
from xinsheng.standards.card_records import CardLayout, CardRecord
from xinsheng.standards.divisions import counties, full_name
from xinsheng.standards.ethnic_groups import ETHNIC_GROUPS, FOREIGN_BORN, OTHER, ethnic_code_of
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no, paper_no_fault
from xinsheng.standards.names import normalise_name, person_name_fault
from xinsheng.standards.nationalities import CHINA, find_nationality
from xinsheng.standards.permits import region_of_permit

READING_LIFETIME = timedelta(minutes=10)


class KioskUse(StrEnum):
    """What an enrolled place for reading cards is for; what it reads serves for nothing else."""

    COUNTER = "counter"  # 窗口，由工作人员使用
    SELF_SERVICE = "self_service"  # 自助机，由群众使用，有人值守


class ReadFor(StrEnum):
    """For what a card was read."""

    SIGN_IN = "sign_in"  # 本人登录
    MOTHER = "mother"  # 窗口：母亲
    FATHER = "father"  # 窗口：父亲
    COLLECTOR = "collector"  # 窗口：领证人
    APPLICANT = "applicant"  # 窗口：补发、换发申请人


class CardField(StrEnum):
    """What of a form a card says."""

    NAME = "name"
    PAPER_KIND = "paper_kind"
    PAPER_NO = "paper_no"
    BORN_ON = "born_on"
    NATIONALITY = "nationality"
    ETHNICITY = "ethnicity"


USE_OF: Mapping[ReadFor, KioskUse] = {
    ReadFor.SIGN_IN: KioskUse.SELF_SERVICE,
    ReadFor.MOTHER: KioskUse.COUNTER,
    ReadFor.FATHER: KioskUse.COUNTER,
    ReadFor.COLLECTOR: KioskUse.COUNTER,
    ReadFor.APPLICANT: KioskUse.COUNTER,
}
MATERIAL_OF: Mapping[ReadFor, Material] = {  # the paper that the officer has seen when this card was read
    ReadFor.MOTHER: Material.MOTHER_ID,
    ReadFor.FATHER: Material.FATHER_ID,
    ReadFor.COLLECTOR: Material.COLLECTOR_ID,
    ReadFor.APPLICANT: Material.APPLICANT_ID,
}
_PARENTS = frozenset({ReadFor.MOTHER, ReadFor.FATHER})  # of whom a form says more than name and paper
_KIND_OF: Mapping[CardLayout, PaperKind] = {
    CardLayout.RESIDENT: PaperKind.RESIDENT_CARD,
    CardLayout.FOREIGN_2017: PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD,
    CardLayout.FOREIGN_2023: PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD,
    CardLayout.HMT_RESIDENCE: PaperKind.HMT_RESIDENCE_PERMIT,
}


class UnableToUseCard(Exception):
    """A card that was read serves for nothing here.

    Codes: `card_expired`, `not_yet_valid`, `bad_number`.
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class CardSays:
    """What a card in force says of its holder, in the words of our forms; '' and None for what it does not say.

    `name` is '' where a character of it exists on this card alone (private use): it is then copied from the card's
    face by a person.
    """

    name: str
    other_name: str
    paper_kind: PaperKind
    paper_no: str
    born_on: date
    nationality: str
    ethnicity_label: str
    address: str

    @property
    def has_readable_name(self) -> bool:
        """Whether the name can be taken over as it was read."""
        return bool(self.name)


@dataclass(frozen=True, kw_only=True)
class CardDifference:
    """Where the form said something else than the card."""

    field: CardField
    typed: str
    read: str


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form after a card was read for it: the payload, what came from the card, and where it had said otherwise.

    With `is_other_card` the number typed is another's: nothing was filled in.
    """

    payload: Payload
    filled: tuple[CardField, ...]
    differences: tuple[CardDifference, ...]
    is_other_card: bool = False
    name_by_hand: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the form said already, or left open, everything that the card says."""
        return not (self.differences or self.is_other_card or self.name_by_hand)


def alive_until(begun_at: datetime) -> datetime:
    """The moment from which an asking begun at `begun_at` is answered by no card any more."""
    return begun_at + READING_LIFETIME


def card_says(record: CardRecord, *, on: date) -> CardSays:
    """What a record says, if the card is in force on that civil day and its number is one. Raises UnableToUseCard."""
    if record.valid_from > on:
        raise UnableToUseCard("not_yet_valid")
    if record.valid_until is not None and record.valid_until < on:
        raise UnableToUseCard("card_expired")
    kind = _KIND_OF[record.layout]
    number = normalise_paper_no(kind, record.no)
    if paper_no_fault(kind, number, on=on) is not None:
        raise UnableToUseCard("bad_number")
    foreign = " ".join(
        record.foreign_name.replace(",", " ").split()
    )  # a chip parts surname and given name by a comma
    names = [name for name in map(normalise_name, (record.name, foreign)) if name]
    usable = [name for name in names if person_name_fault(name) is None]
    return CardSays(
        name=usable[0] if usable and usable[0] == names[0] else "",
        other_name=names[1] if len(names) > 1 else "",
        paper_kind=kind,
        paper_no=number,
        born_on=record.born_on,
        nationality=_nationality(record, number=number),
        ethnicity_label=_ethnicity(record.ethnic_code),
        address=record.address.strip(),
    )


def filled_from_card(payload: Payload, *, whose: ReadFor, says: CardSays) -> Filled:
    """The payload of a declaration, or of an application, with one person's part filled in from their card.

    What the card says stands; where something else was typed, the difference is told. A number that was typed and is
    another's leaves the whole form as it is: it is the wrong card, or the wrong number.
    """
    part: Payload = dict(payload.get(whose.value) or {})
    typed_no = part.get("paper_no") or ""
    if typed_no and (part.get("paper_kind"), typed_no) != (says.paper_kind.value, says.paper_no):
        other = CardDifference(field=CardField.PAPER_NO, typed=typed_no, read=says.paper_no)
        return Filled(payload=payload, filled=(), differences=(other,), is_other_card=True)
    values = _values(says, whose=whose)
    filled = tuple(field for field, value in values.items() if value and not part.get(_NAMES[field]))
    differences = tuple(
        CardDifference(field=field, typed=str(part[_NAMES[field]]), read=value)
        for field, value in values.items()
        if value and part.get(_NAMES[field]) and not _same(field, typed=str(part[_NAMES[field]]), says=says)
    )
    for field in (*filled, *(one.field for one in differences)):
        part[_NAMES[field]] = values[field]
    if whose in _PARENTS:
        part |= _derived(part, says=says)
    made = {**payload, whose.value: part}
    return Filled(payload=made, filled=filled, differences=differences, name_by_hand=not says.has_readable_name)


_NAMES: Mapping[CardField, str] = {field: field.value for field in CardField} | {
    CardField.ETHNICITY: "ethnicity_label"
}


def _values(says: CardSays, *, whose: ReadFor) -> dict[CardField, str]:
    values = {
        CardField.NAME: says.name,
        CardField.PAPER_KIND: says.paper_kind.value,
        CardField.PAPER_NO: says.paper_no,
    }
    if whose not in _PARENTS:
        return values
    return values | {
        CardField.BORN_ON: says.born_on.isoformat(),
        CardField.NATIONALITY: says.nationality,
        CardField.ETHNICITY: says.ethnicity_label,
    }


def _same(field: CardField, *, typed: str, says: CardSays) -> bool:
    """Whether what was typed is what the card says; a card's code for an ethnic group says no more than the code."""
    if field is CardField.NAME:
        return normalise_name(typed) in {says.name, says.other_name}
    if field is CardField.ETHNICITY:
        return ethnic_code_of(typed) == ethnic_code_of(says.ethnicity_label)
    return typed == _values(says, whose=ReadFor.MOTHER)[field]


def _derived(part: Payload, *, says: CardSays) -> Payload:
    """What follows from the rest: the ethnic group's code, and a place of the address where none was typed."""
    label = part.get("ethnicity_label") or ""
    derived: Payload = {"ethnicity_code": ethnic_code_of(label) if label else ""}
    place = "residence" if says.paper_kind is PaperKind.HMT_RESIDENCE_PERMIT else "household"
    typed = part.get(place) or {}
    if says.address and not typed.get("division_code") and not typed.get("detail"):
        derived[place] = _address(says.address)
    return derived


def _address(text: str) -> Payload:
    """An address as a card prints it, parted at the county where it begins with one of this province."""
    for county in counties(province=PROVINCE):
        for beginning in (full_name(county.code), f"{full_name(PROVINCE)}{county.name}"):
            rest = text.removeprefix(beginning)
            if rest and rest != text:
                return {"division_code": county.code, "division_name": full_name(county.code), "detail": rest}
    return {"division_code": "", "division_name": "", "detail": text}


def _nationality(record: CardRecord, *, number: str) -> str:
    if record.layout is CardLayout.RESIDENT:
        return CHINA
    if record.layout is CardLayout.HMT_RESIDENCE:
        return region_of_permit(number)
    found = find_nationality(record.nationality)
    return found.code if found else ""


def _ethnicity(code: str) -> str:
    """The group's name; a card's chip says of 穿青人 only that the group is another one, its face says which."""
    return "" if code in ("", OTHER, FOREIGN_BORN) or code not in ETHNIC_GROUPS else ETHNIC_GROUPS[code].chinese
