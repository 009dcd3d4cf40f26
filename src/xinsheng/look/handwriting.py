"""The field in which a name is written with a finger, a pen or the mouse (js/handwriting.js)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class HandwritingInput(forms.TextInput):
    """A sheet to write on, and what was written in a hidden box; without script there is neither.

    `of` names the page's case: what was written on another's is seen.
    """

    def __init__(self, *, of: str) -> None:
        super().__init__(attrs={"data-of": of})


class HandwritingField(forms.CharField):
    """A name written by hand; may stay empty. `fault_of` gives the code of what is wrong with it, or ''."""

    def __init__(self, *, of: str, fault_of: Callable[[str], str], help_text: Any = "") -> None:
        super().__init__(
            label=_("手写签名"), required=False, strip=False, widget=HandwritingInput(of=of), help_text=help_text
        )
        self._fault_of = fault_of

    def validate(self, value: str) -> None:
        """Say what is wrong with it beside it."""
        if code := self._fault_of(value):
            raise ValidationError(code, code=code)
