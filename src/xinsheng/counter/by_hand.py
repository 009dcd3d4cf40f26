"""The field for one's name written by hand, on the pages on which a citizen signs: offered, and never asked for."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.handwritings import fault_of_handwriting, is_offered, take_handwriting
from xinsheng.counter.visitor import by_of
from xinsheng.law.acts import StatementKind
from xinsheng.look.handwriting import HandwritingField
from xinsheng.registry.models import Case


class WrittenForm(forms.Form):
    """One's name as one writes it; where the province does not offer it, or nothing was written, nothing is."""

    def __init__(self, data: Any = None, *, case: Case, kind: StatementKind, at: datetime) -> None:
        """Offer it on this case's page, under a statement of this kind."""
        super().__init__(data)
        self._case = case
        if is_offered(kind, at_counter=False, at=at):
            self.fields["handwriting"] = HandwritingField(
                of=str(case.pk),
                fault_of=partial(fault_of_handwriting, case_id=case.pk),
                help_text=_("用手指、手写笔或鼠标在框内写上您的姓名。可以不写，不影响办理。"),
            )

    def by(self, request: HttpRequest) -> By:
        """The signed-in person as the one who acts, with what they wrote; the form is valid."""
        said = self.cleaned_data.get("handwriting", "")
        return replace(by_of(request), by_hand=take_handwriting(said, case_id=self._case.pk))

    def refuses(self, unable: UnableToAct) -> bool:
        """Where these strokes stand under another signature, so that nothing was done, say it beside the field."""
        if unable.code != "handwriting_used":
            return False
        self.add_error("handwriting", ValidationError(unable.code, code=unable.code))
        return True


def written_on(request: HttpRequest, case: Case, *, kind: StatementKind, at: datetime) -> WrittenForm:
    """What was written on this page, or the empty sheet of one that is only shown."""
    return WrittenForm(request.POST if request.method == "POST" else None, case=case, kind=kind, at=at)


def written_under(request: HttpRequest, case: Case, *, seen: bool, at: datetime) -> WrittenForm:
    """The same on the page of an authorisation: nothing is written before its very words were seen."""
    kind = StatementKind.MATERIAL_STATEMENT
    return WrittenForm(request.POST if seen else None, case=case, kind=kind, at=at)
