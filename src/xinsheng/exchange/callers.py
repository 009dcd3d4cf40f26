"""Which system calls: by its bearer token, read anew at every call, and never by anything it says of itself."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from xinsheng.casework.agencies import find_agency_of
from xinsheng.casework.hospital_clients import UnableToSpeak, find_client_of
from xinsheng.exchange.answers import Fault
from xinsheng.exchange.bodies import UnableToReadBody, read_whole
from xinsheng.exchange.scopes import LOOKS_SCOPE, SCOPE
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.registry.models import Agency, HospitalClient, Office

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


@dataclass(frozen=True, kw_only=True)
class AskingAgency:
    """Another office's system that is let in, and the moment of its call (aware UTC)."""

    agency: Agency
    at: datetime


View = Callable[..., HttpResponse]
LetInBy = Callable[[str, datetime], tuple[Caller | AskingAgency, frozenset[str]] | None]


def for_hospitals(*, fault: Fault, scope: str = SCOPE) -> Callable[[View], View]:
    """Let only a hospital's system with a good token to this in; `fault` words what goes wrong for the interface."""
    return _only_for(_find_hospital, scope=scope, fault=fault)


def for_agencies(*, fault: Fault, scope: str = LOOKS_SCOPE) -> Callable[[View], View]:
    """Let only another office's system with a good token to this in."""
    return _only_for(_find_agency, scope=scope, fault=fault)


def _only_for(find: LetInBy, *, scope: str, fault: Fault) -> Callable[[View], View]:
    def wrap(view: View) -> View:
        @csrf_exempt  # no cookie lets anyone in here
        @wraps(view)
        def called(request: HttpRequest, **named: Any) -> HttpResponse:
            try:
                return _let_in(request, view=view, find=find, scope=scope, fault=fault, named=named)
            except UnableToSpeak:
                return _unknown(fault)
            except UnableToReadBody as unread:
                return fault(unread.code, status=unread.status)
            except (OperationalError, InterfaceError, UnableToUseKey) as away:
                _log.warning("exchange_pause", extra={"code": type(away).__name__})
                return _later(fault)

        return called

    return wrap


def _let_in(
    request: HttpRequest, *, view: View, find: LetInBy, scope: str, fault: Fault, named: dict[str, Any]
) -> HttpResponse:
    """Judge the token before the body is read, for a stranger's is not; and again once it is here, however slowly."""
    token = _token_of(request)
    if token is None or find(token, datetime.now(tz=UTC)) is None:
        return _unknown(fault)
    read_whole(request)
    let_in = find(token, datetime.now(tz=UTC))
    if let_in is None:
        return _unknown(fault)
    caller, scopes = let_in
    if scope not in scopes:
        return fault("no_scope", status=403)
    return view(request, caller, **named)


def _token_of(request: HttpRequest) -> str | None:
    said = request.headers.get("Authorization", "")
    token = said.removeprefix(_BEARER)
    return token if said.startswith(_BEARER) and len(token) <= _LONGEST else None


def _find_hospital(token: str, at: datetime) -> tuple[Caller, frozenset[str]] | None:
    found = find_client_of(token, at=at)
    return (Caller(client=found.client, at=at), found.scopes) if found is not None else None


def _find_agency(token: str, at: datetime) -> tuple[AskingAgency, frozenset[str]] | None:
    found = find_agency_of(token, at=at)
    return (AskingAgency(agency=found.agency, at=at), found.scopes) if found is not None else None


def _unknown(fault: Fault) -> HttpResponse:
    refused = fault("no_token", status=401)
    refused["WWW-Authenticate"] = "Bearer"
    return refused


def _later(fault: Fault) -> HttpResponse:
    paused = fault("try_again", status=503)
    paused["Retry-After"] = "30"
    return paused
