"""Before it is submitted on site: read back, what is unusual, the originals seen and not copied, the signature."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework import registrations
from xinsheng.casework.door import Outcome
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.registration_snapshots import COUPLE_DRAFT
from xinsheng.casework.snapshots import Proposed, objections_to
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.asking import Asking, page_key_of, was_done
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.declared import declared_sections
from xinsheng.desk.registrations.on_site.check_form import OF_THE_AGENT, CheckForm
from xinsheng.desk.registrations.on_site.entrusted import find_entrusted_form, lines_of
from xinsheng.desk.registrations.on_site.reach import get_on_site, unless_taken_back
from xinsheng.law.couple_faults import couple_faults
from xinsheng.law.couple_payloads import couple_declaration_from, couple_payload_of
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.policies import policy_from
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.seen_papers import SeenOnSite
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Channel, Stage
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import Case, short_no
from xinsheng.standards.divisions import full_name
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence


@require_http_methods(["GET", "POST"])
@for_officers
@unless_taken_back
def check(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Show all of it once more; submit for the person in front of the officer."""
    if was_done(request, by=officer.person):
        return redirect("desk:on_site_receipt", case_id)
    case = get_on_site(officer, case_id)
    declaration = find_typed(case, officer=officer)
    if declaration is None or couple_faults(declaration, on=officer.on):
        return redirect("desk:on_site", case.pk)
    data, named = request.POST if request.method == "POST" else None, find_entrusted_form(case)
    sent = named.agent if named is not None else None
    form = CheckForm(declaration, case=case, officer=officer, data=data, sent=sent)
    content, done = digest_of(couple_payload_of(declaration)).hex(), Done()
    if request.method == "POST" and request.POST.get("content") != content:
        done = Done(refused=(refusal_sentence("stale"),))  # typed over since it was shown and signed
    elif form.is_valid():
        confirmed, seen = replace(declaration, confirmed=form.confirmed()), form.seen()
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: _submit(case, declaration=confirmed, seen=seen, asking=asking),
            channel=Channel.COUNTER,
            by_hand=form.by_hand(),
            again_url=reverse("desk:registration", args=[case.pk]),
        )
        if done.outcome is not None:
            return redirect("desk:on_site_receipt", case.pk)
        if done.answer is not None:
            return done.answer
    return _page(
        request, officer, case=case, declaration=declaration, form=form, content=content, refused=done.refused
    )


def _submit(case: Case, *, declaration: CoupleDeclaration, seen: SeenOnSite, asking: Asking) -> Outcome:
    """Declare for the first time, answer the township's one question, or mend what was typed wrongly."""
    if case.stage == Stage.NOTICED:
        return registrations.answer_question(case.pk, declaration=declaration, seen=seen, **asking)
    if case.stage == Stage.WITH_TOWNSHIP:
        return registrations.amend_declaration(case.pk, declaration=declaration, seen=seen, **asking)
    return registrations.declare_couple(case.pk, declaration=declaration, seen=seen, **asking)


def find_typed(case: Case, *, officer: Officer) -> CoupleDeclaration | None:
    """What this officer has typed for the person in front of them."""
    draft = find_draft(case, section=COUPLE_DRAFT, person=officer.person)
    return couple_declaration_from(draft) if draft else None


def _against(case: Case, *, declaration: CoupleDeclaration, officer: Officer) -> tuple[str, ...]:
    """What stands against submitting this declaration, apart from what this very page confirms."""
    act = service.DECLARES_AT.get(Stage(case.stage), service.DECLARE_COUPLE)
    said, by = Proposed(couple=declaration), officer.by(Channel.COUNTER)
    found = objections_to(act, case, by=by, at=officer.at, proposed=said)
    return tuple(in_words(one) for one in found if one.code is not ReasonCode.CAUTION_NOT_CONFIRMED)


def _page(
    request: HttpRequest,
    officer: Officer,
    *,
    case: Case,
    declaration: CoupleDeclaration,
    form: CheckForm,
    content: str,
    refused: tuple[str, ...],
) -> HttpResponse:
    note_reading(officer, case, page="registrations.on_site_check")
    return show_page(
        request,
        "registrations/on_site/check.html",
        officer=officer,
        case=case,
        sections=declared_sections(declaration, whole=True, with_phone=True),
        township=full_name(declaration.township_code),
        entrusted=_lines_signed_on(case),
        form=form,
        agents=OF_THE_AGENT,
        content=content,
        refused=refused or _against(case, declaration=declaration, officer=officer),
        page_key=page_key_of(request),
    )


def _lines_signed_on(case: Case) -> list[tuple[Any, str]]:
    named = find_entrusted_form(case)
    return lines_of(named) if named is not None else []


@require_GET
@for_officers
@unless_taken_back
def sheet(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The registration form as it is printed, read back and signed by hand."""
    case = get_on_site(officer, case_id)
    declaration = find_typed(case, officer=officer)
    if declaration is None or couple_faults(declaration, on=officer.on):
        return redirect("desk:on_site", case.pk)
    note_reading(officer, case, page="registrations.on_site_sheet")
    return show_page(
        request,
        "registrations/on_site/sheet.html",
        officer=officer,
        case=case,
        no=short_no(case.pk),
        taken_at=case.registration.taken_in_by or case.office,
        sections=declared_sections(declaration, whole=True, with_phone=True),
        declarant=label(declaration.declarant),
        township=full_name(declaration.township_code),
        days=policy_from(case.policies).registration_working_days,
    )
