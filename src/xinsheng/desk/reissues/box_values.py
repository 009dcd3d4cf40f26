"""A field of the certificate as its box holds it, the way the paper writes it, and as it is kept.

The paper says a length in centimetres and a time without the T that a machine writes; the books keep whole
millimetres and the one form of a moment.
"""

import re
from decimal import Decimal, InvalidOperation

LENGTH, BORN = "length_mm", "born_local"
_FIVE_NUMBERS = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D+(\d{1,2})\D+(\d{1,2})\D?")


def as_the_paper_writes(field: str, value: object) -> str:
    """What the box of this field of the child or of a parent holds; '' of a figure that nobody took."""
    if value is None:
        return ""
    if field == LENGTH and str(value).isdecimal():
        return f"{Decimal(str(value)) / 10:f}".removesuffix(".0")
    return str(value).replace("T", " ").strip() if field == BORN else str(value)


def as_kept(field: str, typed: str) -> str:
    """The same as it is kept; what cannot be read stays as it was typed, and is told as a fault by who reads it."""
    if field == LENGTH:
        return _millimetres(typed)
    found = _FIVE_NUMBERS.fullmatch(typed) if field == BORN else None
    return "{:04}-{:02}-{:02}T{:02}:{:02}".format(*map(int, found.groups())) if found else typed


def _millimetres(typed: str) -> str:
    try:
        length = Decimal(typed) * 10
    except InvalidOperation:
        return typed
    return f"{length:.0f}" if length.is_finite() and length == length.to_integral_value() else typed
