"""What a load of a file came to, and which numbers were met in it."""

from array import array
from collections import Counter
from dataclasses import dataclass, field

_WORD, _SPREADING = 2**64 - 1, 0x9E3779B97F4A7C15  # 2^64 by the golden ratio: near numbers come to lie apart


@dataclass(kw_only=True)
class Loaded:
    """What a load came to; `known` were in the books already, just so."""

    lines: int = 0
    loaded: int = 0
    known: int = 0
    rejects: Counter[str] = field(default_factory=Counter)


class Met:
    """The numbers met in a file, in a table of eight bytes a slot: at most half of them taken, 0 a free one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._bits = 10
        self._slots = array("Q", [0]) * (1 << self._bits)
        self._taken = 0

    def has_met(self, key: int) -> bool:
        """Whether it was met before; from now on it was. `key`: 1 to 2^64 - 1."""
        place = self._place_of(key)
        if self._slots[place] == key:
            return True
        self._slots[place] = key
        self._taken += 1
        if 2 * self._taken > len(self._slots):
            self._widen()
        return False

    def _place_of(self, key: int) -> int:
        """Where a key stands, or would: its own slot, or the next free one after it."""
        place = (key * _SPREADING & _WORD) >> (64 - self._bits)
        while self._slots[place] not in (0, key):
            place = (place + 1) % len(self._slots)
        return place

    def _widen(self) -> None:
        before = self._slots
        self._bits += 1
        self._slots = array("Q", [0]) * (1 << self._bits)
        for key in filter(None, before):
            self._slots[self._place_of(key)] = key
