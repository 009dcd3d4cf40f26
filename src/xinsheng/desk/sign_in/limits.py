"""How often one may try the officers' door: per network, and per login name; buckets hold keyed digests only."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse

from xinsheng.casework.attempts import WINDOW, count_try
from xinsheng.casework.outside import keys
from xinsheng.look.error_pages import render_error
from xinsheng.look.networks import network_of

MOST: Mapping[str, int] = MappingProxyType({"network": 120, "name": 10})  # in ten minutes: a hospital is one network
_WINDOW = int(WINDOW.total_seconds())


def tries_too_often(request: HttpRequest, *, at: datetime, login_name: str = "") -> bool:
    """Count one more try by this network, and with this login name if one was typed; tell whether it is too many."""
    network = keys().index(network_of(request), kind="sign_in.network").hex()
    if count_try(f"sign_in.network:{network}", at=at) > MOST["network"]:
        return True
    if not login_name:
        return False
    return count_try(f"sign_in.name:{keys().index(login_name, kind='sign_in.name').hex()}", at=at) > MOST["name"]


def too_often(request: HttpRequest, *, at: datetime) -> HttpResponse:
    """The 429 page; Retry-After is the rest of this window, in seconds."""
    response = render_error(request, 429, reference=getattr(request, "reference", ""))
    response.headers["Retry-After"] = str(_WINDOW - int(at.timestamp()) % _WINDOW)
    return response
