"""Yes, or one of the reasons why not; and one's name to it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.law.terms import SpouseObjection
from xinsheng.words.labels import label

CONFIRM = "confirm"


class AnswerForm(forms.Form):
    """`content` is the digest of the declaration that was shown."""

    content = forms.CharField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(label=_("您的答复"), widget=forms.RadioSelect)
    signed = forms.BooleanField(label=_("这是我本人的答复"), required=False)

    def __init__(self, *args: object, **named: object) -> None:
        """Offer the yes first."""
        super().__init__(*args, **named)  # type: ignore[arg-type]
        fields = self.fields["answer"]
        yes = (CONFIRM, _("以上与我有关的内容属实，我同意这次登记"))
        fields.choices = [yes, *((one.value, label(one)) for one in SpouseObjection)]  # type: ignore[attr-defined]

    def clean_signed(self) -> bool:
        """One's own answer is said to be it."""
        if not self.cleaned_data["signed"]:
            raise ValidationError("not_said_to_be_own", code="not_said_to_be_own")
        return True

    @property
    def objection(self) -> SpouseObjection | None:
        """Why not; None for a yes."""
        said = self.cleaned_data["answer"]
        return None if said == CONFIRM else SpouseObjection(said)
