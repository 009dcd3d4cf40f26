"""What is unusual in a form, confirmed one by one on its check page."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.law.reasons import Caution
from xinsheng.words.reasons import caution_sentence


class CautionsForm(forms.Form):
    """A tick for each caution; nothing unusual, nothing to tick."""

    confirmed = forms.MultipleChoiceField(
        label=_("以下内容较少见，确实无误的请逐项勾选"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        cautions: Sequence[Caution],
        confirmed: Sequence[str],
        words: Callable[[Caution], str] = caution_sentence,
    ) -> None:
        """`confirmed` are the keys ticked before; `words` says what is unusual, and of whom."""
        keys = [caution.key for caution in cautions]
        super().__init__(data, initial={"confirmed": [key for key in keys if key in confirmed]})
        self._keys = keys
        choice = self.fields["confirmed"]
        assert isinstance(choice, forms.MultipleChoiceField)  # noqa: S101  declared above
        choice.choices = [(caution.key, words(caution)) for caution in cautions]

    def clean_confirmed(self) -> list[str]:
        """All of them, or the person looks again."""
        ticked: list[str] = self.cleaned_data["confirmed"]
        if set(ticked) != set(self._keys):
            raise ValidationError(_("请逐项核对；有误的请修改，无误的请勾选"), code="not_all_confirmed")
        return ticked
