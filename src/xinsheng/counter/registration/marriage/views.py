"""The page of the marriage registration; having none is a lawful answer that a person handles."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.faults import tell
from xinsheng.counter.registration.way import MARRIAGE, onward, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration
from xinsheng.law.couple_faults import couple_faults
from xinsheng.law.couples import Marriage
from xinsheng.look.dates import DayInParts

REGISTERED, NOT_REGISTERED = "yes", "no"


class MarriageForm(forms.Form):
    """Registered, and on which day."""

    registered = forms.ChoiceField(
        label=_("结婚登记"),
        widget=forms.RadioSelect,
        choices=((REGISTERED, _("已经登记结婚")), (NOT_REGISTERED, _("没有登记结婚"))),
    )
    registered_on = DayInParts(
        label=_("登记日期"), required=False, help_text=_("照结婚证填写；补领过结婚证的，填当初登记的日期")
    )

    def __init__(self, data: Any = None, *, work: Work) -> None:
        """Begin with what was answered."""
        said = work.declaration.marriage
        before: dict[str, str | date | None] = {}
        if work.has_answered(MARRIAGE):
            before = {"registered": REGISTERED if said.registered else NOT_REGISTERED}
            before["registered_on"] = said.registered_on
        super().__init__(data, initial=before)
        self._work = work

    def clean(self) -> dict[str, Any]:
        """Ask the law about the day."""
        cleaned = super().clean() or {}
        if not self.errors:
            said = replace(self._work.declaration, marriage=self.marriage)
            faults = couple_faults(said, on=self._work.today)
            tell(self, faults, fields={"marriage.registered_on": "registered_on"})
        return cleaned

    @property
    def marriage(self) -> Marriage:
        """The marriage as answered."""
        registered = self.cleaned_data["registered"] == REGISTERED
        return Marriage(
            registered=registered, registered_on=self.cleaned_data.get("registered_on") if registered else None
        )


@require_http_methods(["GET", "POST"])
@on_own_registration
def marriage(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask for the marriage registration."""
    form = MarriageForm(request.POST or None, work=work)
    if form.is_valid():
        declaration = replace(work.declaration, marriage=form.marriage)
        return onward(keep(work, declaration, request=request, pages=(MARRIAGE,)), after=MARRIAGE)
    return show_page(request, work, "marriage/page.html", page=MARRIAGE, form=form)
