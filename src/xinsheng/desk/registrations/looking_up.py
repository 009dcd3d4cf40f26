"""A fresh look into the population register: for a purpose, written down, masked, side by side; it never decides."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from xinsheng.casework.comparisons import answer_of
from xinsheng.casework.look_ups import find_look_up, look_up_register
from xinsheng.casework.registration_snapshots import declaration_in
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.compared import changes_since, rows_of, tally_of
from xinsheng.desk.registrations.naming import child_of, title_of
from xinsheng.desk.registrations.purposes import PURPOSES, find_purpose, purpose_choices
from xinsheng.desk.registrations.reach import get_registration
from xinsheng.desk.registrations.reading import ReadRegistration, read_registration
from xinsheng.law.acts import objections
from xinsheng.law.comparison import comparison_from
from xinsheng.law.services import service_registration as service
from xinsheng.law.township_terms import LookPurpose
from xinsheng.registry.models import RegisterLookUp
from xinsheng.words.comparison import comparison_words


@require_http_methods(["GET", "POST"])
@for_officers
def look_up(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Ask for the purpose; ask the register; come back to what it said, masked. A silence is told as a sentence."""
    case = get_registration(officer, case_id)
    purpose = find_purpose(request.POST.get("purpose", ""))
    refused: tuple[str, ...] = ()
    if request.method == "POST" and purpose is not None:
        said = purpose.value
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: look_up_register(case.pk, purpose=said, **asking),
            again_url=reverse("desk:look_up", args=[case.pk]),
        )
        if done.outcome is not None:
            return redirect("desk:look_up", case.pk)  # by GET: looked at anew it asks nobody
        if done.answer is not None:
            return done.answer
        refused = done.refused
    note_reading(officer, case, page="registrations.look_up")
    without = request.method == "POST" and purpose is None
    read = read_registration(case, officer=officer)
    return _page(request, officer, read=read, purpose=None, asked_without=without, refused=refused)


@require_POST
@for_officers
def look_up_values(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The same page with what the register said then, for a purpose, written down before (T24)."""
    case = get_registration(officer, case_id)
    read = read_registration(case, officer=officer)
    purpose = find_purpose(request.POST.get("purpose", ""))
    told = purpose if read.sees_values else None
    page = "registrations.look_up_values" if told else "registrations.look_up"
    note_reading(officer, case, page=page, purpose=told.value if told else "handling")
    return _page(request, officer, read=read, purpose=told, asked_without=purpose is None)


def _page(
    request: HttpRequest,
    officer: Officer,
    *,
    read: ReadRegistration,
    purpose: LookPurpose | None,
    asked_without: bool,
    refused: tuple[str, ...] = (),
) -> HttpResponse:
    case = read.case
    against = tuple(in_words(one) for one in objections(service.LOOK_UP_REGISTER, read.facts, read.actor))
    found = find_look_up(case) if read.sees_comparison else None
    return show_page(
        request,
        "registrations/look_up.html",
        officer=officer,
        case=case,
        read=read,
        title=f"{title_of(read.registration)}　{child_of(read.registration)}",
        shut=against,
        refused=refused or against,
        purpose=PURPOSES[purpose] if purpose else "",
        purposes=purpose_choices(),
        asked_without=asked_without,
        page_key=page_key_of(request) if refused or asked_without else str(uuid4()),
        found=_found(found, read=read, is_shown=purpose is not None) if found else None,
    )


def _found(look_up: RegisterLookUp, *, read: ReadRegistration, is_shown: bool) -> dict[str, Any]:
    """What came: verdicts and both columns, or the silence in words."""
    compared = comparison_from(look_up.result)
    answer = answer_of(look_up, case=read.case) if read.sees_values else None
    declaration = declaration_in(look_up.declaration, case=read.case)
    main, auxiliary = rows_of(
        compared, declaration=declaration, answer=answer, is_shown=is_shown, on=compared.compared_on
    )
    return {
        "at": look_up.compared_at,
        "by": look_up.asked_by.name,
        "purpose": PURPOSES[LookPurpose(look_up.purpose)],
        "snapshot": look_up.snapshot,
        "silence": comparison_words(compared.silence) if compared.silence else "",
        "tally": tally_of(compared),
        "agrees": look_up.agrees,
        "changes": changes_since(read.compared, now=compared) if read.compared else (),
        "main": main,
        "auxiliary": auxiliary,
    }
