"""Figures and times of a birth as people type them; full-width digits are understood."""

import re
import unicodedata
from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.look.fields import TimeOfDayInput

MILLIMETRES = 10  # of a centimetre
_FRACTION = re.compile(r"[0-9]{1,9}[.][0-9]{1,9}")
LONGEST_CM = 1000  # beyond any body; the law has its own, narrower bounds
TIME_SHAPES = ("%H:%M", "%H:%M:%S", "%H.%M", "%H%M", "%H时%M分", "%H点%M分", "%H点%M")


def _plain(value: Any) -> Any:
    return unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value


def centimetres(millimetres: int) -> str:
    """A length as one says it: 47 and 47.5, never 47.0."""
    whole, tenth = divmod(millimetres, MILLIMETRES)
    return f"{whole}.{tenth}" if tenth else str(whole)


class WholeNumber(forms.IntegerField):
    """A count in its unit; faults `not_a_number`, and `not_whole` of one with a fraction."""

    def to_python(self, value: Any) -> int | None:
        """The number typed."""
        typed = _plain(value)
        try:
            return super().to_python(typed)
        except ValidationError as fault:
            fraction = _FRACTION.fullmatch(str(typed)) is not None
            raise ValidationError("", code="not_whole" if fraction else "not_a_number") from fault


class Centimetres(forms.DecimalField):
    """A length in centimetres to the millimetre; faults `not_a_number`, `one_decimal`, `impossible`."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override] # the stubs derive it from IntegerField
        """The length typed."""
        try:
            length: Decimal | None = super().to_python(_plain(value))
        except ValidationError as fault:
            raise ValidationError("", code="not_a_number") from fault
        if length is None:
            return None
        if not length.is_finite() or not 0 <= length < LONGEST_CM:
            raise ValidationError("", code="impossible")
        if length != length.quantize(Decimal("0.1")):
            raise ValidationError(_("身长填到小数点后一位，例如 49.5"), code="one_decimal")
        return length


class TimeOfDay(forms.TimeField):
    """A civil time of day to the minute; fault `impossible_time`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=TIME_SHAPES, widget=TimeOfDayInput(format="%H:%M"), **kwargs)

    def to_python(self, value: Any) -> time | None:
        """The time typed, without seconds."""
        try:
            typed = super().to_python(_plain(value))
        except ValidationError as fault:
            raise ValidationError("", code="impossible_time") from fault
        return typed.replace(second=0) if typed else None
