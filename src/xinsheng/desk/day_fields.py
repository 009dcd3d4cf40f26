"""Days that officers enter: the box, how a proposal keeps them, and the two orders they must be in."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from xinsheng.look.dates import A_DAY_OF_OURS
from xinsheng.look.fields import DayInput


def day_field(words: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    """A day picked from the browser's calendar."""
    return forms.DateField(
        label=words,
        required=required,
        widget=DayInput(format="%Y-%m-%d"),
        help_text=hint,
        input_formats=["%Y-%m-%d"],
        validators=A_DAY_OF_OURS,
    )


def iso(value: date | None) -> str | None:
    """A day as a proposal keeps it."""
    return value.isoformat() if value else None


def refuse_backwards(form: forms.Form, *, first: str, last: str) -> None:
    """Put a fault at `last` when it lies before `first`."""
    begins, ends = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if begins and ends and ends < begins:
        form.add_error(last, ValidationError(gettext("截止日不能早于起始日"), code="backwards"))


def not_before(chosen: date, *, on: date) -> date:
    """The chosen day, unless it lies before `on`: what has been done under a rule stays done under it."""
    if chosen < on:
        raise ValidationError(gettext("不能早于今天，也不能早于起始日"), code="too_early")
    return chosen
