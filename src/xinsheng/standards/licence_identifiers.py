"""Identifiers of electronic licences (电子证照标识, GB/T 36904).

Root, kind, issuer, serial, version and check, parted by dots. The kind is the credit code of the ministry that
defined it and three digits; the check is ISO 7064 MOD 37,36 over kind, issuer, serial and version without
dots. Identifiers in the wild sometimes carry another check or another issuer code: we make ours strictly, and
only warn about others'.
"""

import re
from dataclasses import dataclass

from stdnum.iso7064 import mod_37_36

from xinsheng.standards.credit_codes import is_credit_code
from xinsheng.standards.refusals import UnableToRead

ROOT = "1.2.156.3005.2"
_SHAPE = re.compile(
    rf"{re.escape(ROOT)}\.([0-9A-Z]{{21}})\.([0-9A-Z]{{1,18}})\.([0-9A-Z]{{1,64}})\.([0-9]{{3}})\.([0-9A-Z])"
)
_KIND = re.compile(r"[0-9A-Z]{21}")
_SERIAL = re.compile(r"[0-9A-Z]{1,64}")
_LAST_VERSION = 999


@dataclass(frozen=True, slots=True)
class LicenceId:
    """An identifier taken apart."""

    type_code: str  # 21 characters
    issuer: str  # the issuing organisation's credit code
    serial: str
    version: int  # from 1; one more for each corrected file of the same licence
    check: str

    def __str__(self) -> str:
        return f"{ROOT}.{self.type_code}.{self.issuer}.{self.serial}.{self.version:03}.{self.check}"


def make_licence_id(*, type_code: str, issuer: str, serial: str, version: int = 1) -> str:
    """Make an identifier. GB/T 36904.

    Raises UnableToRead: `wrong_type_code`, `wrong_issuer` (not a valid credit code), `wrong_serial` (capital
    letters and digits only), `wrong_version` (1 to 999).
    """
    _refuse_unless(ok=_KIND.fullmatch(type_code) is not None, code="wrong_type_code")
    _refuse_unless(ok=is_credit_code(issuer), code="wrong_issuer")
    _refuse_unless(ok=_SERIAL.fullmatch(serial) is not None, code="wrong_serial")
    _refuse_unless(ok=1 <= version <= _LAST_VERSION, code="wrong_version")
    check = check_character(type_code=type_code, issuer=issuer, serial=serial, version=version)
    return str(LicenceId(type_code=type_code, issuer=issuer, serial=serial, version=version, check=check))


def check_character(*, type_code: str, issuer: str, serial: str, version: int) -> str:
    """Compute the check character by ISO 7064 MOD 37,36 over the four parts without dots."""
    check: str = mod_37_36.calc_check_digit(f"{type_code}{issuer}{serial}{version:03}")
    return check


def read_licence_id(text: str) -> LicenceId:
    """Take an identifier apart without judging its check; raises UnableToRead (`wrong_shape`)."""
    parts = _SHAPE.fullmatch(text)
    if parts is None:
        raise UnableToRead("wrong_shape")
    type_code, issuer, serial, version, check = parts.groups()
    return LicenceId(type_code=type_code, issuer=issuer, serial=serial, version=int(version), check=check)


def licence_id_fault(text: str) -> str | None:
    """Say `wrong_shape`, `wrong_version`, `wrong_check` or `wrong_issuer`, or None.

    A fault in an identifier of ours refuses; in one that came from elsewhere it is only shown as a warning.
    """
    try:
        read = read_licence_id(text)
    except UnableToRead as refusal:
        return refusal.code
    if read.version == 0:
        return "wrong_version"
    parts = {"type_code": read.type_code, "issuer": read.issuer, "serial": read.serial}
    if check_character(**parts, version=read.version) != read.check:
        return "wrong_check"
    return None if is_credit_code(read.issuer) else "wrong_issuer"


def is_licence_id(text: str) -> bool:
    """Say whether a text is an identifier without any fault."""
    return licence_id_fault(text) is None


def _refuse_unless(*, ok: bool, code: str) -> None:
    if not ok:
        raise UnableToRead(code)
