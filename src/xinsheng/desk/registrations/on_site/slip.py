"""The query code on paper for who left no phone, given by whoever has just taken them in (mission E3, E7)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST

from xinsheng.casework import registrations
from xinsheng.casework.door import Outcome
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import Asking
from xinsheng.desk.cases.documents import document
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.registrations.in_person.papers import slip_paper
from xinsheng.desk.registrations.on_site.reach import get_lodged
from xinsheng.desk.registrations.on_site.receipt import may_give_code
from xinsheng.law.terms import Channel


@require_POST
@for_officers
def slip(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Give the first code, as a slip to be printed and as nothing else; what is not given leads to the receipt.

    A slip that did not come out is asked for there again, for some minutes.
    """
    case = get_lodged(officer, case_id)
    declaration = find_couple_declaration(case)
    if declaration is None or not may_give_code(case, side=declaration.declarant, officer=officer):
        return redirect("desk:on_site_receipt", case.pk)
    given_out: list[str] = []

    def perform(asking: Asking) -> Outcome:
        outcome, code = registrations.first_code_slip(case.pk, seen=declaration.declarant, **asking)
        given_out.append(code)
        return outcome

    again_url = reverse("desk:on_site_receipt", args=[case.pk])
    done = act_now(request, officer=officer, case=case, perform=perform, channel=Channel.COUNTER, again_url=again_url)
    code = given_out[0] if given_out else ""
    if not code:
        return done.answer or redirect(again_url)
    with translation.override("zh-hans"):
        return document(request, lambda: slip_paper(case, code=code, officer=officer))
