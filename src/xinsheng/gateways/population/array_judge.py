"""Many lines judged at once where numpy is at hand: the bytes themselves, several times as fast as texts."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import numpy as np
import numpy.typing as npt

from xinsheng.gateways.population.columns import (
    COLUMNS,
    FIRST_DAY,
    LENGTH,
    LONGEST_NAME,
    MARITAL_CODES,
    OLD_LENGTH,
    SEX_CODES,
    TRUTHS,
)

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]

_COMMA, _END, _BLANK, _DASH, _ZERO, _X = b",\n -0X"
_WIDTH = len(COLUMNS)
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1])  # ISO 7064 MOD 11-2
_DAY_LENGTH, _DAY_DIGITS = 10, (0, 1, 2, 3, 5, 6, 8, 9)  # YYYY-MM-DD
_ORDINARY = bytes(sorted({10, *range(0x20, 0x100)} - {0x22, 0x7F}))  # no quote, no control but the line feed
# Every blank beyond ASCII begins so, and U+FFFD: a line where one occurs is looked at slowly.
_SELDOM = (b"\xc2\x85", b"\xc2\xa0", b"\xe1\x9a\x80", b"\xe2\x80", b"\xe2\x81\x9f", b"\xe3\x80\x80", b"\xef\xbf\xbd")


def _among(codes: bytes) -> Truth:
    """Give a table: for each byte whether it is one of these."""
    table = np.zeros(256, dtype=bool)
    table[list(codes)] = True
    return table


_LEADS = _among(bytes({seldom[0] for seldom in _SELDOM}))
_DIGIT = _among(b"0123456789")
_PLAIN = _among(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SEX, _TRUTH = (_among("".join(codes).encode()) for codes in (SEX_CODES, TRUTHS))
_MARITAL = np.isin(np.arange(100), [int(code) for code in MARITAL_CODES if code])


class ArrayJudge:
    """See `Judge`."""

    def __init__(self, order: Sequence[str], *, last_day: date) -> None:
        """`order`: of the columns; `last_day`: nobody was born or married after it."""
        self._order = tuple(order)
        self._days = _day_table(last_day)

    def suspects(self, piece: bytes) -> Sequence[int]:
        """Give the places of the lines that are not certain to be well as they stand."""
        found = np.frombuffer(piece, dtype=np.uint8)
        parts = np.nonzero((found == _COMMA) | (found == _END))[0]
        last = np.nonzero(found[parts] == _END)[0]  # of each line, among its parts
        well: Truth = np.diff(last, prepend=-1) == _WIDTH
        line_ends = parts[last]
        line_begins = np.concatenate([[0], line_ends[:-1] + 1])[well]
        ends = parts[last[well][:, None] + np.arange(1 - _WIDTH, 1)]
        if len(ends):
            well[well] = _Lot(found, line_begins, ends=ends, order=self._order).well(self._days)
        well[np.searchsorted(line_ends, _seldom_in(piece, found))] = False
        places: list[int] = np.nonzero(~well)[0].tolist()
        return places


class _Lot:
    """Lines taken apart: for each column where its values begin, and how long they are."""

    def __init__(self, found: Bytes, line_begins: Places, *, ends: Places, order: Sequence[str]) -> None:
        begins = np.column_stack([line_begins, ends[:, :-1] + 1])
        self._found = found
        self._begins = dict(zip(order, begins.T, strict=True))
        self._lengths = dict(zip(order, (ends - begins).T, strict=True))

    def well(self, days: Truth) -> Truth:
        """Say of each line whether all its values are well."""
        well = self._own_number()
        for name in ("spouse_no", "mother_no", "father_no"):
            well &= self._of_kind(name, _PLAIN, (LENGTH, OLD_LENGTH))
        for name in ("household_code", "residence_code"):
            well &= self._of_kind(name, _DIGIT, (12, 6))
        well &= self._of_kind("certificate_no", _PLAIN, (10,)) & self._of_kind("ethnicity", _DIGIT, (2,))
        well &= self._of_kind("sex", _SEX, (1,)) & (self._lengths["sex"] > 0)
        well &= self._of_kind("is_alive", _TRUTH, (1,)) & (self._lengths["is_alive"] > 0)
        well &= self._day("born_on", days) & (self._lengths["born_on"] > 0) & self._day("married_on", days)
        well &= self._name("name") & (self._lengths["name"] > 0) & self._name("former_name")
        return well & self._marital_state()

    def _own_number(self) -> Truth:
        """Right in shape and check character; missing only where a parent is named."""
        length = self._lengths["paper_no"]
        is_new = length == LENGTH
        well = self._of_kind("paper_no", _DIGIT, (OLD_LENGTH,), others=is_new)
        well &= (length > 0) | (self._lengths["mother_no"] + self._lengths["father_no"] > 0)
        written = self._window("paper_no", is_new, LENGTH)
        values = written.astype(np.int64) - _ZERO
        values[:, -1][written[:, -1] == _X] = 10
        is_right = _DIGIT.take(written[:, :-1]).all(axis=1) & (_DIGIT[written[:, -1]] | (written[:, -1] == _X))
        well[is_new] &= is_right & (values @ _WEIGHTS % 11 == 1)
        well &= self._found[self._begins["paper_no"]] != _ZERO
        return well

    def _of_kind(self, name: str, kind: Truth, lengths: tuple[int, ...], *, others: Truth | None = None) -> Truth:
        """Nothing, or so many bytes of one kind; `others` are judged elsewhere."""
        well: Truth = self._lengths[name] == 0
        if others is not None:
            well |= others
        for length in lengths:
            these = self._lengths[name] == length
            well[these] = kind.take(self._window(name, these, length)).all(axis=1)
        return well

    def _marital_state(self) -> Truth:
        well = self._of_kind("marital_state", _DIGIT, (2,))
        said = well & (self._lengths["marital_state"] > 0)
        digits = self._window("marital_state", said, 2).astype(np.int64) - _ZERO
        well[said] = _MARITAL[digits @ np.array([10, 1])]
        return well

    def _day(self, name: str, days: Truth) -> Truth:
        """A day that exists, not after the last one, in its long form; or nothing."""
        well: Truth = self._lengths[name] == 0
        said = self._lengths[name] == _DAY_LENGTH
        written = self._window(name, said, _DAY_LENGTH)
        digits = written[:, _DAY_DIGITS]
        is_day = _DIGIT.take(digits).all(axis=1) & (written[:, 4] == _DASH) & (written[:, 7] == _DASH)
        numbers = (digits.astype(np.int64) - _ZERO) @ 10 ** np.arange(7, -1, -1) - FIRST_DAY.year * 10_000
        is_day &= (numbers >= 0) & (numbers < len(days))
        well[said] = is_day & days[np.where(is_day, numbers, 0)]
        return well

    def _name(self, name: str) -> Truth:
        """Surely not too long, in bytes; and no blank at either end."""
        begins, length = self._begins[name], self._lengths[name]
        well: Truth = length <= LONGEST_NAME
        edges = self._found[begins], self._found[begins + np.maximum(length, 1) - 1]
        well &= (edges[0] != _BLANK) & (edges[1] != _BLANK)
        return well

    def _window(self, name: str, which: Truth, width: int) -> Bytes:
        """The bytes of these values, all of one width."""
        if not which.any():
            return np.empty((0, width), dtype=np.uint8)
        window: Bytes = np.lib.stride_tricks.sliding_window_view(self._found, width)[self._begins[name][which]]
        return window


def _seldom_in(piece: bytes, found: Bytes) -> Places:
    """Give where something stands that no well line has, or that is better looked at slowly."""
    places = [at for at in np.nonzero(_LEADS.take(found))[0].tolist() if piece.startswith(_SELDOM, at)]
    if piece.translate(None, _ORDINARY):
        places += np.nonzero(~_among(_ORDINARY)[found])[0].tolist()
    places += _not_utf8(piece)
    return np.array(places, dtype=np.int64)


def _not_utf8(piece: bytes) -> list[int]:
    """Give every place where the bytes are no UTF-8."""
    places: list[int] = []
    rest = 0
    while True:
        try:
            piece[rest:].decode()
        except UnicodeDecodeError as fault:
            places.append(rest + fault.start)
            rest = piece.find(b"\n", rest + fault.start) + 1
        else:
            return places


@cache
def _day_table(last_day: date) -> Truth:
    """Give a table of the days that exist, by YYYYMMDD as a number less that of the first year's beginning."""
    table = np.zeros((last_day.year - FIRST_DAY.year + 1) * 10_000, dtype=bool)
    for count in range((last_day - FIRST_DAY).days + 1):
        day = FIRST_DAY + timedelta(days=count)
        table[(day.year - FIRST_DAY.year) * 10_000 + day.month * 100 + day.day] = True
    return table
