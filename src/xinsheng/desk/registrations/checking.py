"""Checking what couples promised 事后核查: what is to be checked, by when; found true it is closed, else revoked."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.commitments import confirm_commitment
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.done import back_to_case
from xinsheng.desk.registrations.due import Clock
from xinsheng.desk.registrations.forms import sources_field
from xinsheng.desk.registrations.naming import child_of, title_of
from xinsheng.desk.registrations.paging import page_of
from xinsheng.desk.registrations.reach import get_registration, townships_of, within_reach
from xinsheng.desk.registrations.reading import ReadRegistration, read_registration
from xinsheng.desk.registrations.rows import rows_of
from xinsheng.law.acts import objections
from xinsheng.law.services import service_registration as service
from xinsheng.registry.models import Case


class CheckForm(forms.Form):
    """Where it was checked, and what was found there."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["sources"] = sources_field(_("写明向哪里核查、结果怎样，例如：向婚姻登记机关核查，结婚登记属实"))


@require_GET
@for_officers
def to_check(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The commitments of the officer's townships that wait for their check, the earliest last day first."""
    townships = townships_of(officer)
    if not townships:
        raise Http404
    owed = within_reach(officer).handled_at(townships).to_check()
    page = page_of(owed, after=request.GET.get("after", ""), by="check_due_on")
    return show_page(
        request,
        "registrations/to_check.html",
        officer=officer,
        here="desk:registrations",
        page=page,
        rows=rows_of(page.shown, officer=officer),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def check(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """What was promised, and how to check it; true it is closed here, false it is revoked with its reason."""
    case = get_registration(officer, case_id)
    form = CheckForm(request.POST if request.method == "POST" else None)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        sources = form.cleaned_data["sources"]
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: confirm_commitment(case.pk, sources=sources, **asking),
            typed=((str(form["sources"].label), sources),),
            again_url=reverse("desk:commitment_check", args=[case.pk]),
        )
        if done.outcome is not None:
            return back_to_case(case, done=service.CONFIRM_COMMITMENT.verb)
        if done.answer is not None:
            return done.answer
        refused = done.refused
    note_reading(officer, case, page="registrations.commitment_check")
    return _page(request, officer, read=read_registration(case, officer=officer), form=form, refused=refused)


def _page(
    request: HttpRequest, officer: Officer, *, read: ReadRegistration, form: CheckForm, refused: tuple[str, ...]
) -> HttpResponse:
    act = service.CONFIRM_COMMITMENT
    shut = tuple(in_words(one) for one in objections(act, read.facts, read.actor))
    return show_page(
        request,
        "registrations/check.html",
        officer=officer,
        case=read.case,
        title=f"{title_of(read.registration)}　{child_of(read.registration)}",
        due=Clock(on=officer.on).now_of(read.registration),
        promised=_promised(read.case) if read.sees_comparison else "",
        form=form,
        shut=shut,
        refused=refused or shut,
        page_key=page_key_of(request),
    )


def _promised(case: Case) -> str:
    """The words of the commitment made last: its matters, and how they are to be checked."""
    verb = service.REGISTER_ON_COMMITMENT.verb
    said = [one.reason for one in reasons_said(case) if one.act == verb]
    return said[-1] if said else ""
