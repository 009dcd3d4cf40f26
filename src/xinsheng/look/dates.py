"""A day asked in three small boxes, year, month, day: for days a person knows by heart or reads off a paper."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator

PARTS = ("year", "month", "day")


A_DAY_OF_OURS = (  # past them a day has none before or after it, or none in another zone
    MinValueValidator(date(1900, 1, 1)),
    MaxValueValidator(date(2999, 12, 31)),
)


class DayInPartsWidget(forms.MultiWidget):
    """The three boxes, named <field>_year, <field>_month, <field>_day."""

    def __init__(self) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS})

    def decompress(self, value: date | None) -> list[int | None]:
        """The parts of a day already known."""
        return [value.year, value.month, value.day] if value else [None, None, None]


class DayInParts(forms.MultiValueField):
    """A form field that gives a `date`; faults: `required`, `impossible_date`.

    Full-width digits, as some keyboards type them, are understood.
    """

    widget = DayInPartsWidget

    def __init__(self, **kwargs: Any) -> None:
        boxes = tuple(forms.CharField(required=False, max_length=4) for _ in PARTS)
        super().__init__(fields=boxes, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        """The day of three typed parts; None when nothing was typed in any."""
        if not any(data_list):
            return None
        try:
            year, month, on = (int(part) for part in data_list)
            return date(year, month, on)
        except ValueError as fault:
            raise ValidationError("impossible_date", code="impossible_date") from fault


class MonthInPartsWidget(DayInPartsWidget):
    """The same three boxes, the last of which may stay empty."""

    def decompress(self, value: Any) -> list[int | None]:
        """The parts of a month already known: (year, month, day or None)."""
        return list(value) if value else [None, None, None]


class MonthInParts(DayInParts):
    """A form field that gives (year, month, day or None); faults: `required`, `incomplete`, `impossible_date`."""

    widget = MonthInPartsWidget

    def compress(self, data_list: list[str]) -> Any:
        """The typed parts as numbers; None when nothing was typed in any."""
        if not any(data_list):
            return None
        year, month, on = data_list
        if not year or not month:
            raise ValidationError("incomplete", code="incomplete")
        try:
            told = date(int(year), int(month), int(on or 1))
        except ValueError as fault:
            raise ValidationError("impossible_date", code="impossible_date") from fault
        return told.year, told.month, told.day if on else None
