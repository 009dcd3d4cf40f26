"""SM2 signatures with SM3 (GB/T 32918.2, GB/T 32905), verified by GmSSL; nothing is ever signed here.

The library is an optional part (`make token`): where it is not installed nothing is verified, and it is said.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from asn1crypto.algos import DSASignature

PART = "gmssl_pyx"
SIGNER = b"1234567812345678"  # the signer's identity within Z (GB/T 35276), the same for everybody
POINT_BYTES = 65
LONGEST_SIGNATURE = 72  # bytes, DER
_UNCOMPRESSED = 0x04
_ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123  # of the curve (GB/T 32918.5)


class UnableToVerifySm2(Exception):
    """A signature does not hold; `code` says why.

    Codes: `malformed` (no DER of two integers), `out_of_range` (r or s below 1 or not below the curve's order),
    `bad_signature`, `unfit_key` (no point of the curve), `part_missing` (the library is not installed).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_installed() -> bool:
    """Whether the optional part `token` is installed."""
    return find_spec(PART) is not None


def check_sm2(signature: bytes, *, message: bytes, point: bytes) -> None:
    """Check a signature (DER) over a message by the key of this point (65 bytes). Raises UnableToVerifySm2.

    Form and range are judged before the library sees a byte of it.
    """
    check_form(signature)
    if len(point) != POINT_BYTES or point[0] != _UNCOMPRESSED:
        raise UnableToVerifySm2("unfit_key")
    library = _library()
    try:
        holds = library.sm2_verify(point[1:], message, signature, SIGNER)
    except library.InvalidValueError as fault:
        raise UnableToVerifySm2("unfit_key") from fault
    if holds is not True:
        raise UnableToVerifySm2("bad_signature")


def check_form(signature: bytes) -> None:
    """Check that it is DER, in its one form, of r and s, each within the curve's order. Raises UnableToVerifySm2."""
    if not 0 < len(signature) <= LONGEST_SIGNATURE:
        raise UnableToVerifySm2("malformed")
    try:
        read = DSASignature.load(signature, strict=True)
        r, s = read["r"].native, read["s"].native
        again = DSASignature({"r": r, "s": s}).dump()
    except (ValueError, TypeError, KeyError) as fault:
        raise UnableToVerifySm2("malformed") from fault
    if again != signature:
        raise UnableToVerifySm2("malformed")
    if not all(0 < one < _ORDER for one in (r, s)):
        raise UnableToVerifySm2("out_of_range")


@cache
def _library() -> Any:
    if not is_installed():
        raise UnableToVerifySm2("part_missing")
    return import_module(PART)
