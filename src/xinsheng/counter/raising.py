"""Where an act asks for a surer identification than the session has: say so before anything is typed, and lead on.

The law is asked again when the act is done: what a page once let through, a session that knows less does not do.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from xinsheng.casework.outside import counted, find_network
from xinsheng.counter.sign_in.card import reads_cards
from xinsheng.counter.visitor import assurance_of, show
from xinsheng.law.assurance import Assurance, find_lacking
from xinsheng.law.terms import Duty
from xinsheng.look.asking import find_page_stood_on

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
        by_card=reads_cards(),
        unsaved=request.method == "POST" and request.content_type == "multipart/form-data",
    )
