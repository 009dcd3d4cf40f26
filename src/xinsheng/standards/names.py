"""Names of people: one way to write them, what cannot be a name, and what to ask the police station about.

Faults refuse; cautions inform. The characters are those of 《通用规范汉字表》 (2013, 8,105 characters): a
name outside the table is lawful (surnames, minorities' names), but is better confirmed before registration.
Lengths count code points, as PostgreSQL does. Only codes here; the sentences are in `words`.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

LONGEST_CHINESE_NAME = 50
LONGEST_FOREIGN_NAME = 60  # as the foreign permanent resident's card has room for
DOT = "\u00b7"  # 间隔号

_USUAL_LONGEST = 6  # of the unenacted draft on names: a reason to look twice, none to refuse
_DOT_LIKE = "\u00b7\u0387\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65\u16eb\u25cf\u26ab.\uff0e"
_APOSTROPHES = "\u2018\u2019\u02bc\u0060\u00b4\uff07"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\uff0d"
_SPACES = re.compile(r"\s+")
_FOREIGN = re.compile(r"[A-Z](?:[A-Z' -]*[A-Z])?")

_HAN_RANGES = (
    (0x3007, 0x3007),  # 〇
    (0x3400, 0x4DBF),  # extension A
    (0x4E00, 0x9FFF),
    (0xFA0E, 0xFA29),  # twelve unified ones; NFC leaves no other of this block
    (0x20000, 0x2A6DF),  # extension B
    (0x2A700, 0x2EE5D),  # C to F, I
    (0x30000, 0x33479),  # G, H, J
)
_PRIVATE_RANGES = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


def normalise_name(text: str) -> str:
    """Give a Chinese name as it is stored: NFC, no spaces or invisible marks, U+00B7 between Han characters.

    A text without any Han character is given back as `normalise_foreign_name` would.
    """
    visible = "".join(char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    if not any(map(is_han, visible)) and not any(map(_is_private, visible)):
        return normalise_foreign_name(visible)
    tight = _SPACES.sub("", visible)
    return _DOTS_BETWEEN.sub(DOT, tight)


def normalise_foreign_name(text: str) -> str:
    """Give a name in Latin letters as it is stored: half width, capitals, single spaces, plain ' and -."""
    plain = unicodedata.normalize("NFC", text)
    for variants, one in ((_APOSTROPHES, "'"), (_HYPHENS, "-")):
        plain = plain.translate({ord(variant): one for variant in variants})
    half = "".join(unicodedata.normalize("NFKC", char) if "！" <= char <= "～" else char for char in plain)
    return _SPACES.sub(" ", half).strip().upper()


def name_fault(name: str) -> str | None:
    """Say what keeps a normalised text from being a Chinese name, or None.

    Codes: `empty`, `too_long` (over 50), `private_use` (a character that only one card or machine can show),
    `digits`, `mixed_scripts`, `not_han`, `misplaced_dot`.
    """
    if not name:
        return "empty"
    if len(name) > LONGEST_CHINESE_NAME:
        return "too_long"
    fault = _foreign_body(name)
    if fault:
        return fault
    if not all(is_han(char) or char == DOT for char in name):
        return "mixed_scripts" if any(map(is_han, name)) and any(map(_is_letter, name)) else "not_han"
    return None if all(name.split(DOT)) else "misplaced_dot"


def foreign_name_fault(name: str) -> str | None:
    """Say what keeps a normalised text from being a name in Latin letters, or None.

    Codes: `empty`, `too_long` (over 60), `private_use`, `digits`, `mixed_scripts`, `not_latin`. A to Z,
    space, hyphen and apostrophe; it begins and ends with a letter.
    """
    if not name:
        return "empty"
    if len(name) > LONGEST_FOREIGN_NAME:
        return "too_long"
    fault = _foreign_body(name)
    if fault:
        return fault
    if _FOREIGN.fullmatch(name):
        return None
    return "mixed_scripts" if any(map(is_han, name)) else "not_latin"


def person_name_fault(name: str) -> str | None:
    """Say what keeps a text from being a parent's name in either script: Chinese when it holds any Han."""
    latin = "A" <= name[:1] <= "Z" and not any(map(is_han, name))
    return foreign_name_fault(name) if latin else name_fault(name)


def name_cautions(name: str) -> tuple[str, ...]:
    """List what to confirm with the police station about a Chinese name without fault.

    Codes: `outside_table` (see `characters_outside_table`), `single_character`, `over_six`.
    """
    length = len(name.replace(DOT, ""))
    cautions = {
        "outside_table": bool(characters_outside_table(name)),
        "single_character": length == 1,
        "over_six": length > _USUAL_LONGEST,
    }
    return tuple(code for code, holds in cautions.items() if holds)


def characters_outside_table(name: str) -> tuple[str, ...]:
    """List the Han characters that are not in 《通用规范汉字表》, each once, in order."""
    return tuple(dict.fromkeys(char for char in name if is_han(char) and char not in _table()))


def is_han(char: str) -> bool:
    """Say whether one character is a unified Han ideograph (Unicode 17, extensions A to J, and 〇)."""
    return _is_within(char, _HAN_RANGES)


def _foreign_body(name: str) -> str | None:
    """Find what no name in any script holds."""
    if any(map(_is_private, name)):
        return "private_use"
    return "digits" if any(unicodedata.category(char) in {"Nd", "No"} for char in name) else None


def _is_letter(char: str) -> bool:
    return unicodedata.category(char).startswith("L") and not is_han(char)


def _is_private(char: str) -> bool:
    return _is_within(char, _PRIVATE_RANGES)


def _is_within(char: str, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= ord(char) <= last for first, last in ranges)


@cache
def _table() -> frozenset[str]:
    text = (files("xinsheng.standards") / "data" / "characters.txt").read_text(encoding="utf-8")
    return frozenset(text.replace("\n", ""))


_HAN_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _HAN_RANGES)
_DOTS_BETWEEN = re.compile(rf"(?<=[{_HAN_CLASS}])[{re.escape(_DOT_LIKE)}]+(?=[{_HAN_CLASS}])")
