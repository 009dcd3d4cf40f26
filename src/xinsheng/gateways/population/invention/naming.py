"""Invented names as they occur in Guizhou: of two and three characters, of one, with a dot, with rare characters."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from xinsheng.gateways.population.invention.people import YEAR, People, Whole

# The first are the commonest.
SURNAMES = (
    *"王李张杨刘陈吴罗周黄赵龙石田陆潘韦胡何唐杜安彭蒙莫",
    *"谢袁冯徐朱邓任熊蔡冉覃向姚邹雷侯喻敖滕欧祝卢付梁文",
    *("欧阳", "令狐", "上官", "司徒"),
)
SURNAME_POOL = np.repeat(np.arange(len(SURNAMES)), 6000 // (np.arange(len(SURNAMES)) + 6))  # as often as common

_OLD_WOMEN = tuple("秀英兰珍芬芳琼莲桂花玉凤菊素仙群先珠碧华")
_OLD_MEN = tuple("国建明华文忠德光荣昌学兴贵福林富祥发元成")
_YOUNG_WOMEN = tuple("雨欣婷怡悦梦洁思颖佳琪诗涵梓萱雅静丽娟敏")
_YOUNG_MEN = tuple("浩宇轩俊杰涛鹏鑫飞勇强伟博文昊天嘉铭睿泽")
_CHARACTERS = (*_OLD_WOMEN, *_OLD_MEN, *_YOUNG_WOMEN, *_YOUNG_MEN)
_STYLES = (len(_OLD_WOMEN), len(_OLD_MEN), len(_YOUNG_WOMEN), len(_YOUNG_MEN))
_YOUNG_FROM = 20 * YEAR  # born from 1990 on

RARE = tuple("𠅤𡐓𣲘𤩽𦈡𧒽𨱏𩽾𪩘𫍯𫖮𬀩𬭎𬸚𭘶𮉪𰀀𰃮𰻝𱁬")  # planes 2 and 3
_SINGLE = tuple("娜朵阿依乌榜翁当久蓉")
_DOTTED_FIRST = ("阿卜杜拉", "买买提", "阿依古丽", "吉克", "阿尔", "玛依拉")
_DOTTED_LAST = ("艾力", "吐尔逊", "阿牛", "伍果", "木呷", "依明")

_TWO_CHARACTERS = 0.28  # a surname and one more, for the rest two more
SHARES: Mapping[str, float] = MappingProxyType({"rare": 0.0008, "single": 0.0006, "dotted": 0.0015})


class Names:
    """Draws the names of one block."""

    def __init__(self, people: People, *, rng: np.random.Generator) -> None:
        """Names follow sex and time of birth."""
        self._rng = rng
        self._people = people
        self._first = np.cumsum((0, *_STYLES))

    def full(self) -> pa.Array:
        """Give everyone's name."""
        people, count = self._people, len(self._people)
        given = [self._given(), self._given()]
        chance = self._rng.random(count)
        second = np.where(self._rng.random(count) < _TWO_CHARACTERS, len(_CHARACTERS) + len(RARE), given[1])
        second = np.where(chance < SHARES["rare"], self._drawn(RARE) + len(_CHARACTERS), second)
        characters = pa.array([*_CHARACTERS, *RARE, ""])
        usual = pc.binary_join_element_wise(
            pa.array(SURNAMES).take(pa.array(people.surname)),
            characters.take(pa.array(given[0])),
            characters.take(pa.array(second)),
            "",
        )
        is_single = chance > 1 - SHARES["single"]
        is_dotted = self._rng.random(count) < SHARES["dotted"]
        names = pc.if_else(pa.array(is_single), pa.array(_SINGLE).take(pa.array(self._drawn(_SINGLE))), usual)
        return pc.if_else(pa.array(is_dotted), self._dotted(), names)

    def _given(self) -> Whole:
        """Draw a character of the style of one's sex and time."""
        style = self._people.is_male + 2 * (self._people.born > _YOUNG_FROM)
        place = (self._rng.random(len(style)) * np.array(_STYLES)[style]).astype(np.int64)
        drawn: Whole = self._first[style] + place
        return drawn

    def _drawn(self, some: tuple[str, ...]) -> Whole:
        return self._rng.integers(0, len(some), len(self._people))

    def _dotted(self) -> pa.Array:
        first = pa.array(_DOTTED_FIRST).take(pa.array(self._drawn(_DOTTED_FIRST)))
        return pc.binary_join_element_wise(
            first, pa.array(_DOTTED_LAST).take(pa.array(self._drawn(_DOTTED_LAST))), "·"
        )
