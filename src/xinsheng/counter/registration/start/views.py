"""The start page, beginning one's form, and the way back into it."""

import hashlib
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xinsheng.casework.acting import Asked
from xinsheng.casework.frozen_policies import policy_in_force
from xinsheng.casework.people import paper_no_of
from xinsheng.casework.registrations import begin_registration, find_begun
from xinsheng.counter.registration.entrust.standing import find_sent
from xinsheng.counter.registration.way import CHECK, address_of, unanswered
from xinsheng.counter.registration.work import Work, on_own_registration
from xinsheng.counter.visitor import by_of, find_person, now, person_of, show, signed_in, today

_NOTHING_SAID = hashlib.sha256(b"").digest()


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Who may, that it costs nothing and no paper is asked; open to everybody, signed in or not."""
    person, policy = find_person(request), policy_in_force(on=today())
    begun = find_begun(person, on=today()) if person else None
    return show(
        request,
        "registration/start/page.html",
        person=person,
        begun=begun,
        sent=find_sent(person, begun, on=today()) if person and begun else None,
        has_paper=bool(person and paper_no_of(person)),
        most=policy.registration_children,
        days=policy.registration_working_days,
        asks_other=policy.registration_spouse_confirms,
        back_url=reverse("counter:home"),
    )


@require_POST
@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """Begin one's form, or find the one begun before."""
    person = person_of(request)
    if not paper_no_of(person):
        return HttpResponseRedirect(reverse("counter:register"))
    asked = Asked(key=uuid4(), body_digest=_NOTHING_SAID)  # it is the person who has one form, not the page
    case = begin_registration(office=None, by=by_of(request), at=now(), asked=asked)
    page = "counter:register-entrust" if "entrust" in request.POST else "counter:register-form"
    return HttpResponseRedirect(reverse(page, args=[case.pk]))


@require_safe
@on_own_registration
def form(request: HttpRequest, work: Work) -> HttpResponse:
    """Where this form goes on: at the first page still open, else at the check."""
    del request
    still_open = unanswered(work)
    return HttpResponseRedirect(address_of(work, still_open[0] if still_open else CHECK))
