"""One element's value, read strictly: the value, or the code of what is wrong with it. Nothing is guessed."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from xinsheng.exchange.elements import Element, Kind
from xinsheng.law.delivery import normalise_inpatient_no
from xinsheng.law.terms import BirthPlace, MotherIdentity, Sex
from xinsheng.standards.civil_time import civil
from xinsheng.standards.divisions import find_division
from xinsheng.standards.ethnic_groups import ethnic_label_fault, find_ethnic_group
from xinsheng.standards.identity_papers import HEALTH_CODES, PaperKind
from xinsheng.standards.names import normalise_name
from xinsheng.standards.nationalities import find_nationality
from xinsheng.standards.sexes import find_sex

LONGEST = 200  # characters of any value
_UNSEEN = {"Cc", "Cs"}  # control characters, halves of a character
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
WHOLE = re.compile(r"[0-9]{1,6}")
CENTIMETRES = re.compile(r"[0-9]{1,3}(?:\.[0-9])?0*")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?P<offset>Z|[+-]\d\d:\d\d)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ETHNICITY = re.compile(r"(?P<code>\d\d)(?:[（(](?P<label>[^（()）]{1,20})[)）])?", re.ASCII)
_KINDS = {code: kind for kind, code in HEALTH_CODES.items() if code != "99"} | {"99": PaperKind.OTHER}
_WITHOUT_CODE = (PaperKind.HMT_RESIDENCE_PERMIT, PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD)
PLACES = {"1": "hospital", "2": "mch_institution", "3": "home", "9": "other"}


class UnableToReadValue(Exception):
    """A value that is not the element's; `code` is an issue's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_value(element: Element, value: Any) -> Any:
    """The value as the element's kind has it; raises UnableToReadValue."""
    text = _text_of(element, value)
    if len(text) > LONGEST:
        raise UnableToReadValue("too_long")
    if any(unicodedata.category(letter) in _UNSEEN for letter in text):
        raise UnableToReadValue("control_character")
    return _READERS[element.kind](text)


def _text_of(element: Element, value: Any) -> str:
    """A text as it stands; a number only where the element is one."""
    if isinstance(value, str):
        return value.strip()
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if is_number and element.kind in {Kind.WHOLE, Kind.CENTIMETRES}:
        return format(value, "f") if isinstance(value, Decimal) and _is_modest(value) else str(value)
    raise UnableToReadValue("wrong_value_type")


def _is_modest(value: Decimal) -> bool:
    return -LONGEST < value.adjusted() < LONGEST and len(value.as_tuple().digits) < LONGEST


def _matched(pattern: re.Pattern[str], text: str, *, code: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise UnableToReadValue(code)
    return found


def _identifier(text: str) -> str:
    return _matched(IDENTIFIER, text, code="bad_identifier")[0]


def _whole(text: str) -> int:
    return int(_matched(WHOLE, text, code="not_a_number")[0])


def _millimetres(text: str) -> int:
    return int(Decimal(_matched(CENTIMETRES, text, code="not_a_number")[0]) * 10)


def _instant(text: str) -> datetime:
    """An aware moment that a wall clock can show; a time without its offset is somebody's guess."""
    found = _matched(_INSTANT, text, code="impossible_time")
    if not found["offset"]:
        raise UnableToReadValue("no_offset")
    try:
        at = datetime.fromisoformat(text).astimezone(UTC)
        civil(at)
    except (ValueError, OverflowError) as fault:
        raise UnableToReadValue("impossible_time") from fault
    return at


def _day(text: str) -> date:
    try:
        return date.fromisoformat(_matched(_DAY, text, code="impossible_date")[0])
    except ValueError as fault:
        raise UnableToReadValue("impossible_date") from fault


def _sex(text: str) -> Sex:
    word = find_sex(text)
    if word is None or word == "not_stated":  # whoever attends a birth says what was seen
        raise UnableToReadValue("unknown_code")
    return Sex(word)


def _paper_kind(text: str) -> PaperKind:
    kind = _KINDS.get(text) or next((one for one in _WITHOUT_CODE if one.value == text), None)
    if kind is None:
        raise UnableToReadValue("unknown_code")
    return kind


def _ethnicity(text: str) -> str:
    found = _matched(_ETHNICITY, text, code="unknown_code")
    group = find_ethnic_group(found["code"])
    if group is None or (found["label"] and ethnic_label_fault(found["code"], label=found["label"])):
        raise UnableToReadValue("unknown_code")
    return text


def _known(find: Callable[[str], object]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if find(text) is None:
            raise UnableToReadValue("unknown_code")
        return text

    return read


def _word(words: type[BirthPlace] | type[MotherIdentity]) -> Callable[[str], BirthPlace | MotherIdentity]:
    def read(text: str) -> BirthPlace | MotherIdentity:
        try:
            return words(text)
        except ValueError as fault:
            raise UnableToReadValue("unknown_code") from fault

    return read


_READERS: Mapping[Kind, Callable[[str], Any]] = {
    Kind.IDENTIFIER: _identifier,
    Kind.TEXT: str,
    Kind.INPATIENT_NO: normalise_inpatient_no,
    Kind.NAME: normalise_name,
    Kind.INSTANT: _instant,
    Kind.DAY: _day,
    Kind.WHOLE: _whole,
    Kind.CENTIMETRES: _millimetres,
    Kind.SEX: _sex,
    Kind.PAPER_KIND: _paper_kind,
    Kind.NATIONALITY: _known(find_nationality),
    Kind.ETHNICITY: _ethnicity,
    Kind.DIVISION: _known(find_division),
    Kind.PLACE_CATEGORY: _known(PLACES.get),
    Kind.MOTHER_IDENTITY: _word(MotherIdentity),
    Kind.PLACE: _word(BirthPlace),
}
