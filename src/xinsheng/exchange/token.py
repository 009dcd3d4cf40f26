"""The token endpoint of SMART Backend Services: a signed assertion in, a short bearer token out (RFC 6749, 7523)."""

import logging
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from xinsheng.casework.access_tokens import TOKEN_LIFETIME, give_token
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.agencies import find_agency
from xinsheng.casework.hospital_clients import find_client
from xinsheng.exchange.answers import answer
from xinsheng.exchange.scopes import OF_AGENCIES, OF_HOSPITALS, read_scopes
from xinsheng.gateways.hospitals.assertions import UnableToBelieve, find_claimed_client, read_assertion
from xinsheng.registry.models import Agency, HospitalClient

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_log = logging.getLogger(__name__)


def token_address() -> str:
    """The exact audience an assertion must name."""
    return f"{settings.PUBLIC_URL}{reverse('exchange:token')}"


@csrf_exempt  # the assertion is the proof; no cookie is looked at
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """Give a token for an assertion that holds; what is wrong with it is told to the log, never to the caller."""
    said = request.POST
    if any(len(said.getlist(name)) > 1 for name in said):
        return _refuse("invalid_request")
    if said.get("grant_type") != "client_credentials":
        return _refuse("unsupported_grant_type")
    if said.get("client_assertion_type") != ASSERTION_TYPE or not said.get("client_assertion"):
        return _refuse("invalid_request")
    scopes = read_scopes(said.get("scope", ""))
    if scopes is None:
        return _refuse("invalid_scope")
    given = _given_for(said["client_assertion"], scopes=scopes, at=datetime.now(tz=UTC))
    if given is None:
        return _refuse("invalid_client", status=401)
    seconds = int(TOKEN_LIFETIME.total_seconds())
    return _unkept(
        answer(
            {"access_token": given, "token_type": "Bearer", "expires_in": seconds, "scope": said["scope"]}, status=200
        )
    )


def _given_for(assertion: str, *, scopes: frozenset[str], at: datetime) -> str | None:
    claimed = find_claimed_client(assertion)
    client = _find_caller(claimed, scopes=scopes, at=at) if claimed else None
    if client is None:
        _log.info("assertion_refused", extra={"code": "unknown_client"})
        return None
    try:
        read = read_assertion(assertion, client=client.pk, keys=client.keys, audience=token_address(), at=at)
        return give_token(client, assertion=read.digest, scopes=scopes, expires_at=read.expires_at, at=at)
    except (UnableToBelieve, UnableToAct) as fault:
        _log.info("assertion_refused", extra={"code": fault.code})
        return None


def _find_caller(claimed: UUID, *, scopes: frozenset[str], at: datetime) -> HospitalClient | Agency | None:
    """The system of that id which these scopes are for."""
    if scopes <= OF_HOSPITALS:
        return find_client(claimed, at=at)
    return find_agency(claimed, at=at) if scopes <= OF_AGENCIES else None


def _refuse(code: str, *, status: int = 400) -> HttpResponse:
    return _unkept(answer({"error": code}, status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
