"""Stillbirth or early death: a quiet stop. A supervisor takes over; nobody is asked for another form."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.supervision import report_loss
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.births.standing import reasons_against, refuse, say_changed
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services import find_row
from xinsheng.law.services.supervision import REPORT_LOSS
from xinsheng.law.terms import Duty, Loss, Service
from xinsheng.words.labels import label


class LossForm(forms.Form):
    """Which of the two it is: they differ in law."""

    loss = forms.ChoiceField(label=_("情况"), widget=forms.RadioSelect)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["loss"].choices = [(word.value, label(word)) for word in Loss]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@for_officers
def report(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Report it in one choice; afterwards the same address says only who has it now."""
    case = get_case(officer, case_id)
    here = reverse("desk:loss", kwargs={"case_id": case.pk})
    back = reverse("desk:births" if Duty.ATTENDANT in officer.duties else "desk:today")
    form = LossForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        loss = Loss(form.cleaned_data["loss"])
        try:
            report_loss(case.pk, loss=loss, by=officer.by(), at=officer.at, asked=asked_of(request))
        except NotAllowed as refused:
            return refuse(request, officer=officer, reasons=refused.reasons, case=case)
        except UnableToAct as unable:
            return say_changed(request, unable=unable, again_url=here)
        return redirect(here)
    if case.loss:
        return show_page(request, "births/lost.html", officer=officer, case=case, back=back)
    row = find_row(REPORT_LOSS, service=Service(case.service), version=case.service_version)
    if row is None:
        raise Http404
    if reasons := reasons_against(row, case=case, officer=officer):
        return refuse(request, officer=officer, reasons=reasons, case=case)
    note_reading(officer, case, page="births.loss")
    return show_page(
        request, "births/losing.html", officer=officer, case=case, form=form, back=back, page_key=page_key_of(request)
    )
