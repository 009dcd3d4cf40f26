"""Who is at the screen on the public's side: signed in or sent to the sign-in, and what the bar says of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from xinsheng.casework.acting import By
from xinsheng.casework.outside import counted
from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.terms import Channel
from xinsheng.look.asking import find_page_stood_on
from xinsheng.look.furniture import Bar
from xinsheng.registry.models import Account, Person
from xinsheng.standards.civil_time import civil_date

ASSURANCE = "assurance"  # in a session: how surely its person was identified
AT_KIOSK = "at_kiosk"  # that it is at a self-service place, where somebody else stands next
CAME_BY = "came_by"  # through which channel, where WeChat itself has confirmed it
METHOD, IDENTIFIED_AT = "identified_by", "identified_at"  # by what, and when
View = Callable[..., HttpResponse]


def now() -> datetime:
    """The clock, read here for this face alone: an aware moment in UTC."""
    return datetime.now(tz=UTC)


def today() -> date:
    """The civil day by that clock."""
    return civil_date(now())


def find_person(request: HttpRequest) -> Person | None:
    """The natural person signed in on this page, if anyone is."""
    account = request.user
    return account.person if isinstance(account, Account) else None


def person_of(request: HttpRequest) -> Person:
    """The person behind a page that only signed-in people reach; raises LookupError for a stranger."""
    person = find_person(request)
    if person is None:
        raise LookupError
    return person


def signed_in(view: View) -> View:
    """Let only a signed-in person through; a stranger signs in first and comes back to this very page.

    So does whoever is signed in otherwise than as a citizen, where citizens are identified.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
        if find_person(request) is None or counted(assurance_of(request)) is Assurance.NONE:
            unsaved = {"unsaved": "1"} if request.method == "POST" else {}
            wanted = urlencode({"next": find_page_stood_on(request) or request.path, **unsaved})
            return HttpResponseRedirect(f"{reverse('counter:sign_in')}?{wanted}")
        return view(request, **named)

    return guarded


def by_of(request: HttpRequest) -> By:
    """The signed-in person as the one who acts, over the web or through the official account."""
    return By(
        person=person_of(request),
        channel=channel_of(request),
        assurance=assurance_of(request),
        identified_by=_method_of(request),
        identified_at=identified_at_of(request),
    )


def channel_of(request: HttpRequest) -> Channel:
    """Through which of the public's ways this session came; over the web unless another has been confirmed."""
    return Channel.WECHAT if request.session.get(CAME_BY) == Channel.WECHAT else Channel.WEB


def assurance_of(request: HttpRequest) -> Assurance:
    """How surely this session knows who is there; a session that says nothing of it knows nobody."""
    said = request.session.get(ASSURANCE, "")
    return Assurance(said) if said in set(Assurance) else Assurance.NONE


def identified_at_of(request: HttpRequest) -> datetime | None:
    """When this session's person was identified; None where it does not say."""
    said = request.session.get(IDENTIFIED_AT)
    return datetime.fromisoformat(said) if said else None


def _method_of(request: HttpRequest) -> IdentityMethod | None:
    said = request.session.get(METHOD, "")
    return IdentityMethod(said) if said in set(IdentityMethod) else None


def at_kiosk(request: HttpRequest) -> bool:
    """Whether this session was opened at a self-service place."""
    return bool(request.session.get(AT_KIOSK))


def bar_of(request: HttpRequest) -> Bar:
    """The bar over a page of the public's side."""
    person = find_person(request)
    if person is None:
        return Bar()
    return Bar(
        person=person.name,
        home=reverse("counter:mine"),
        sign_out=reverse("counter:sign_out"),
        idle_seconds=settings.KIOSK_IDLE_SECONDS if at_kiosk(request) else settings.IDLE_SECONDS,
        leaves=at_kiosk(request),
        whose="" if at_kiosk(request) else person.pk.hex,
    )


def show(request: HttpRequest, template: str, /, *, status: int = 200, **context: object) -> HttpResponse:
    """A page of this face with its bar."""
    page = render_to_string(f"counter/{template}", {"bar": bar_of(request), **context}, request=request)
    return HttpResponse(page, status=status)
