"""Nationalities by GB/T 2659.1 (ISO 3166-1): three-letter and numeric codes, names in Chinese and English."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from xinsheng.standards.refusals import UnableToRead

CHINA = "CHN"
# Territories of the table where nobody is at home: no state of theirs, and nobody who could be born to it.
# Other territories stay: cards and passports print them.
_WITHOUT_NATIONALS = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})
_LIKE_SOUNDING = str.maketrans("瑙梵斐", "闹饭匪")
_REGIONS = frozenset({"HKG", "MAC", "TWN"})


@dataclass(frozen=True, slots=True)
class Nationality:
    """One entry of the table. The Chinese name is the one printed: 中国(香港), 中国(澳门), 中国(台湾)."""

    code: str  # three letters
    numeric: str  # three digits
    chinese: str
    english: str

    @property
    def is_chinese(self) -> bool:
        """Whether the holder is of China, its regions of Hong Kong, Macao and Taiwan included."""
        return self.code == CHINA or self.code in _REGIONS


def find_nationality(code: str) -> Nationality | None:
    """Find an entry by its three letters or its three digits (as on the 2023 permanent resident's card)."""
    return _table().get(code)


def get_nationality(code: str) -> Nationality:
    """Give an entry by its three letters or digits; raises UnableToRead (`unknown_nationality`)."""
    found = find_nationality(code)
    if found is None:
        raise UnableToRead("unknown_nationality")
    return found


def nationalities() -> tuple[Nationality, ...]:
    """List for choosing from: China and its regions first, then as a Chinese list is read, by sound.

    GB/T 2659.1 codes 249 countries and regions, not nationalities: the seven where nobody is at home (南极洲, 布韦岛
    ...) can be read, where a code of them was stored, and are not offered.
    """
    entries = dict.fromkeys(one for one in _table().values() if one.code not in _WITHOUT_NATIONALS)
    return tuple(sorted(entries, key=_place))


def _place(entry: Nationality) -> tuple[bool, bool, bytes]:
    chinese = entry.is_chinese
    return entry.code != CHINA, not chinese, entry.code.encode() if chinese else _sound(entry.chinese)


def _sound(chinese: str) -> bytes:
    """What orders names by sound, as GB 2312 lists its common characters; three names begin with a rarer one."""
    return chinese.translate(_LIKE_SOUNDING).encode("gb18030")


@cache
def _table() -> dict[str, Nationality]:
    text = (files("xinsheng.standards") / "data" / "nationalities.json").read_text(encoding="utf-8")
    entries = [Nationality(*row) for row in json.loads(text)]
    return {entry.code: entry for entry in entries} | {entry.numeric: entry for entry in entries}
