"""The flat way to an attendant's own signature: ask what is to be signed, hand in what their token answered."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from xinsheng.exchange.answers import answer, flat_fault, flat_issues
from xinsheng.exchange.bodies import json_of, read_body
from xinsheng.exchange.callers import Caller, for_hospitals
from xinsheng.exchange.scopes import SIGN_SCOPE
from xinsheng.exchange.signing import Answered, ask, sign

JSON = "application/json"


@require_POST
@for_hospitals(fault=flat_fault, scope=SIGN_SCOPE)
def asked(request: HttpRequest, caller: Caller) -> HttpResponse:
    """The statement and the challenge, for ten minutes; nothing is signed by it."""
    return _told(ask(json_of(read_body(request, types=(JSON,))), caller=caller), result="asked")


@require_POST
@for_hospitals(fault=flat_fault, scope=SIGN_SCOPE)
def signed(request: HttpRequest, caller: Caller, request_id: UUID) -> HttpResponse:
    """The delivery, signed; the same again is answered the same."""
    said = json_of(read_body(request, types=(JSON,)))
    return _told(sign(request_id, said, caller=caller), result="signed")


def _told(came: Answered, *, result: str) -> HttpResponse:
    said = (
        {"result": "refused", "issues": flat_issues(came.issues)} if came.issues else {"result": result, **came.said}
    )
    told = answer(said, status=came.status)
    told["Cache-Control"] = "no-store"
    return told
