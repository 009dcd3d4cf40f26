"""Signing in at an enrolled self-service place by one's own card (mission A2): asked and answered once."""

import json
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.card_askings import remember_asking, take_asking
from xinsheng.casework.card_readings import card_identity, sign_in_by_card
from xinsheng.casework.outside import reads_cards
from xinsheng.counter.sign_in.session import is_within, least_of, let_in
from xinsheng.counter.visitor import AT_KIOSK, now, show
from xinsheng.gateways.identity import UnableToVerify
from xinsheng.law.assurance import Assurance
from xinsheng.law.card_readings import ReadFor
from xinsheng.look.content_policy import speaks_to


@require_http_methods(["GET", "POST"])
def by_card(request: HttpRequest) -> HttpResponse:
    """Ask the reader of this very machine, or let in whose card it has read."""
    if not reads_cards():
        raise Http404
    if request.method == "GET":
        return _ask(request, wanted=request.GET.get("next", ""), least=least_of(request.GET.get("least", "")))
    taken = take_asking(request.session, request.POST.get("nonce", ""), purpose=ReadFor.SIGN_IN)
    if taken is None:
        return _ask(request, wanted="", code="not_begun_here")
    challenge, wanted, least = taken.challenge, taken.wanted, least_of(taken.least)
    try:
        account, verified = sign_in_by_card(challenge, request.POST.get("said", ""), at=now())
    except UnableToVerify as fault:
        return _ask(request, wanted=wanted, least=least, code=fault.code)
    if code := let_in(request, account, verified, least=least):
        return _ask(request, wanted=wanted, least=least, code=code)
    request.session[AT_KIOSK] = True
    request.session.set_expiry(settings.KIOSK_IDLE_SECONDS + settings.SESSION_NOTED_EVERY)
    return HttpResponseRedirect(wanted if is_within(request, wanted) else reverse("counter:mine"))


def _ask(request: HttpRequest, *, wanted: str, least: Assurance = Assurance.NETWORK, code: str = "") -> HttpResponse:
    """The page that asks, each time for a new nonce."""
    identity = card_identity()
    challenge = identity.begin("", purpose=ReadFor.SIGN_IN.value, at=now())
    remember_asking(request.session, challenge, wanted=wanted, least=least.value)
    answer = show(
        request,
        "sign_in/card.html",
        status=400 if code else 200,
        reader=settings.CARD_READER,
        ask=json.dumps(identity.asked(challenge)),
        nonce=challenge.nonce,
        next=wanted,
        code=code,
        back_url=f"{reverse('counter:sign_in')}?{urlencode({'next': wanted})}"
        if wanted
        else reverse("counter:sign_in"),
    )
    speaks_to(answer, address=settings.CARD_READER)
    return answer
