"""Through WeChat and back, to the service one came for (mission A2; threat T25).

The way to WeChat and back confirms one thing, through which channel this visit comes, and opens nothing: who is there
is asked by the service itself, as of anybody. So whatever becomes of it, the person lands where they wanted to be; an
unconfirmed visit is one over the web.
"""

import logging
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinsheng.casework.outside import find_official_account
from xinsheng.counter.visitor import CAME_BY, channel_of, now
from xinsheng.gateways.identity import LIFETIME, UnableToVerify
from xinsheng.law.terms import Channel

ENTRANCES = ("register", "query", "claim", "outside", "mine", "reissue")  # what a menu may lead to: pages of ours
_UNDER_WAY = "wechat_visits"
_MOST = 5  # unfinished ones in a session: a person with several pages open
_WECHAT = "MicroMessenger"  # in the words by which its browser names itself; they decide the way, and prove nothing
_log = logging.getLogger(__name__)


@require_safe
def come(request: HttpRequest, entrance: str) -> HttpResponse:
    """Lead on to the service, by way of WeChat where that may confirm the channel."""
    account = find_official_account()
    in_wechat = _WECHAT in request.headers.get("User-Agent", "")
    if account is None or not in_wechat or channel_of(request) is Channel.WECHAT:
        return _lead_on(entrance)
    state, address = account.depart(return_to=_return_address(entrance))
    _remember(request, state=state, at=now())
    return HttpResponseRedirect(address)


@require_safe
def come_back(request: HttpRequest, entrance: str) -> HttpResponse:
    """Note the channel where WeChat confirms it, in the session that went out, once; and lead on all the same."""
    account, state = find_official_account(), request.GET.get("state", "")
    if account is None or not _took(request, state=state, at=now()):
        return _lead_on(entrance)
    try:
        account.confirm(state, returned={name: request.GET.get(name, "") for name in ("state", "code")})
    except UnableToVerify as fault:
        _log.warning("a visit through the official account was not confirmed", extra={"code": fault.code})
        return _lead_on(entrance)
    request.session[CAME_BY] = Channel.WECHAT.value
    return _lead_on(entrance)


def _lead_on(entrance: str) -> HttpResponse:
    """To the service; an entrance that there is not, or is no more, leads to the first page."""
    return HttpResponseRedirect(reverse(f"counter:{entrance if entrance in ENTRANCES else 'home'}"))


def _return_address(entrance: str) -> str:
    """Our own address of return, which names the service: whoever lost their session on the way still lands there."""
    return f"{settings.PUBLIC_URL}{reverse('counter:wechat_return', args=[entrance])}"


def _remember(request: HttpRequest, *, state: str, at: datetime) -> None:
    """Remember what this browser went out with, for ten minutes; the oldest gives way to a sixth."""
    kept: dict[str, Any] = dict(request.session.get(_UNDER_WAY, {}))
    for oldest in sorted(kept, key=kept.__getitem__)[: max(0, len(kept) - _MOST + 1)]:
        del kept[oldest]
    kept[state] = (at + LIFETIME).isoformat()
    request.session[_UNDER_WAY] = kept


def _took(request: HttpRequest, *, state: str, at: datetime) -> bool:
    """Whether this browser went out with that state within ten minutes; forgotten from now on."""
    kept: dict[str, Any] = dict(request.session.get(_UNDER_WAY, {}))
    until = kept.pop(state, None)
    if until is None:
        return False
    request.session[_UNDER_WAY] = kept
    return at < datetime.fromisoformat(until)
