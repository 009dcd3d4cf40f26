"""Begin on site, and the whole form on one page (mission E11)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.couple_drafts import save_couple_draft
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.registration_snapshots import COUPLE_DRAFT, find_couple_declaration
from xinsheng.casework.registrations import begin_registration
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.boxes import what_is_said
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.naming import title_of
from xinsheng.desk.registrations.on_site.answers import answers_of
from xinsheng.desk.registrations.on_site.choosing import add_offices, office_chosen
from xinsheng.desk.registrations.on_site.entrusted import answers_named_in, find_entrusted_form, lines_of
from xinsheng.desk.registrations.on_site.form import CoupleForm
from xinsheng.desk.registrations.on_site.parts import parts_of
from xinsheng.desk.registrations.on_site.reach import get_on_site, unless_taken_back
from xinsheng.desk.registrations.on_site.whitelist import WHITELIST
from xinsheng.desk.registrations.reach import lodging_offices_of
from xinsheng.law.couple_payloads import couple_declaration_from, couple_payload_of
from xinsheng.law.policies import policy_from
from xinsheng.law.terms import Channel
from xinsheng.look.error_pages import render_error
from xinsheng.registry.models import Case, Office

_TYPED = "typed"  # the draft's own word: places typed and not yet found


class BeginForm(forms.Form):
    """At which of the officer's offices the person came in."""

    def __init__(self, data: Any = None, *, offices: tuple[Office, ...]) -> None:
        super().__init__(data)
        self._offices = offices
        add_offices(self, offices)

    def chosen(self) -> Office:
        """The office chosen, or the only one."""
        return office_chosen(self, self._offices)


@require_http_methods(["GET", "POST"])
@for_officers
def begin(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Say what may be asked and what not; open an empty form at the officer's office."""
    offices = lodging_offices_of(officer)
    if not offices:
        raise Http404
    form = BeginForm(request.POST if request.method == "POST" else None, offices=offices)
    if form.is_valid():
        asked: Asked = asked_of(request)
        by: By = officer.by(Channel.COUNTER)
        try:
            case = begin_registration(office=form.chosen(), by=by, at=officer.at, asked=asked)
        except UnableToAct:
            return render_error(request, 409, reference=getattr(request, "reference", ""), again_url=request.path)
        return redirect("desk:on_site", case.pk)
    return show_page(
        request,
        "registrations/on_site/begin.html",
        officer=officer,
        here="desk:begin_on_site",
        form=form,
        one_office=offices[0] if len(offices) == 1 else None,
        whitelist=WHITELIST,
        page_key=page_key_of(request),
    )


@require_http_methods(["GET", "POST"])
@for_officers
@unless_taken_back
def enter(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The whole form. What is typed is kept as a draft, right or wrong; right, it goes on to the check."""
    case = get_on_site(officer, case_id)
    form = CoupleForm(
        request.POST if request.method == "POST" else None,
        on=officer.on,
        initial=_answers_so_far(case, officer=officer),
        asks_other=policy_from(case.policies).registration_spouse_confirms,
    )
    right = form.is_valid()
    if form.is_bound:
        if not _kept(case, form=form, officer=officer):
            return _too_late(request, case)
        if right:
            return redirect("desk:on_site_check", case.pk)
    note_reading(officer, case, page="registrations.on_site")
    named = find_entrusted_form(case)
    return show_page(
        request,
        "registrations/on_site/page.html",
        officer=officer,
        case=case,
        entrusted=lines_of(named) if named is not None else (),
        title=title_of(case.registration),
        form=form,
        parts=parts_of(form),
        whitelist=WHITELIST,
        is_answer=case.declarations.exists(),
    )


def _kept(case: Case, *, form: CoupleForm, officer: Officer) -> bool:
    """Whether the draft is kept; not once it was submitted in another window."""
    if form.declaration is None:
        return True
    payload = couple_payload_of(form.declaration) | {_TYPED: form.places_not_found()}
    try:
        save_couple_draft(case.pk, payload=payload, by=officer.by(Channel.COUNTER), at=officer.at)
    except UnableToAct as unable:
        if unable.code != "stale":
            raise
        return False
    return True


def _too_late(request: HttpRequest, case: Case) -> HttpResponse:
    """It was submitted meanwhile: the way to what stands now."""
    again_url = reverse("desk:registration", args=[case.pk])
    return render_error(request, 409, reference=getattr(request, "reference", ""), again_url=again_url)


def _answers_so_far(case: Case, *, officer: Officer) -> dict[str, Any]:
    """What this officer has typed; else what was declared before the township asked, or what was signed online."""
    own = find_draft(case, section=COUPLE_DRAFT, person=officer.person)
    if own is not None:
        typed: dict[str, Any] = own.get(_TYPED, {})
        return {**what_is_said(answers_of(couple_declaration_from(own))), **typed}
    declared, named = find_couple_declaration(case), find_entrusted_form(case)
    if named is not None:
        return what_is_said(answers_named_in(named))
    return what_is_said(answers_of(declared)) if declared else {}
