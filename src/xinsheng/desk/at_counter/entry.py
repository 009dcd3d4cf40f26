"""The officer enters, or completes, the declaration of the person in front of them (mission C1)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.claims import save_declaration_draft
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.outside import reads_cards
from xinsheng.casework.snapshots import DECLARATION_DRAFT, find_declaration
from xinsheng.desk.at_counter.answers import answers_from_block, answers_of
from xinsheng.desk.at_counter.card import OF_A_CLAIM
from xinsheng.desk.at_counter.form import DeclarationForm
from xinsheng.desk.at_counter.outside_answers import outside_answers_of
from xinsheng.desk.at_counter.outside_form import BIRTH, FIGURES, OutsideDeclarationForm
from xinsheng.desk.at_counter.reach import find_declared_sibling, get_counter_case
from xinsheng.desk.at_counter.report_boxes import REPORT
from xinsheng.desk.births.standing import say_changed
from xinsheng.desk.boxes import what_is_said
from xinsheng.desk.cases.documents import notices_of
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.law.declaration import Declaration
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.payloads import declaration_from
from xinsheng.law.terms import Channel, Stage
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil

_OF_BOTH = ("mother", "father", "no_father", "collector")  # the boxes that are the same for children born together


@require_http_methods(["GET", "POST"])
@for_officers
def enter(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The whole form on one page. What is typed is kept as a draft, right or wrong; right, it goes to the check."""
    case, block = get_counter_case(officer, case_id)
    data = request.POST if request.method == "POST" else None
    initial = answers_so_far(case, block=block, officer=officer)
    is_new = data is None and initial == answers_from_block(block)
    sibling = find_declared_sibling(officer, case) if is_new else None
    if sibling is not None:
        note_reading(officer, sibling, page="at_counter")
        initial |= _as_for(sibling)
    form = _form(case, block=block, officer=officer, data=data, initial=initial)
    right = form.is_valid()
    if form.is_bound:
        try:
            save_declaration_draft(case.pk, payload=form.payload, by=officer.by(Channel.COUNTER), at=officer.at)
        except UnableToAct as unable:  # the family signed it online this very second
            return say_changed(request, unable=unable, again_url=reverse("desk:case", args=[case.pk]))
        if reads_cards() and request.POST.get("read_card") in OF_A_CLAIM:
            return redirect("desk:fill_by_card", case.pk, request.POST["read_card"])
        if right:
            return redirect("desk:counter_check", case.pk)
    note_reading(officer, case, page="at_counter")
    return show_page(
        request,
        "at_counter/page.html",
        officer=officer,
        case=case,
        title=title_of(case),
        form=form,
        block=block,
        reads_cards=reads_cards(),
        told=() if block else (BIRTH, FIGURES, REPORT),
        notice=next(iter(notices_of(case)), None) if case.stage == Stage.NOTICED else None,
        as_before=sibling is not None,
    )


def _form(
    case: Case, *, block: DeliveryBlock | None, officer: Officer, data: Any, initial: dict[str, Any]
) -> DeclarationForm:
    if block is not None:
        return DeclarationForm(block=block, on=officer.on, data=data, initial=initial)
    now_local = civil(officer.at)
    return OutsideDeclarationForm(case=case, now_local=now_local, on=officer.on, data=data, initial=initial)


def answers_so_far(case: Case, *, block: DeliveryBlock | None, officer: Officer) -> dict[str, Any]:
    """What the officer has typed; else what the family has typed or declared; else what the hospital knows."""
    known = answers_from_block(block)
    own = find_draft(case, section=DECLARATION_DRAFT, person=officer.person)
    if own is not None:
        return known | what_is_said(_answers(declaration_from(own)))
    for claim in case.claims.select_related("person").order_by("begun_at"):
        draft = find_draft(case, section=DECLARATION_DRAFT, person=claim.person)
        if draft is not None:  # a father not yet typed is not a father left out
            return known | what_is_said({**_answers(declaration_from(draft)), "no_father": None})
    declared = find_declaration(case)
    return known | (what_is_said(_answers(declared)) if declared else {})


def _as_for(sibling: Case) -> dict[str, Any]:
    """The parents and the collector as they were signed for the other child; the name is each child's own."""
    declared = find_declaration(sibling)
    told = what_is_said(_answers(declared)) if declared else {}
    return {name: value for name, value in told.items() if name.startswith(_OF_BOTH)}


def _answers(declaration: Declaration) -> dict[str, Any]:
    """The boxes of every form; of a birth outside an institution what was told of it too."""
    outside = outside_answers_of(declaration) if declaration.birth else {}
    return answers_of(declaration) | outside
