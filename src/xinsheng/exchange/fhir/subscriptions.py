"""A hospital's system asks for notifications by FHIR: it makes, reads and ends its own subscriptions, no other's."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.result_deliveries import subscription_address
from xinsheng.casework.subscriptions import Asking, end_subscription, find_subscription, subscribe, subscriptions_of
from xinsheng.exchange.answers import FHIR_JSON, answer, fhir_fault, outcome
from xinsheng.exchange.bodies import json_of, read_body
from xinsheng.exchange.callers import Caller, for_hospitals
from xinsheng.exchange.fhir.reading import Notes, Spot
from xinsheng.exchange.scopes import SUBSCRIPTION_SCOPE
from xinsheng.gateways.hospitals.notifications import CREDIT_CODE
from xinsheng.registry.models import ResultSubscription

TYPES = (FHIR_JSON, "application/json")
LONGEST_REASON = 200  # characters
_HOLDS = frozenset({"resourceType", "id", "meta", "status", "reason", "criteria", "channel"})
_CHANNEL_HOLDS = frozenset({"type", "endpoint", "payload"})
_STATUSES = ("requested", "active")
_REFUSED = {"too_many_subscriptions": 409}


@require_http_methods(["GET", "HEAD", "POST"])
@for_hospitals(fault=fhir_fault, scope=SUBSCRIPTION_SCOPE)
def subscriptions(request: HttpRequest, caller: Caller) -> HttpResponse:
    """The system's subscriptions in force, as a searchset; a POST makes one."""
    if request.method == "POST":
        return _subscribe(request, caller)
    entries = [
        {"fullUrl": subscription_address(one.pk), "resource": _resource(one), "search": {"mode": "match"}}
        for one in subscriptions_of(caller.client)
    ]
    said = {"resourceType": "Bundle", "type": "searchset", "total": len(entries)}
    return _told(said | ({"entry": entries} if entries else {}))


@require_http_methods(["GET", "HEAD", "DELETE"])
@for_hospitals(fault=fhir_fault, scope=SUBSCRIPTION_SCOPE)
def subscription(request: HttpRequest, caller: Caller, subscription_id: UUID) -> HttpResponse:
    """One of the system's own: read, or ended; ended it is gone, and another's is not there at all."""
    found = find_subscription(caller.client, subscription_id)
    if found is None:
        return fhir_fault("no_such_subscription", status=404)
    if request.method == "DELETE":
        end_subscription(found, at=caller.at)
        return HttpResponse(status=204)
    if found.until is not None:
        return fhir_fault("subscription_ended", status=410)
    return _told(_resource(found))


def _subscribe(request: HttpRequest, caller: Caller) -> HttpResponse:
    said = Spot(json_of(read_body(request, types=TYPES)), "Subscription")
    notes = _faults(said, caller=caller)
    if notes.issues:
        return _outcome(notes, status=422)
    asking = Asking(
        endpoint=said.part("channel").part("endpoint").text,
        criteria=said.part("criteria").text,
        reason=said.part("reason").text,
    )
    try:
        made = subscribe(caller.client, asking=asking, at=caller.at)
    except UnableToAct as refused:
        notes.add(refused.code, said.part("channel").part("endpoint"))
        return _outcome(notes, status=_REFUSED.get(refused.code, 422))
    created = answer(_resource(made), status=201, content_type=FHIR_JSON)
    created["Location"] = subscription_address(made.pk)
    return created


def _faults(said: Spot, *, caller: Caller) -> Notes:
    notes, channel = Notes(), said.part("channel")
    notes.only(said, names=_HOLDS)
    notes.only(channel, names=_CHANNEL_HOLDS)
    if said.part("resourceType").value != "Subscription":
        notes.add("wrong_profile", said)
    if said.part("status").value not in _STATUSES:
        notes.add("unfit_status", said.part("status"))
    if not 0 < len(said.part("reason").text) <= LONGEST_REASON:
        notes.add("missing_part", said.part("reason"))
    if said.part("criteria").value not in criteria_of(caller):
        notes.add("unknown_criteria", said.part("criteria"))
    if (channel.part("type").value, channel.part("payload").value) != ("rest-hook", FHIR_JSON):
        notes.add("unfit_channel", channel)
    if not channel.part("endpoint").text:
        notes.add("missing_part", channel.part("endpoint"))
    return notes


def criteria_of(caller: Caller) -> tuple[str, ...]:
    """What a system may ask to be told of: the certificates of its own institution's births, said in two ways."""
    whole = f"DocumentReference?author:identifier={CREDIT_CODE}|{caller.office.credit_code}"
    return "DocumentReference", whole


def _resource(one: ResultSubscription) -> dict[str, Any]:
    said = {
        "resourceType": "Subscription",
        "id": str(one.pk),
        "status": "error" if one.failures else "active",
        "reason": one.reason,
        "criteria": one.criteria,
        "channel": {"type": "rest-hook", "endpoint": one.endpoint, "payload": FHIR_JSON},
    }
    return said | ({"error": one.fault} if one.failures else {})


def _told(said: dict[str, Any]) -> HttpResponse:
    told = answer(said, status=200, content_type=FHIR_JSON)
    told["Cache-Control"] = "no-store"
    return told


def _outcome(notes: Notes, *, status: int) -> HttpResponse:
    return answer(outcome(notes.issues), status=status, content_type=FHIR_JSON)
