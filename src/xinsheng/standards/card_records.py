"""The 256-byte text record a card reader gives (GA/T 490): fixed fields in UTF-16LE, padded with spaces.

Four kinds of card share the length and nothing else; the flag at byte 248 tells them apart and is read first.
A name longer than its field is cut by the card, not by us. The places of the later three are those of the rules for
reading them (港澳台居民居住证机读信息规范, trial version; 外国人永久居留身份证 of 2017 and of 2023), as published
reading programs apply them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xinsheng.standards.refusals import UnableToRead

RECORD_LENGTH = 256
FOR_EVER = "长期"
_FLAG = slice(248, 250)
_EIGHT_DIGITS = re.compile(r"[0-9]{8}")


class CardLayout(StrEnum):
    """Which card was laid on the reader; the value is its flag."""

    RESIDENT = ""  # 居民身份证
    FOREIGN_2017 = "I"  # 外国人永久居留身份证, 2017
    FOREIGN_2023 = "Y"  # 外国人永久居留身份证, 2023
    HMT_RESIDENCE = "J"  # 港澳台居民居住证


_RESIDENT_FIELDS = {
    "name": (0, 30),
    "sex_code": (30, 2),
    "ethnic_code": (32, 4),
    "born_on": (36, 16),
    "address": (52, 70),
    "no": (122, 36),
    "issuer": (158, 30),
    "valid_from": (188, 16),
    "valid_until": (204, 16),
}
_FIELDS: Mapping[CardLayout, Mapping[str, tuple[int, int]]] = {
    CardLayout.RESIDENT: _RESIDENT_FIELDS,
    CardLayout.HMT_RESIDENCE: _RESIDENT_FIELDS | {"permit_no": (220, 18), "issue_count": (238, 4)},
    CardLayout.FOREIGN_2017: {
        "foreign_name": (0, 120),
        "sex_code": (120, 2),
        "no": (122, 30),
        "nationality": (152, 6),
        "name": (158, 30),
        "valid_from": (188, 16),
        "valid_until": (204, 16),
        "born_on": (220, 16),
        "version": (236, 4),
        "issuer": (240, 8),
    },
    CardLayout.FOREIGN_2023: {
        "name": (0, 30),
        "sex_code": (30, 2),
        "issue_count": (32, 4),
        "born_on": (36, 16),
        "foreign_name": (52, 70),
        "no": (122, 36),
        "valid_from": (188, 16),
        "valid_until": (204, 16),
        "foreign_name_rest": (220, 22),
        "nationality": (242, 6),
        "earlier_no_parts": (250, 6),
    },
}
_REST = "foreign_name_rest"  # the 36th and later letters of a long name


@dataclass(frozen=True, slots=True)
class CardRecord:
    """What a card says. Characters of private use may occur in it: see `names.name_fault`."""

    layout: CardLayout
    no: str
    name: str
    sex_code: str  # GB/T 2261.1
    born_on: date
    valid_from: date
    valid_until: date | None  # None: for ever (长期)
    issuer: str = ""
    address: str = ""
    ethnic_code: str = ""  # GB/T 3304
    foreign_name: str = ""
    nationality: str = ""  # three letters
    permit_no: str = ""  # the travel permit beside a residence permit
    issue_count: str = ""
    version: str = ""
    earlier_no_parts: str = ""  # of 2023: what the number of 2017 had and this one has not


def read_card_record(data: bytes) -> CardRecord:
    """Read a record. GA/T 490.

    Raises UnableToRead: `wrong_length`, `unknown_layout`, `not_text`, `impossible_date`.
    """
    if len(data) != RECORD_LENGTH:
        raise UnableToRead("wrong_length")
    layout = _layout(data)
    texts = {name: _text(data, *places) for name, places in _places(layout).items()}
    born_on, valid_from, valid_until = (texts.pop(name) for name in ("born_on", "valid_from", "valid_until"))
    return CardRecord(
        layout=layout,
        born_on=_day(born_on),
        valid_from=_day(valid_from),
        valid_until=None if valid_until == FOR_EVER else _day(valid_until),
        **texts,
    )


def write_card_record(record: CardRecord) -> bytes:
    """Make the bytes a reader would give for a card: for the demonstration reader, and for tests.

    Raises UnableToRead (`too_long`) when a field does not fit its place.
    """
    blank = bytearray(" ".encode("utf-16-le") * (RECORD_LENGTH // 2))
    for name, (start, length) in _FIELDS[record.layout].items():
        value = _written(record, name)
        text = f"{value:%Y%m%d}" if isinstance(value, date) else FOR_EVER if value is None else value
        encoded = text.encode("utf-16-le")
        if len(encoded) > length:
            raise UnableToRead("too_long")
        blank[start : start + len(encoded)] = encoded
    blank[_FLAG] = (record.layout.value or " ").encode("utf-16-le")
    return bytes(blank)


def _written(record: CardRecord, name: str) -> str | date | None:
    """The value of one field; of 2023 a foreign name runs on in a second one."""
    if record.layout is CardLayout.FOREIGN_2023 and name in ("foreign_name", _REST):
        first = _FIELDS[record.layout]["foreign_name"][1] // 2
        return record.foreign_name[:first] if name == "foreign_name" else record.foreign_name[first:]
    value: str | date | None = getattr(record, name)
    return value


def _layout(data: bytes) -> CardLayout:
    try:
        return CardLayout(data[_FLAG].decode("utf-16-le").strip(" \0"))
    except ValueError as error:  # an unknown flag, or no text at all
        raise UnableToRead("unknown_layout") from error


def _places(layout: CardLayout) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Where each field stands: a long foreign name of 2023 runs on in a second place."""
    places: dict[str, tuple[tuple[int, int], ...]] = {name: (place,) for name, place in _FIELDS[layout].items()}
    if _REST in places:
        places["foreign_name"] += places.pop(_REST)
    return places


def _text(data: bytes, *places: tuple[int, int]) -> str:
    try:
        whole = b"".join(data[start : start + length] for start, length in places)
        return whole.decode("utf-16-le").strip(" \0")
    except UnicodeDecodeError as error:
        raise UnableToRead("not_text") from error


def _day(digits: str) -> date:
    if not _EIGHT_DIGITS.fullmatch(digits):
        raise UnableToRead("impossible_date")
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as error:
        raise UnableToRead("impossible_date") from error
