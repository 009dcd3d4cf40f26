"""The same as FHIR operations: Parameters in, Parameters or an OperationOutcome out."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from xinsheng.exchange.answers import FHIR_JSON, answer, fhir_fault, outcome
from xinsheng.exchange.bodies import json_of, read_body
from xinsheng.exchange.callers import Caller, for_hospitals
from xinsheng.exchange.fhir.profile import ATTENDANT_NO
from xinsheng.exchange.fhir.reading import Notes, Spot
from xinsheng.exchange.scopes import SIGN_SCOPE
from xinsheng.exchange.signing import Answered, ask, sign
from xinsheng.gateways.hospitals.notifications import NEWBORN_NO

TYPES = (FHIR_JSON, "application/json")
ASK_OPERATION, SIGN_OPERATION = "ask-signature", "sign"
_HOLDS = frozenset({"resourceType", "id", "meta", "parameter"})
_URN = "urn:uuid:"
_IDENTIFIERS = {"identifier": NEWBORN_NO, "attendant": ATTENDANT_NO}
_ASKS = {  # a parameter's name -> its value, and the flat element that it is
    "identifier": ("valueIdentifier", "identifier"),
    "version": ("valuePositiveInt", "version"),
    "attendant": ("valueIdentifier", "attendant_no"),
    "confirmed": ("valueCode", "confirmed"),
    "late-reason": ("valueString", "late_reason"),
}
_SIGNS = {
    "request": ("valueUuid", "request"),
    "certificate": ("valueBase64Binary", "certificate"),
    "signature": ("valueBase64Binary", "signature"),
}
_TOLD = {  # a flat value -> the parameter that it is
    "request": ("request", "valueUuid"),
    "case": ("case", "valueUuid"),
    "statement": ("statement", "valueString"),
    "statement_digest": ("statement-digest", "valueString"),
    "nonce": ("nonce", "valueString"),
    "challenge": ("challenge", "valueString"),
    "origin": ("origin", "valueUrl"),
    "certificate": ("certificate", "valueBase64Binary"),
    "expires_at": ("expires", "valueInstant"),
    "signature_digest": ("signature-digest", "valueString"),
}
_MANY = {"confirmed"}


@require_POST
@for_hospitals(fault=fhir_fault, scope=SIGN_SCOPE)
def ask_signature(request: HttpRequest, caller: Caller) -> HttpResponse:
    """`$ask-signature`: the statement and the challenge, for ten minutes; nothing is signed by it."""
    return _answer(request, names=_ASKS, act=lambda said: ask(said, caller=caller))


@require_POST
@for_hospitals(fault=fhir_fault, scope=SIGN_SCOPE)
def sign_delivery(request: HttpRequest, caller: Caller) -> HttpResponse:
    """`$sign`: the delivery, signed; the same again is answered the same."""

    def act(said: dict[str, Any]) -> Answered:
        return sign(UUID(said.pop("request")), said, caller=caller)

    return _answer(request, names=_SIGNS, act=act)


def _answer(
    request: HttpRequest, *, names: Mapping[str, tuple[str, str]], act: Callable[[dict[str, Any]], Answered]
) -> HttpResponse:
    said = Spot(json_of(read_body(request, types=TYPES)), "Parameters")
    notes, where = Notes(), dict[str, str]()
    read = _read(said, names=names, notes=notes, where=where)
    if notes.issues:
        return _told(outcome(notes.issues), status=422)
    came = act(read)
    if came.issues:
        return _told(outcome(came.issues, where=where), status=came.status)
    parameters = [_parameter(name, value) for name, value in came.said.items()]
    return _told({"resourceType": "Parameters", "parameter": parameters}, status=came.status)


def _told(said: dict[str, Any], *, status: int) -> HttpResponse:
    told = answer(said, status=status, content_type=FHIR_JSON)
    told["Cache-Control"] = "no-store"
    return told


def _parameter(name: str, value: str) -> dict[str, str]:
    called, kind = _TOLD[name]
    return {"name": called, kind: f"{_URN}{value}" if kind == "valueUuid" else value}


def _read(said: Spot, *, names: Mapping[str, tuple[str, str]], notes: Notes, where: dict[str, str]) -> dict[str, Any]:
    """The flat values of the parameters; what is none of them, or there twice, is noted."""
    notes.only(said, names=_HOLDS)
    if said.part("resourceType").value != "Parameters":
        notes.add("wrong_profile", said)
    read: dict[str, Any] = {}
    for spot in said.parts("parameter"):
        name = spot.part("name").text
        if name not in names:
            notes.add("unknown_element", spot)
            continue
        kind, element = names[name]
        notes.only(spot, names=frozenset({"name", kind}))
        value = _value(spot.part(kind), name=name, notes=notes)
        if name in _MANY:
            read.setdefault(element, []).append(value)
        elif element in read:
            notes.add("too_many_parts", spot)
        read.setdefault(element, value)
        where[element] = spot.path
    if "request" in names and "request" not in read:
        notes.add("missing_part", said.part("parameter"))
    return read


def _value(spot: Spot, *, name: str, notes: Notes) -> Any:
    """A parameter's value as the flat element has it."""
    if name in _IDENTIFIERS:
        notes.only(spot, names=frozenset({"system", "value"}))
        if spot.part("system").value != _IDENTIFIERS[name]:
            notes.add("unknown_reference", spot.part("system"))
        return spot.part("value").value
    if name == "request":
        return _uuid(spot, notes=notes)
    if spot.value is None:
        notes.add("missing_part", spot)
    return spot.value


def _uuid(spot: Spot, *, notes: Notes) -> str:
    try:
        return str(UUID(spot.text.removeprefix(_URN) if spot.text.startswith(_URN) else ""))
    except ValueError:
        notes.add("wrong_value_type", spot)
        return ""
