"""The application entered at the counter, the originals seen one by one, and its submission (mission C1, D3)."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from xinsheng.casework import applications
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.door import Outcome
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.outside import reads_cards
from xinsheng.casework.snapshots import Proposed, facts_of
from xinsheng.casework.succession_snapshots import APPLICATION_DRAFT, find_application, find_original
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.asking import Asking, page_key_of, was_done
from xinsheng.desk.at_counter.card import Reading, read_card
from xinsheng.desk.at_counter.originals import originals_of, see_original
from xinsheng.desk.births.standing import say_changed
from xinsheng.desk.by_hand import SignedForm
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.reissues.form import ApplicationForm, initial_of
from xinsheng.desk.reissues.reach import get_counter_application
from xinsheng.law.acts import StatementKind
from xinsheng.law.applications import Application, application_from, application_payload_of
from xinsheng.law.card_readings import ReadFor
from xinsheng.law.terms import Channel, Material, Service, Stage
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import Case
from xinsheng.words.refusals import refusal_sentence


class SubmitForm(SignedForm):
    """That the person at the counter signed the application, and how."""

    signed_on_paper = forms.BooleanField(label=_("申请人已在书面申请上手写签名，书面申请已收存"))

    def __init__(self, case: Case, *, officer: Officer, data: Any = None) -> None:
        """Offer the ways to sign it."""
        super().__init__(data)
        self.offer_ways(case, kind=StatementKind.DECLARATION, at=officer.at)


@require_http_methods(["GET", "POST"])
@for_officers
def enter(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The whole application on one page; right, it goes to the originals."""
    case = get_counter_application(officer, case_id)
    form = ApplicationForm(
        service=Service(case.service),
        content=original.content if (original := find_original(case)) else {},
        on=officer.on,
        data=request.POST if request.method == "POST" else None,
        initial=initial_of(_typed(case, officer=officer) or find_application(case)),
    )
    right = form.is_valid()
    if form.is_bound and form.payload:
        by = officer.by(Channel.COUNTER)
        try:
            applications.save_application_draft(case.pk, payload=form.payload, by=by, at=officer.at)
        except UnableToAct as unable:  # the family submitted it online this very second
            return say_changed(request, unable=unable, again_url=reverse("desk:case", args=[case.pk]))
        if right:
            return redirect("desk:counter_application_check", case.pk)
    note_reading(officer, case, page="counter_application")
    return show_page(
        request, "reissues/application.html", officer=officer, case=case, title=title_of(case), form=form
    )


@require_http_methods(["GET", "POST"])
@for_officers
def check(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The originals that are needed, and no other; then submit for the person before the officer."""
    if was_done(request, by=officer.person):
        return redirect("desk:case", case_id)
    case = get_counter_application(officer, case_id)
    application = _typed(case, officer=officer)
    if application is None:
        return redirect("desk:counter_application", case.pk)
    form = SubmitForm(case, officer=officer, data=request.POST if request.method == "POST" else None)
    done = Done()
    if request.method == "POST" and request.POST.get("content") != _content_of(application):
        form = SubmitForm(case, officer=officer)  # typed over since it was signed
        done = Done(refused=(refusal_sentence("stale"),))
    elif form.is_valid():
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: _submit(case, application=application, asking=asking),
            channel=Channel.COUNTER,
            by_hand=form.by_hand(),
        )
        if done.outcome is not None:
            return redirect("desk:case", case.pk)
        if done.answer is not None:
            return done.answer
    return _page(request, officer, case=case, application=application, form=form, refused=done.refused)


def _content_of(application: Application) -> str:
    """The digest of what the person signs; the page carries it along."""
    return digest_of(application_payload_of(application)).hex()


def _submit(case: Case, *, application: Application, asking: Asking) -> Outcome:
    verb = applications.make_up if case.stage == Stage.NOTICED else applications.apply
    return verb(case.pk, application=application, **asking)


@require_POST
@for_officers
def original_seen(request: HttpRequest, officer: Officer, case_id: UUID, kind: str) -> HttpResponse:
    """Attest that the original of one needed paper was seen; nothing outside the list can be asked for."""
    case = get_counter_application(officer, case_id)
    application = _typed(case, officer=officer)
    if application is None:
        raise Http404
    done = see_original(request, officer=officer, case=case, kind=kind, declaration=application)
    if done.outcome is not None:
        return redirect("desk:counter_application_check", case.pk)
    if done.answer is not None:
        return done.answer
    form = SubmitForm(case, officer=officer)
    return _page(request, officer, case=case, application=application, form=form, refused=done.refused)


@require_http_methods(["GET", "POST"])
@for_officers
def attest_by_card(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Read the applicant's card instead: where the application says the same, the original is seen."""
    case = get_counter_application(officer, case_id)
    if _typed(case, officer=officer) is None:
        raise Http404
    names = ("desk:counter_application", "desk:counter_application_check", "desk:attest_applicant_by_card")
    form, back, again = (reverse(name, args=[case.pk]) for name in names)
    whose = ReadFor.APPLICANT
    reading = Reading(case=case, purpose=whose, attest=True, back=back, form=form, again=again)
    return read_card(request, officer, reading)


def _cards_for(case: Case) -> dict[Material, str]:
    page = reverse("desk:attest_applicant_by_card", args=[case.pk])
    return {Material.APPLICANT_ID: page} if reads_cards() else {}


def _typed(case: Case, *, officer: Officer) -> Application | None:
    """What this officer has typed for the person at the counter."""
    draft = find_draft(case, section=APPLICATION_DRAFT, person=officer.person)
    return application_from(draft) if draft else None


def _page(
    request: HttpRequest,
    officer: Officer,
    *,
    case: Case,
    application: Application,
    form: SubmitForm,
    refused: tuple[str, ...],
) -> HttpResponse:
    note_reading(officer, case, page="counter_application_check")
    is_check = request.path == reverse("desk:counter_application_check", args=[case.pk])
    facts = facts_of(case, at=officer.at, proposed=Proposed(application=application))
    return show_page(
        request,
        "reissues/check.html",
        officer=officer,
        case=case,
        title=title_of(case),
        originals=originals_of(facts),
        by_card=_cards_for(case),
        form=form,
        content=_content_of(application),
        refused=refused,
        page_key=page_key_of(request) if is_check else str(uuid4()),
    )
