"""Numbers of Birth Service Certificates (生育服务证编号): a scheme of our own, since no national one is published.

`SF`, six digits of the county (GB/T 2260), four of the year, seven that count within province and year, and one
check character by ISO 7064 MOD 37,36 over all before it: SF52010320260000001X. The county is that of the township
that handled the registration; one abolished since stays valid in a number. The printed form, electronic or
ordinary, carries the same number.
"""

import re
import unicodedata
from dataclasses import dataclass

from stdnum.iso7064 import mod_37_36

from xinsheng.standards.divisions import DivisionLevel, find_division
from xinsheng.standards.refusals import UnableToRead

MARK = "SF"
LAST_SERIAL = 9_999_999
_SHAPE = re.compile(r"SF([0-9]{6})([0-9]{4})([0-9]{7})([0-9A-Z])")
_LENGTH = 20
_DIGITS = slice(2, 19)
_LIKE_DIGITS = str.maketrans("OIL", "011")
_NO_PART_OF_IT = frozenset({"Zs", "Cc", "Cf", "Pd", "Zl", "Zp"})  # spaces, line ends, invisible marks, dashes
_YEARS = range(1000, 10_000)


@dataclass(frozen=True, slots=True)
class ServiceCertificateNumber:
    """A number taken apart."""

    county: str  # 6 digits
    year: int
    serial: int  # 1 to 9,999,999, within province and year

    def __str__(self) -> str:
        body = f"{MARK}{self.county}{self.year:04}{self.serial:07}"
        return f"{body}{mod_37_36.calc_check_digit(body)}"

    @property
    def province(self) -> str:
        """The first two digits of the county."""
        return self.county[:2]


def make_service_certificate_no(*, county: str, year: int, serial: int) -> str:
    """Make a number with its check character.

    Raises UnableToRead: `unknown_county` (GB/T 2260), `wrong_year` (four digits), `wrong_serial`
    (1 to 9,999,999).
    """
    if not _is_county(county):
        raise UnableToRead("unknown_county")
    if year not in _YEARS:
        raise UnableToRead("wrong_year")
    if not 1 <= serial <= LAST_SERIAL:
        raise UnableToRead("wrong_serial")
    return str(ServiceCertificateNumber(county=county, year=year, serial=serial))


def normalise_service_certificate_no(text: str) -> str:
    """Take away what scanners and thumbs add: spaces, hyphens, lower case, full width, O and I among the digits."""
    half = unicodedata.normalize("NFKC", text).upper()
    bare = "".join(char for char in half if unicodedata.category(char) not in _NO_PART_OF_IT)
    if len(bare) != _LENGTH:
        return bare
    return bare[:2] + bare[_DIGITS].translate(_LIKE_DIGITS) + bare[-1]


def service_certificate_no_fault(no: str, *, province: str | None = None) -> str | None:
    """Say what is wrong with a normalised number, or None.

    Codes: `wrong_shape`, `wrong_check`, `unknown_county`, and `other_province` when `province` (two digits) is
    asked for.
    """
    parts = _SHAPE.fullmatch(no)
    if parts is None or int(parts[3]) == 0:
        return "wrong_shape"
    if mod_37_36.calc_check_digit(no[:-1]) != no[-1]:
        return "wrong_check"
    if not _is_county(parts[1]):
        return "unknown_county"
    return "other_province" if province is not None and no[2:4] != province else None


def is_service_certificate_no(no: str) -> bool:
    """Say whether a normalised text is a number without any fault."""
    return service_certificate_no_fault(no) is None


def read_service_certificate_no(no: str) -> ServiceCertificateNumber:
    """Take a number apart; raises UnableToRead (`wrong_shape`, `wrong_check`, `unknown_county`)."""
    fault = service_certificate_no_fault(no)
    if fault:
        raise UnableToRead(fault)
    return ServiceCertificateNumber(county=no[2:8], year=int(no[8:12]), serial=int(no[12:19]))


def grouped_service_certificate_no(no: str) -> str:
    """Part a number for reading aloud, without changing it: SF520103 2026 0000001 X."""
    return f"{no[:8]} {no[8:12]} {no[12:19]} {no[19:]}"


def _is_county(code: str) -> bool:
    found = find_division(code)
    return found is not None and found.level is DivisionLevel.COUNTY and found.code == code
