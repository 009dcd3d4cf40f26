"""Another office looks at a licence with its holder's one-time code, and fetches the answer that is made of it."""

import re
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xinsheng.casework.licence_asking import UnableToLook
from xinsheng.casework.licence_looks import Ask, Matter, find_answer, look_at_licence
from xinsheng.exchange.answers import answer, flat_fault
from xinsheng.exchange.bodies import UnableToReadBody, json_of, read_body
from xinsheng.exchange.callers import AskingAgency, for_agencies
from xinsheng.gateways.signed_service import SIGNATURE
from xinsheng.law.sharing import ShareForm, SharePurpose
from xinsheng.registry.models import LicenceConsentEnding

LONGEST_CODE = 40  # characters, with whatever thumbs add
OWN_NUMBER = re.compile(r"[A-Za-z0-9._:-]{1,64}", re.ASCII)
LOOK_KEY = "Idempotency-Key"
MEMBERS = ("code", "purpose", "basis", "form", "handled_by", "request_no")
_STATUS = {
    "no_consent": 404,
    "no_such_look": 404,
    "no_such_request": 404,
    "too_many_asks": 429,
    "not_your_purpose": 403,
    "key_used": 409,
    "number_used": 409,
}


@require_POST
@for_agencies(fault=flat_fault)
def looks(request: HttpRequest, caller: AskingAgency) -> HttpResponse:
    """Use the code up; the answer is fetched at the address that is given, in a second or two."""
    ask = _ask_of(json_of(read_body(request, types=("application/json",))))
    try:
        look = look_at_licence(caller.agency, ask=ask, key=key_of(request), at=caller.at)
    except UnableToLook as unable:
        return refused(unable)
    return accepted(look)


@require_safe
@for_agencies(fault=flat_fault)
def look(_request: HttpRequest, caller: AskingAgency, look_id: UUID) -> HttpResponse:
    """The signed answer to a look of one's own, byte for byte; 202 while it is being made."""
    try:
        found = find_answer(caller.agency, look_id, at=caller.at)
    except UnableToLook as unable:
        return refused(unable)
    if found is None:
        waiting = unkept(answer({"result": "accepted", "look": str(look_id)}, status=202))
        waiting["Retry-After"] = "1"
        return waiting
    told = unkept(HttpResponse(found.body, content_type="application/json; charset=utf-8"))
    told[SIGNATURE] = found.signature
    return told


def _ask_of(said: Any) -> Ask:
    """What is asked; anything left out, unknown or of another shape is no ask. Raises UnableToReadBody."""
    texts = texts_of(said, members=MEMBERS)
    if len(texts["code"]) > LONGEST_CODE:
        raise UnableToReadBody("not_an_ask", status=422)
    matter = matter_of(texts)
    return Ask(code=texts["code"], **vars(matter))


def key_of(request: HttpRequest) -> str:
    """The office's own key for this one call; '' where it sends none. Raises UnableToReadBody."""
    key = request.headers.get(LOOK_KEY, "")
    if key and not OWN_NUMBER.fullmatch(key):
        raise UnableToReadBody("bad_key", status=422)
    return key


def texts_of(said: Any, *, members: tuple[str, ...]) -> dict[str, str]:
    """Just these members, each a text. Raises UnableToReadBody."""
    if (
        not isinstance(said, dict)
        or set(said) != set(members)
        or not all(isinstance(one, str) for one in said.values())
    ):
        raise UnableToReadBody("not_an_ask", status=422)
    return said


def matter_of(said: dict[str, str]) -> Matter:
    """For what is asked, on what basis and for which matter of the office. Raises UnableToReadBody."""
    own = (said["handled_by"], said["request_no"])
    if (
        not all(OWN_NUMBER.fullmatch(one) for one in own)
        or said["purpose"] not in set(SharePurpose)
        or said["form"] not in set(ShareForm)
    ):
        raise UnableToReadBody("not_an_ask", status=422)
    return Matter(
        purpose=SharePurpose(said["purpose"]),
        basis=said["basis"],
        form=ShareForm(said["form"]),
        handled_by=said["handled_by"],
        request_no=said["request_no"],
    )


def accepted(look: LicenceConsentEnding) -> HttpResponse:
    """The look is taken; the answer is being made, and this is where."""
    taken = unkept(answer({"result": "accepted", "look": str(look.pk)}, status=202))
    taken["Location"] = reverse("exchange:look", args=[look.pk])
    return taken


def refused(unable: UnableToLook) -> HttpResponse:
    """Why nothing is shown."""
    return unkept(flat_fault(unable.code, status=_STATUS.get(unable.code, 422)))


def unkept(response: HttpResponse) -> HttpResponse:
    """What nobody on the way keeps."""
    response["Cache-Control"] = "no-store"
    return response
