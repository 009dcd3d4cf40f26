"""Which system calls: by its bearer token, read anew at every call, and never by anything it says of itself."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial, wraps
from uuid import UUID

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from xinsheng.casework.hospital_clients import LetIn, UnableToSpeak, find_client_of
from xinsheng.exchange.answers import Fault
from xinsheng.exchange.bodies import UnableToReadBody, read_whole
from xinsheng.exchange.scopes import SCOPE
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.registry.models import HospitalClient, Office

_BEARER = "Bearer "
_LONGEST = 200  # characters of a token
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Caller:
    """A hospital's system that is let in, and the moment of its call (aware UTC)."""

    client: HospitalClient
    at: datetime

    @property
    def office(self) -> Office:
        """The institution whose system it is: all that it may speak for."""
        return self.client.office


def for_hospitals(
    *, fault: Fault, scope: str = SCOPE
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let only a system with a good token to this in; `fault` words what goes wrong in the way of the interface."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @csrf_exempt  # no cookie lets anyone in here
        @wraps(view)
        def called(request: HttpRequest, **where: UUID) -> HttpResponse:
            try:
                return _let_in(request, view=partial(view, **where), scope=scope, fault=fault)
            except UnableToSpeak:
                return _unknown(fault)
            except UnableToReadBody as unread:
                return fault(unread.code, status=unread.status)
            except (OperationalError, InterfaceError, UnableToUseKey) as away:
                _log.warning("exchange_pause", extra={"code": type(away).__name__})
                return _later(fault)

        return called

    return wrap


def _let_in(request: HttpRequest, *, view: Callable[..., HttpResponse], scope: str, fault: Fault) -> HttpResponse:
    """Judge the token before the body is read, for a stranger's is not; and again once it is here, however slowly."""
    if _find_let_in(request, at=datetime.now(tz=UTC)) is None:
        return _unknown(fault)
    read_whole(request)
    at = datetime.now(tz=UTC)
    let_in = _find_let_in(request, at=at)
    if let_in is None:
        return _unknown(fault)
    if scope not in let_in.scopes:
        return fault("no_scope", status=403)
    return view(request, Caller(client=let_in.client, at=at))


def _find_let_in(request: HttpRequest, *, at: datetime) -> LetIn | None:
    said = request.headers.get("Authorization", "")
    token = said.removeprefix(_BEARER)
    return find_client_of(token, at=at) if said.startswith(_BEARER) and len(token) <= _LONGEST else None


def _unknown(fault: Fault) -> HttpResponse:
    refused = fault("no_token", status=401)
    refused["WWW-Authenticate"] = "Bearer"
    return refused


def _later(fault: Fault) -> HttpResponse:
    paused = fault("try_again", status=503)
    paused["Retry-After"] = "30"
    return paused
