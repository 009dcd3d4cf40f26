"""The declarant comes with the card to a township that does not handle their registration: it goes on here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from xinsheng.casework.townships import take_in_person
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.registrations.done import back_to_case
from xinsheng.desk.registrations.in_person.card import find_passed
from xinsheng.desk.registrations.in_person.views import refuse_all_but_townships, show_found, sitting_over
from xinsheng.law.services.first_contact import TAKE_IN_PERSON
from xinsheng.law.terms import Channel, Stage


@require_POST
@for_officers
def take_in(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Take them in; then straight to their answer where the township has asked, else to the case."""
    refuse_all_but_townships(officer)
    found = find_passed(request, officer=officer)
    if found is None:
        return sitting_over(request, officer)
    done = act_now(
        request,
        officer=officer,
        case=found.case,
        perform=lambda asking: take_in_person(found.case.pk, seen=found.side, **asking),
        channel=Channel.COUNTER,
        again_url=reverse("desk:in_person"),
    )
    if done.outcome is None:
        return done.answer or show_found(request, officer, found=(found,), refused=done.refused)
    if found.case.stage == Stage.NOTICED:
        return redirect("desk:on_site", found.case.pk)
    return back_to_case(found.case, done=TAKE_IN_PERSON.verb)
