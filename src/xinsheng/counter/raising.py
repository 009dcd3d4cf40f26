"""Where an act asks for a surer identification than the session has: say so before anything is typed, and lead on.

The law is asked again when the act is done: what a page once let through, a session that knows less does not do.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from xinsheng.casework.citizen_signatures import find_affirmed_at
from xinsheng.casework.outside import counted, find_network, reads_cards
from xinsheng.casework.people import phone_of
from xinsheng.counter.sign_in.face_ways import may_show_face
from xinsheng.counter.visitor import assurance_of, by_of, now, person_of, show, today
from xinsheng.law.assurance import DEMANDED, Assurance, find_lacking, is_affirmed
from xinsheng.law.terms import Duty
from xinsheng.look.asking import find_page_stood_on
from xinsheng.registry.models import Case, Person

View = Callable[..., HttpResponse]


def surely_enough_for(verb: str, *, duty: Duty = Duty.COLLECTOR) -> Callable[[View], View]:
    """Let through only whom the session knows surely enough for this act; the others see the ways to it.

    From there they come back to this very page. It stands below `signed_in`.
    """

    def guarding(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            least = find_lacking(verb, duty=duty, found=counted(assurance_of(request)))
            return view(request, *args, **named) if least is None else show_ways_to(request, least=least)

        return guarded

    return guarding


def _always(_request: HttpRequest) -> bool:
    return True


def freshly_enough_for(
    verb: str, *, duty: Duty = Duty.COLLECTOR, when: Callable[[HttpRequest], bool] = _always
) -> Callable[[View], View]:
    """Let through only whom the session, or a code, has affirmed lately enough to put their name to this act.

    The others see the ways to it, and come back to this very page. `when` the page signs at all. It stands below
    whatever opens the person's case.
    """

    def guarding(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            case_id = named["case_id"] if "case_id" in named else args[0].case.pk
            if not when(request) or _is_affirmed(request, case_id, verb=verb, duty=duty):
                return view(request, *args, **named)
            return show_ways_to_affirm(request, case_id, least=DEMANDED[duty][verb].least)

        return guarded

    return guarding


def _is_affirmed(request: HttpRequest, case_id: UUID, *, verb: str, duty: Duty) -> bool:
    at = now()
    affirmed_at = find_affirmed_at(by_of(request), case_id=case_id, at=at)
    return is_affirmed(verb, duty=duty, affirmed_at=affirmed_at, at=at)


def find_code_page(person: Person, case_id: UUID, *, wanted: str) -> str:
    """Where this person can confirm by a code, to come back to `wanted`; '' without a number, or such a case."""
    has_case = Case.objects.of_party(person, on=today()).filter(pk=case_id).exists()
    if not has_case or not phone_of(person):
        return ""
    return f"{reverse('counter:affirm', args=[case_id])}?{urlencode({'next': wanted})}"


def show_ways_to_affirm(request: HttpRequest, case_id: UUID, *, least: Assurance) -> HttpResponse:
    """The page that asks once more who is there, and offers each way to say so; what a form sent was not taken."""
    network, wanted = find_network(), find_page_stood_on(request) or request.path
    return show(
        request,
        "sign_in/again.html",
        status=200 if request.method == "GET" else 403,
        next=wanted,
        least=least,
        code_url=find_code_page(person_of(request), case_id, wanted=wanted),
        by_network=network is not None and network.reaches(least),
        by_face=may_show_face(person_of(request)),
        by_card=reads_cards(),
    )


def show_ways_to(request: HttpRequest, *, least: Assurance) -> HttpResponse:
    """The page that says what is lacking and offers each way that reaches it; what a form sent was not taken."""
    network = find_network()
    return show(
        request,
        "sign_in/raise.html",
        status=200 if request.method == "GET" else 403,
        next=find_page_stood_on(request) or request.path,
        least=least,
        by_network=network is not None and network.reaches(least),
        by_face=may_show_face(person_of(request)),
        by_card=reads_cards(),
        unsaved=request.method == "POST" and request.content_type == "multipart/form-data",
    )
