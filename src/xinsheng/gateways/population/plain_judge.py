"""Many lines judged at once, column by column, with the standard library alone."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from xinsheng.gateways.population.columns import COLUMNS, LENGTH, LONGEST_NAME, OLD_LENGTH, tidied, value_fault

_SMALLEST_LOT = 32  # lines; below it a lot that is not well is suspected as a whole
_PARTS = 4
_REMEMBERED = 1_000_000  # values of a column; an end to what a strange file can make us keep
_ORDINARY = bytes(sorted({10, *range(0x20, 0x100)} - {0x22, 0x7F}))  # no quote, no control but the line feed
_FEW_VALUES = (
    "sex",
    "born_on",
    "ethnicity",
    "household_code",
    "residence_code",
    "marital_state",
    "married_on",
    "is_alive",
)
_LENGTHS = {
    "spouse_no": frozenset({0, OLD_LENGTH, LENGTH}),
    "mother_no": frozenset({0, OLD_LENGTH, LENGTH}),
    "father_no": frozenset({0, OLD_LENGTH, LENGTH}),
    "certificate_no": frozenset({0, 10}),
}
_BASE, _MODULUS = 13, 11  # 13 = 2 (mod 11): ISO 7064 MOD 11-2 of a number is the number read to base 13, mod 11


class PlainJudge:
    """See `Judge`."""

    def __init__(self, order: Sequence[str], *, last_day: date) -> None:
        """`order`: of the columns; `last_day`: nobody was born or married after it."""
        self._order = tuple(order)
        self._last_day = last_day
        self._well: dict[str, set[str]] = {name: set() for name in _FEW_VALUES}  # values seen and found well

    def suspects(self, piece: bytes) -> Sequence[int]:
        """Give the places of the lines that are not certain to be well, and of their neighbours."""
        return list(self._suspects(piece.split(b"\n")[:-1], first=0))

    def _suspects(self, lines: Sequence[bytes], *, first: int) -> Iterator[int]:
        """Look at all, then at a part where not all are well, and so on down to a few lines."""
        if not lines or self._all_well(b"\n".join(lines) + b"\n"):
            return
        if len(lines) <= _SMALLEST_LOT:
            yield from range(first, first + len(lines))
            return
        step = -(-len(lines) // _PARTS)
        for start in range(0, len(lines), step):
            yield from self._suspects(lines[start : start + step], first=first + start)

    def _all_well(self, piece: bytes) -> bool:
        if piece.translate(None, _ORDINARY) or "\ufffd".encode() in piece:
            return False
        try:
            rows = [line.split(",") for line in piece.decode().split("\n")[:-1]]
        except UnicodeDecodeError:
            return False
        if {len(row) for row in rows} != {len(COLUMNS)}:
            return False
        columns = dict(zip(self._order, zip(*rows, strict=True), strict=True))
        return (
            all(self._few_well(name, columns[name]) for name in _FEW_VALUES)
            and all(_others_well(columns[name], lengths=lengths) for name, lengths in _LENGTHS.items())
            and _names_well(columns["name"], least=1)
            and _names_well(columns["former_name"], least=0)
            and _own_numbers_well(columns)
        )

    def _few_well(self, name: str, values: Sequence[str]) -> bool:
        """Of columns that hold few different values each is judged once."""
        well = self._well[name]
        if well.issuperset(values):
            return True
        new = set(values) - well
        if not all(self._is_well(name, value) for value in new):
            return False
        if len(well) < _REMEMBERED:
            well |= new
        return True

    def _is_well(self, name: str, value: str) -> bool:
        return tidied(name, value) == value and value_fault(name, value, last_day=self._last_day) is None


def _names_well(values: Sequence[str], *, least: int) -> bool:
    lengths = set(map(len, values))
    if min(lengths) < least or max(lengths) > LONGEST_NAME:
        return False
    text = ",".join(values)
    return text.split() == [text] or all(value == value.strip() for value in values)


def _others_well(values: Sequence[str], *, lengths: frozenset[int]) -> bool:
    """Numbers of relatives and of certificates, in their usual lengths."""
    text = "".join(values)
    is_plain = not text or (text.isascii() and text.isalnum() and text == text.upper())
    return is_plain and lengths.issuperset(map(len, values))


def _own_numbers_well(columns: Mapping[str, Sequence[str]]) -> bool:
    """Every number of 15 or 18 characters, its check character right; none missing where no parent is named."""
    values = columns["paper_no"]
    if "" in values:
        parents = zip(values, columns["mother_no"], columns["father_no"], strict=True)
        if any(not (own or mother or father) for own, mother, father in parents):
            return False
        values = [value for value in values if value]
    new = [value for value in values if len(value) == LENGTH]
    old = [value for value in values if len(value) != LENGTH]
    ended = "".join([f"{value}," for value in values])
    digits = ended.replace("X,", "").replace(",", "")
    return (
        (not digits or (digits.isascii() and digits.isdigit()))
        and ",0" not in f",{ended}"
        and all(len(value) == OLD_LENGTH and value[-1] != "X" for value in old)
        and {int(value.replace("X", "A"), _BASE) % _MODULUS for value in new} <= {1}
    )
