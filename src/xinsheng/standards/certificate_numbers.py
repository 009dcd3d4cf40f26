"""Certificate numbers (出生医学证明编号): one capital letter, then nine digits, numbered within a province.

The first two digits are the province (GB/T 2260), the other seven count. There is no check digit. The letter
follows the year of printing; no published rule says how it goes on after Z, so it stays opaque: nothing may
be allowed or refused by it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from xinsheng.standards.refusals import UnableToRead

_SHAPE = re.compile(r"[A-Z][0-9]{9}")
_WITHOUT_LETTER = re.compile(r"[0-9]{7,10}")  # an assumption (docs/operating.md)
FIRST_DAY = date(1996, 1, 1)  # the certificate exists for births from this day on (domain 3.2)
FIRST_DAY_OF_LETTERS = date(2000, 1, 1)  # the second version's; the first had none

_PROVINCE_RUNS = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65))  # GB/T 2260, the mainland
PROVINCES = frozenset(str(code) for first, last in _PROVINCE_RUNS for code in range(first, last + 1))


@dataclass(frozen=True, slots=True, order=True)
class CertificateNumber:
    """A number taken apart; the order is the order of the blanks in a box."""

    letter: str
    province: str
    serial: int  # 0 to 9,999,999

    def __str__(self) -> str:
        return f"{self.letter}{self.province}{self.serial:07}"


def normalise_certificate_no(text: str) -> str:
    """Take away what scanners and thumbs add: spaces, hyphens, lower case. Full width is made half width."""
    half = "".join(chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char for char in text)
    return re.sub(r"[\s\-]", "", half).upper()


def certificate_no_fault(no: str, *, province: str | None = None) -> str | None:
    """Say `wrong_shape`, `unknown_province` or (when `province` is asked for) `other_province`, or None."""
    if not _SHAPE.fullmatch(no):
        return "wrong_shape"
    if no[1:3] not in PROVINCES:
        return "unknown_province"
    return "other_province" if province is not None and no[1:3] != province else None


def childs_certificate_no_fault(no: str, *, born_year: int) -> str | None:
    """Say as `certificate_no_fault` what is wrong with the number of a child born in that year.

    A child born before the letters came may have a number without one, or with one where it was issued later.
    """
    may_be_without = FIRST_DAY.year <= born_year < FIRST_DAY_OF_LETTERS.year
    return None if may_be_without and _WITHOUT_LETTER.fullmatch(no) else certificate_no_fault(no)


def is_certificate_no(no: str) -> bool:
    """Say whether a text has the shape of a certificate number of some province."""
    return certificate_no_fault(no) is None


def read_certificate_no(no: str) -> CertificateNumber:
    """Take a number apart; raises UnableToRead (`wrong_shape`, `unknown_province`)."""
    fault = certificate_no_fault(no)
    if fault:
        raise UnableToRead(fault)
    return CertificateNumber(letter=no[0], province=no[1:3], serial=int(no[3:]))


def range_length(first: str, *, last: str) -> int:
    """Count the numbers from `first` to `last`, both included.

    Raises UnableToRead: `two_series` when letter or province differ, `backwards` when last is before first.
    """
    start, end = read_certificate_no(first), read_certificate_no(last)
    if (start.letter, start.province) != (end.letter, end.province):
        raise UnableToRead("two_series")
    if end.serial < start.serial:
        raise UnableToRead("backwards")
    return end.serial - start.serial + 1


def numbers_in_range(first: str, *, last: str) -> Iterator[str]:
    """Give every number from `first` to `last`, both included; raises as `range_length`."""
    start, length = read_certificate_no(first), range_length(first, last=last)
    return (
        str(CertificateNumber(letter=start.letter, province=start.province, serial=serial))
        for serial in range(start.serial, start.serial + length)
    )


def ranges_in(numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the ranges, both ends included, that these numbers make; they come in their order, each once."""
    first = last = ""
    for no in numbers:
        if last and _follows(no, last):
            last = no
            continue
        if last:
            yield first, last
        first = last = no
    if last:
        yield first, last


def _follows(no: str, before: str) -> bool:
    read, last = read_certificate_no(no), read_certificate_no(before)
    return (read.letter, read.province, read.serial) == (last.letter, last.province, last.serial + 1)


def is_legacy_certificate_no(no: str) -> bool:
    """Say whether a text may be the number of a certificate issued since 1996, with its letter or before letters.

    The first version (1996 to 1999) had no letter; how many digits it had no published text says, so nine are not
    insisted on.
    """
    return is_certificate_no(no) or bool(_WITHOUT_LETTER.fullmatch(no))
