"""The machine-readable zone of a passport or card: two lines of 44 or 36 characters, or three of 30 (ICAO Doc 9303).

Only what its own check digits confirm is read. A machine that reads print takes O for 0 and the like: where a digit
must stand, the letter that looks like it is taken for it, and the check digit decides.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from xinsheng.standards.permits import icao_check_digit
from xinsheng.standards.refusals import UnableToRead

_LINE = re.compile(r"[A-Z0-9<]{20,46}")  # a reader of print miscounts a row of <
_LIKE_A_DIGIT = str.maketrans("OQDIZSB", "0001258")
_LIKE_A_LETTER = {ord("|"): "I", ord("《"): "<<", ord("«"): "<<"}
_LONG = 9  # characters of a number, then its check digit
_NUMBER_AT = {2: (1, 0), 3: (0, 5)}  # by the number of lines: in which line, from which place


@dataclass(frozen=True, slots=True)
class Zone:
    """What a zone says: the document's code ("P" for a passport), who issued it (alpha-3), and its number."""

    document: str
    issuer: str
    no: str


def read_zone(printed: Iterable[str]) -> Zone:
    """Read the zone that stands among these lines, as a reader of print gave them.

    Raises UnableToRead: `no_zone`, `wrong_check`.
    """
    lines = [line for text in printed if _LINE.fullmatch(line := _bare(text)) and "<" in line]
    if len(lines) not in _NUMBER_AT:
        raise UnableToRead("no_zone")
    return _read(lines)


def _bare(text: str) -> str:
    return "".join(text.upper().translate(_LIKE_A_LETTER).split())


def _read(zone: list[str]) -> Zone:
    line, first = _NUMBER_AT[len(zone)]
    number = zone[line][first : first + _LONG]
    check = zone[line][first + _LONG].translate(_LIKE_A_DIGIT)
    for tried in (number, number[:2] + number[2:].translate(_LIKE_A_DIGIT), number.translate(_LIKE_A_DIGIT)):
        if icao_check_digit(tried.replace("<", "0")) == check:
            return Zone(document=zone[0][:2].strip("<"), issuer=zone[0][2:5].strip("<"), no=tried.strip("<"))
    raise UnableToRead("wrong_check")
