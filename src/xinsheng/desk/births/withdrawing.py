"""Take back an entry opened by mistake, before anything is signed."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.deliveries import withdraw_entry
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.births.standing import reasons_against, refuse, say_changed
from xinsheng.desk.officers import Officer, for_officers, get_case, show_page
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services import first_issuance_inside as service


class WithdrawingForm(forms.Form):
    """Why it was opened by mistake."""

    reason = forms.CharField(
        label=_("撤回原因"), max_length=200, help_text=_("例如：住院号录错；同一分娩重复新建；胎数录错。")
    )


@require_http_methods(["GET", "POST"])
@for_officers
def withdraw(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Ask why, then take it back."""
    case = get_case(officer, case_id)
    form = WithdrawingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        typed = [(str(form["reason"].label), reason)]
        try:
            withdraw_entry(case.pk, reason=reason, by=officer.by(), at=officer.at, asked=asked_of(request))
        except NotAllowed as refused:
            return refuse(request, officer=officer, reasons=refused.reasons, case=case, typed=typed)
        except UnableToAct as unable:
            return say_changed(request, unable=unable, again_url=reverse("desk:births"), typed=typed)
        return redirect("desk:births")
    if reasons := reasons_against(service.WITHDRAW_ENTRY, case=case, officer=officer):
        return refuse(request, officer=officer, reasons=reasons, case=case)
    page_key = page_key_of(request)
    return show_page(request, "births/withdrawing.html", officer=officer, case=case, form=form, page_key=page_key)
