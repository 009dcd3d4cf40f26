"""How the person before the officer signs: on the printed form as ever, on this very screen, or by a mark."""

from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.acting import SignedByHand
from xinsheng.casework.handwritings import fault_of_handwriting, is_offered, take_handwriting
from xinsheng.law.acts import StatementKind
from xinsheng.law.handwriting import HandSigning
from xinsheng.look.handwriting import HandwritingField
from xinsheng.registry.models import Case

PAPER = "paper"
_SIGNING, _WRITTEN, _MARKED = "signing", "handwriting", "marked"


class SignedForm(forms.Form):
    """A form on which the officer says that the person has signed; `on_paper` names the tick that says it of paper.

    Whoever cannot write presses a finger on what was printed and read to them (Civil Code art. 490).
    """

    on_paper = "signed_on_paper"

    def offer_ways(self, case: Case, *, kind: StatementKind, at: datetime) -> None:
        """Ask how it was signed: on paper first; on the screen where the province's policy says so."""
        self._case, fields = case, self.fields
        choices: list[tuple[str, Any]] = [(PAPER, _("在打印的表单上手写签名"))]
        if is_offered(kind, at_counter=True, at=at):
            choices.append((HandSigning.SCREEN.value, _("在这个屏幕上手写签名，不用打印")))
            fields[_WRITTEN] = HandwritingField(
                of=str(case.pk),
                fault_of=partial(fault_of_handwriting, case_id=case.pk),
                help_text=_("请本人看过要签的内容，再用手指、手写笔或鼠标在框内写上姓名。"),
            )
        choices.append((HandSigning.MARK.value, _("本人不能书写，按指印")))
        fields[_SIGNING] = forms.ChoiceField(
            label=_("本人怎样签名"), required=False, widget=forms.RadioSelect, choices=choices, initial=PAPER
        )
        fields[_MARKED] = forms.BooleanField(
            label=_("本人不能书写：已逐项读给本人听，本人在打印的表单上按指印，我在场见证，纸质表单已存档"),
            required=False,
        )
        fields[self.on_paper].required = False

    @property
    def asked_with_it(self) -> tuple[str, ...]:
        """The fields that are drawn within the question how it was signed."""
        return (self.on_paper, _WRITTEN, _MARKED)

    def clean(self) -> None:
        """Each way of signing has its own sign that it was done."""
        super().clean()
        if _SIGNING not in self.fields:
            return
        signing = self.cleaned_data.get(_SIGNING) or PAPER
        wanted = {PAPER: self.on_paper, HandSigning.SCREEN.value: _WRITTEN, HandSigning.MARK.value: _MARKED}[signing]
        if signing != HandSigning.SCREEN:
            self.errors.pop(_WRITTEN, None)  # what was written and then left is not sent on
        if not self.cleaned_data.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, ValidationError("required", code="required"))

    def by_hand(self) -> SignedByHand | None:
        """What the person's hand did, where not with a pen on paper; the form is valid."""
        signing = self.cleaned_data.get(_SIGNING) or PAPER
        if signing == HandSigning.SCREEN:
            return take_handwriting(self.cleaned_data[_WRITTEN], case_id=self._case.pk)
        return SignedByHand(written=None) if signing == HandSigning.MARK else None
