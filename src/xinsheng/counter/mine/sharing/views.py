"""Who may look at one's licence and who has: a code for one office and one purpose, shown once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.licence_consents import (
    Licence,
    consent_to_share,
    find_sharable,
    kind_of,
    sharing_policy,
    state_of,
    take_back,
)
from xinsheng.casework.licence_requests import state_of as request_state_of
from xinsheng.counter.asking import page_key_of
from xinsheng.counter.mine.reach import get_case
from xinsheng.counter.mine.registration.reach import get_registration
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.certificates import PUBLIC_STANDING
from xinsheng.law.sharing import PURPOSES, ConsentState, SharedLicence, ShareForm, SharePurpose, purposes_for
from xinsheng.law.sharing_requests import RequestState
from xinsheng.law.terms import PublicStanding, Service, Standing
from xinsheng.look.asking import find_key
from xinsheng.registry.models import Agency, Case, LicenceConsent, LicenceRequest
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.query_codes import grouped_query_code
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence
from xinsheng.words.sharing_labels import TOLD_FIELDS


class ConsentForm(forms.Form):
    """Which office, and the parent's agreement."""

    agency = forms.ChoiceField(label=_("给哪个单位看"))
    let_look = forms.BooleanField(label=_("我同意这个单位为这个用途看一次上面所列的内容"))

    def __init__(self, data: Any = None, *, purpose: SharePurpose, at: datetime) -> None:
        super().__init__(data)
        found = Agency.objects.in_force(at=at).asking_for(purpose)
        offered: Any = self.fields["agency"]
        offered.choices = [("", _("请选择")), *((str(one.pk), one.name) for one in found)]

    @property
    def has_offices(self) -> bool:
        """Whether any office may ask for this at all."""
        offered: Any = self.fields["agency"]
        return len(offered.choices) > 1


@dataclass(frozen=True, kw_only=True)
class Line:
    """One consent as its giver, or the other parent, reads it."""

    row: LicenceConsent
    state: str
    purpose: str
    form: str
    basis: str
    mine_to_take_back: bool
    is_unanswered: bool


@require_safe
@signed_in
def sharing(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """For what it can be shown, and the record of who was let look and who has looked."""
    case, licence = own_licence(request, case_id)
    at, person = now(), person_of(request)
    rows = LicenceConsent.objects.all().about(case)
    return show(
        request,
        "mine/sharing/page.html",
        case=case,
        caption=caption_of(case),
        in_force=_is_in_force(licence),
        purposes=_asked_for(kind_of(licence), at=at),
        asked=LicenceRequest.objects.all().of_holder(person).about(case).waiting(on=civil_date(at)),
        answered=_answered(case, on=civil_date(at)),
        lines=[_line(row, at=at, is_giver=row.given_by_id == person.pk) for row in rows],
        page_key=page_key_of(request),
        back_url=reverse(_page_of(case), args=[case.pk]),
    )


def _asked_for(kind: SharedLicence, *, at: datetime) -> list[tuple[str, str]]:
    """The purposes that some office may ask for now: any other would be a page that offers nobody."""
    asked = {one for agency in Agency.objects.in_force(at=at) for one in agency.purposes}
    return [(purpose.value, label(purpose)) for purpose in purposes_for(kind) if purpose.value in asked]


def _answered(case: Case, *, on: date) -> list[tuple[LicenceRequest, str, str]]:
    """What offices have asked of this family and nobody lets them any more: declined, or never answered."""
    rows = [(row, request_state_of(row, on=on)) for row in LicenceRequest.objects.all().about(case)]
    over = (RequestState.DECLINED, RequestState.UNANSWERED)
    return [(row, label(SharePurpose(row.purpose)), label(state)) for row, state in rows if state in over]


@require_http_methods(["GET", "POST"])
@signed_in
def let_look(request: HttpRequest, case_id: UUID, purpose: str) -> HttpResponse:
    """Say what the office would see, and give the code for it, once."""
    case, licence = own_licence(request, case_id)
    if purpose not in purposes_for(kind_of(licence)) or not _is_in_force(licence):
        raise Http404
    wanted, at = SharePurpose(purpose), now()
    form = ConsentForm(request.POST or None, purpose=wanted, at=at)
    key = find_key(request)
    if request.method == "POST" and form.is_valid() and key is not None:
        agency = UUID(form.cleaned_data["agency"])
        try:
            given = consent_to_share(case, agency_id=agency, purpose=wanted, key=key, by=by_of(request), at=at)
        except UnableToAct as unable:
            return _refused(request, case, code=unable.code)
        code = grouped_query_code(given.code)
        return _unkept(_show_code(request, case, row=given.row, code=code))
    row = PURPOSES[wanted]
    return show(
        request,
        "mine/sharing/let_look.html",
        form=form,
        caption=label(row.agency),
        purpose=label(wanted),
        bases=list(row.bases.values()),
        told=[str(TOLD_FIELDS[field]) for field in row.fields],
        copies=ShareForm.COPY in row.forms,
        hides_places=row.licence is SharedLicence.COUPLE and ShareForm.COPY in row.forms,
        minutes=sharing_policy(at=at).sharing_code_minutes,
        page_key=page_key_of(request),
        back_url=reverse("counter:sharing", args=[case.pk]),
    )


@require_POST
@signed_in
def no_more(request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """Take a consent back; one that is over by then is shown as it stands."""
    case, _licence = own_licence(request, case_id)
    if not LicenceConsent.objects.all().about(case).filter(pk=consent_id, given_by=person_of(request)).exists():
        raise Http404
    try:
        take_back(consent_id, by=by_of(request), at=now())
    except UnableToAct as unable:
        return _refused(request, case, code=unable.code)
    return HttpResponseRedirect(reverse("counter:sharing", args=[case.pk]))


def own_licence(request: HttpRequest, case_id: UUID) -> tuple[Case, Licence]:
    """One's own case, a child's or a couple's, with the licence one may share; anyone else's is missing."""
    person = person_of(request)
    try:
        case = get_case(person, case_id)
    except Http404:  # none of a child's
        case = get_registration(person, case_id)
    licence = find_sharable(person, case)
    if licence is None:
        raise Http404
    return case, licence


def caption_of(case: Case) -> str:
    """Whose licence it is: the child's name, or that it is the couple's."""
    return case.child_name or gettext("生育服务证")


def _page_of(case: Case) -> str:
    return "counter:my_registration" if case.service == Service.SERVICE_REGISTRATION else "counter:my_case"


def _is_in_force(licence: Licence) -> bool:
    return PUBLIC_STANDING[Standing(licence.standing.state)] is PublicStanding.IN_FORCE


def _line(row: LicenceConsent, *, at: datetime, is_giver: bool) -> Line:
    purpose, state, ending = SharePurpose(row.purpose), state_of(row, at=at), getattr(row, "ending", None)
    return Line(
        row=row,
        state=label(state),
        purpose=label(purpose),
        form=label(ShareForm(ending.form)) if ending is not None and ending.form else "",
        basis=PURPOSES[purpose].bases.get(ending.basis, ending.basis) if ending is not None else "",
        mine_to_take_back=is_giver and state is ConsentState.OPEN,
        is_unanswered=state is ConsentState.UNANSWERED,
    )


def _show_code(request: HttpRequest, case: Case, *, row: LicenceConsent, code: str) -> HttpResponse:
    back = reverse("counter:sharing", args=[case.pk])
    purpose = label(SharePurpose(row.purpose))
    return show(request, "mine/sharing/code.html", row=row, code=code, purpose=purpose, back_url=back)


def _refused(request: HttpRequest, case: Case, *, code: str) -> HttpResponse:
    back = reverse("counter:sharing", args=[case.pk])
    return show(request, "mine/sharing/refused.html", status=409, why=refusal_sentence(code), back_url=back)


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
