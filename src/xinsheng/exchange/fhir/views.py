"""The FHIR way in: a transaction Bundle of one delivery, or a batch of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from xinsheng.exchange.answers import FHIR_JSON, answer, fhir_fault, outcome
from xinsheng.exchange.bodies import batch_of, json_of, read_body
from xinsheng.exchange.callers import Caller, for_hospitals
from xinsheng.exchange.fhir.bundle import Parts, UnableToReadBundle, parts_of
from xinsheng.exchange.fhir.records import ToldNewborn, records_of
from xinsheng.exchange.issues import Issue, Severity
from xinsheng.exchange.taking import UNREAD, Taken, take_deliveries

TYPES = (FHIR_JSON, "application/json")
_WELL = 300  # statuses below it
_REASONS = {200: "200 OK", 201: "201 Created", 403: "403 Forbidden", 409: "409 Conflict", 422: "422 Unprocessable"}


@require_POST
@for_hospitals(fault=fhir_fault)
def bundle(request: HttpRequest, caller: Caller) -> HttpResponse:
    """A transaction: all of it or nothing. A batch: 200, and an answer a delivery."""
    said = json_of(read_body(request, types=TYPES))
    if isinstance(said, dict) and (said.get("resourceType"), said.get("type")) == ("Bundle", "batch"):
        return answer(_batch(said, caller=caller), status=200, content_type=FHIR_JSON)
    ((status, told),) = take_bundles([said], caller=caller)
    return answer(told, status=status, content_type=FHIR_JSON)


Answered = tuple[int, dict[str, Any]]


def take_bundles(bundles: Sequence[Any], *, caller: Caller) -> list[Answered]:
    """Take deliveries in, each whole or not at all: the status, and a transaction-response or an OperationOutcome."""
    read = [_read(said) for said in bundles]
    records = [[told.record for told in one.told] for one in read if isinstance(one, _Delivery)]
    taken = iter(take_deliveries(records, caller=caller))
    return [_said_of(one, next(taken)) if isinstance(one, _Delivery) else (UNREAD, one) for one in read]


@dataclass(frozen=True, kw_only=True)
class _Delivery:
    """A Bundle that could be read: its parts, and what it tells of each newborn."""

    parts: Parts
    told: list[ToldNewborn]


def _read(said: Any) -> _Delivery | dict[str, Any]:
    """The delivery of a Bundle, or the OperationOutcome that says why it is none."""
    try:
        parts = parts_of(said)
        return _Delivery(parts=parts, told=records_of(parts))
    except UnableToReadBundle as unread:
        return outcome(unread.issues)


def _said_of(delivery: _Delivery, taken: list[Taken]) -> Answered:
    pairs = list(zip(taken, delivery.told, strict=True))
    worst = max(one.status for one in taken)
    is_mixed = all(one.received for one in taken) and any(one.status < _WELL for one in taken)
    if worst >= _WELL and not is_mixed:
        said = [outcome_of(*pair) for pair in pairs]
        return worst, {"resourceType": "OperationOutcome", "issue": [issue for one in said for issue in one["issue"]]}
    return 200, _response(delivery.parts, taken={told.entry: (one, told) for one, told in pairs})


def outcome_of(taken: Taken, told: ToldNewborn) -> dict[str, Any]:
    """What there is to say of one newborn, each thing at its FHIRPath; and that it was taken in, where it was."""
    well = (
        () if taken.status >= _WELL else (Issue(code="taken", element="identifier", severity=Severity.INFORMATION),)
    )
    return outcome((*well, *taken.issues), where=told.where)


def _response(parts: Parts, *, taken: dict[int, tuple[Taken, ToldNewborn]]) -> dict[str, Any]:
    """An entry for each of the request, in its order; a newborn's says which case and version it came to."""
    entries = [_entry(*taken[place]) if place in taken else _KEPT for place in range(parts.entries)]
    return {"resourceType": "Bundle", "type": "transaction-response", "entry": entries}


_KEPT = {"response": {"status": "200 OK"}}  # part of the newborn's block, with no address of its own


def _entry(taken: Taken, told: ToldNewborn) -> dict[str, Any]:
    said: dict[str, Any] = {"status": _REASONS[taken.status], "outcome": outcome_of(taken, told)}
    if taken.received:
        said |= {"location": f"urn:uuid:{taken.received.case_id}", "etag": f'W/"{taken.received.version}"'}
    return {"response": said}


def _batch(said: dict[str, Any], *, caller: Caller) -> dict[str, Any]:
    entries = said.get("entry")
    members = batch_of(entries if isinstance(entries, list) else [])
    bundles = [one.get("resource") if isinstance(one, dict) else None for one in members]
    answers = take_bundles(bundles, caller=caller)
    return {"resourceType": "Bundle", "type": "batch-response", "entry": [_entry_of(*one) for one in answers]}


def _entry_of(status: int, told: dict[str, Any]) -> dict[str, Any]:
    if status < _WELL:
        return {"resource": told, "response": {"status": _REASONS[status]}}
    return {"response": {"status": _REASONS[status], "outcome": told}}
