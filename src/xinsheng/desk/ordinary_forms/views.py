"""The pages of a township's ordinary forms: the count, what came, what is written off; the county sees its own."""

from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.ordinary_forms import spoil_forms
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.ordinary_forms.entry_forms import DeliveryForm, SpoilingForm
from xinsheng.desk.ordinary_forms.ledger import MOST, account_of, lines_of
from xinsheng.desk.ordinary_forms.reach import (
    get_kept,
    get_township,
    kept_by,
    seen_by,
    sent_to_by,
    supervises_townships,
)
from xinsheng.desk.setting_up.blanks import PeriodForm
from xinsheng.desk.setting_up.naming import kind_words
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.law.administration import ProposalKind
from xinsheng.law.township_terms import FormSpoiling
from xinsheng.registry.models import count_forms
from xinsheng.words.refusals import refusal_sentence

HERE = "desk:ordinary_forms"


@require_GET
@for_officers
def ordinary_forms(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Each township's count; who has only one goes straight to it."""
    seen = seen_by(officer)
    if not seen and not supervises_townships(officer):
        raise Http404
    if len(seen) == 1:
        return redirect("desk:forms_of_township", seen[0].pk)
    rows = [(one, count_forms(one)) for one in seen]
    return show_page(request, "ordinary_forms/list.html", officer=officer, here=HERE, rows=rows)


@require_GET
@for_officers
def forms_of_township(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """What is left, the account of a period, a line a movement, and what waits for a second person."""
    office = get_township(officer, office_id)
    usual = {"first": officer.on.replace(day=1), "last": officer.on}
    asked = "first" in request.GET or "last" in request.GET
    form = PeriodForm(request.GET if asked else None, initial=usual)
    first, last = form.period(usual=usual)
    waiting = office.proposals.filter(kind=ProposalKind.ORDINARY_FORMS.value).waiting()
    return show_page(
        request,
        "ordinary_forms/page.html",
        officer=officer,
        here=HERE,
        office=office,
        several=len(seen_by(officer)) > 1,
        keeps=office in kept_by(officer),
        sends=office in sent_to_by(officer),
        count=count_forms(office),
        form=form,
        period=(first, last),
        account=account_of(office, first=first, last=last),
        lines=lines_of(office),
        most=MOST,
        waiting=[(one, kind_words(one.kind)) for one in waiting],
    )


@require_http_methods(["GET", "POST"])
@for_officers
def take_in_forms(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Say what came, or as the county what was sent; another of the township counts and confirms."""
    office = get_township(officer, office_id)
    is_sender = office in sent_to_by(officer)
    form = DeliveryForm(request.POST or None, office=office, on=officer.on, is_sender=is_sender)
    back = reverse("desk:forms_of_township", args=[office.pk])
    kind = ProposalKind.ORDINARY_FORMS
    return propose_page(request, officer, kind=kind, form=form, payload=form.payload, office=office, back=back)


@require_http_methods(["GET", "POST"])
@for_officers
def spoil(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Write off forms that can no longer be handed out, once; never more than are left."""
    office = get_kept(officer, office_id)
    form = SpoilingForm(request.POST if request.method == "POST" else None)
    page_key, status = page_key_of(request), 200
    if form.is_valid():
        number, reason = form.cleaned_data["number"], FormSpoiling(form.cleaned_data["reason"])
        key = asked_of(request).key
        try:
            spoil_forms(office, number=number, reason=reason, by=officer.by(), at=officer.at, key=key)
        except UnableToAct as unable:
            form.add_error("number", ValidationError(refusal_sentence(unable.code), code=unable.code))
            page_key, status = str(uuid4()), 409
        else:
            return redirect("desk:forms_of_township", office.pk)
    return show_page(
        request,
        "ordinary_forms/spoil.html",
        officer=officer,
        here=HERE,
        status=status,
        office=office,
        form=form,
        page_key=page_key,
        left=count_forms(office).left,
    )
