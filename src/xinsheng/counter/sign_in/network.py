"""Signing in over the government service network: out with a state of this very session, back once (threat T25)."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xinsheng.casework.outside import find_network
from xinsheng.casework.people import SIGN_IN, UnableToMeet, meet_citizen
from xinsheng.counter.sign_in.session import is_within, least_of, let_in
from xinsheng.counter.visitor import now, show
from xinsheng.gateways.identity import Challenge, Departure, NetworkIdentity, UnableToVerify, VerifiedIdentity
from xinsheng.law.assurance import Assurance, IdentityMethod

_PENDING = "network_sign_ins"
_MOST = 5  # unfinished ones in a session: a person with several pages open
_STATUS = {"no_answer": 503}


@require_POST
def depart(request: HttpRequest) -> HttpResponse:
    """Send the person to the network, and remember in their session what to expect back."""
    network, at = _network(), now()
    challenge, least = network.begin("", purpose=SIGN_IN, at=at), least_of(request.POST.get("least", ""))
    if not network.reaches(least):
        raise Http404
    try:
        departure = network.depart(challenge, return_to=_return_address(), least=least)
    except UnableToVerify as fault:
        return _unable(request, code=fault.code)
    wanted = request.POST.get("next", "")
    _remember(request, challenge=challenge, departure=departure, wanted=wanted, least=least)
    # A page, not a redirection: a browser lets no form lead to another site (form-action in our policy).
    return show(request, "sign_in/leaving.html", address=departure.address)


@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """Let the person in whom the network names, in the session that sent them out, once."""
    network, at = _network(), now()
    returned = {name: request.GET.get(name, "") for name in ("state", "code", "error", "iss") if name in request.GET}
    pending = _taken(request, state=returned.get("state", ""))
    if pending is None:
        return _unable(request, code="not_begun_here")
    try:
        verified = _verified(network, pending, returned=returned, at=at)
        account = meet_citizen(verified, at=at)
    except UnableToVerify as fault:
        return _unable(request, code=fault.code)
    except UnableToMeet:
        return _unable(request, code="expired")
    wanted = str(pending["wanted"])
    if code := let_in(request, account, verified, least=least_of(pending.get("least", ""))):
        return _unable(request, code=code, wanted=wanted)
    return HttpResponseRedirect(wanted if is_within(request, wanted) else reverse("counter:mine"))


def _network() -> NetworkIdentity:
    network = find_network()
    if network is None:
        raise Http404
    return network


def _return_address() -> str:
    """Our exact address of return, as the network has it on its list; never made from what a browser says."""
    return f"{settings.PUBLIC_URL}{reverse('counter:network_return')}"


def _remember(
    request: HttpRequest, *, challenge: Challenge, departure: Departure, wanted: str, least: Assurance
) -> None:
    kept: dict[str, Any] = dict(request.session.get(_PENDING, {}))
    for oldest in sorted(kept, key=lambda state: kept[state]["expires_at"])[: max(0, len(kept) - _MOST + 1)]:
        del kept[oldest]
    kept[departure.state] = {
        **asdict(departure),
        "nonce": challenge.nonce,
        "expires_at": challenge.expires_at.isoformat(),
        "wanted": wanted,
        "least": least.value,
    }
    request.session[_PENDING] = kept


def _taken(request: HttpRequest, *, state: str) -> dict[str, Any] | None:
    """What was remembered under that state, forgotten from now on; None in any other session."""
    kept: dict[str, Any] = dict(request.session.get(_PENDING, {}))
    pending: dict[str, Any] | None = kept.pop(state, None)
    request.session[_PENDING] = kept
    return pending


def _verified(
    network: NetworkIdentity, pending: dict[str, Any], *, returned: dict[str, str], at: datetime
) -> VerifiedIdentity:
    challenge = Challenge(
        nonce=pending["nonce"],
        purpose=SIGN_IN,
        case_reference="",
        method=IdentityMethod.NETWORK,
        expires_at=datetime.fromisoformat(pending["expires_at"]),
    )
    if at >= challenge.expires_at:
        raise UnableToVerify("expired")
    departure = Departure(address=pending["address"], state=pending["state"], verifier=pending["verifier"])
    answer = network.hear(challenge, departure, returned=returned, return_to=_return_address(), at=at)
    return network.finish(challenge, answer=answer, at=at)


def _unable(request: HttpRequest, *, code: str, wanted: str = "") -> HttpResponse:
    """Say why nobody was let in, and the ways forward: again here, back to the page one came for, or at a counter."""
    back = wanted if is_within(request, wanted) else ""
    return show(request, "sign_in/network_unable.html", code=code, back=back, status=_STATUS.get(code, 400))
