"""Results as FHIR R4 tells them: a history Bundle, first how the subscription stands, then a resource a result.

It is told nothing beside what our own form says (docs/exchange.md): number, standing, and the newborn's identifier.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MEDIA_TYPE = "application/fhir+json"
PROFILE = "urn:xinsheng:profile:"
CERTIFICATE_PROFILE = f"{PROFILE}certificate"
CERTIFICATE_NO = "urn:xinsheng:certificate-no"
NEWBORN_NO = "urn:xinsheng:newborn-identifier"
CREDIT_CODE = "urn:xinsheng:credit-code"  # GB 32100
DOCUMENT_KINDS, BIRTH_CERTIFICATE = "urn:xinsheng:document-kind", "birth-certificate"
STANDING = "urn:xinsheng:extension:standing"
TOPIC = "urn:xinsheng:topic:certificates"
TITLE = "出生医学证明"
_STATUSES = {"in_force": "current", "under_review": "current", "replaced": "superseded", "void": "entered-in-error"}


@dataclass(frozen=True, kw_only=True)
class Subscribed:
    """Whose notification it is: the subscription's address here, and the institution's name and credit code."""

    address: str
    institution: str
    credit_code: str


def notification_of(results: Sequence[Mapping[str, Any]], *, to: Subscribed) -> dict[str, Any]:
    """The Bundle for these results, told as our own form tells them; the same results, the same Bundle."""
    events = [_event(one) for one in results]
    status = {
        "resourceType": "Parameters",
        "parameter": [
            {"name": "subscription", "valueReference": {"reference": to.address}},
            {"name": "topic", "valueCanonical": TOPIC},
            {"name": "status", "valueCode": "active"},
            {"name": "type", "valueCode": "event-notification"},
            *events,
        ],
    }
    first = {
        "fullUrl": f"{to.address}/$status",
        "resource": status,
        "request": {"method": "GET", "url": f"{to.address}/$status"},
        "response": {"status": "200"},
    }
    return {
        "resourceType": "Bundle",
        "type": "history",
        "timestamp": results[-1]["since"],
        "entry": [first, *(_entry(one, to=to) for one in results)],
    }


def _event(said: Mapping[str, Any]) -> dict[str, Any]:
    """Which event this is: its number is the result's position, which never changes."""
    return {
        "name": "notification-event",
        "part": [
            {"name": "event-number", "valueString": str(said["position"])},
            {"name": "timestamp", "valueInstant": said["since"]},
            {"name": "focus", "valueReference": {"reference": _full_url(said)}},
        ],
    }


def _full_url(said: Mapping[str, Any]) -> str:
    return f"urn:xinsheng:certificate:{said['certificate_no']}"


def _entry(said: Mapping[str, Any], *, to: Subscribed) -> dict[str, Any]:
    is_first = said["version"] == 0
    return {
        "fullUrl": _full_url(said),
        "resource": _certificate(said, to=to),
        "request": {"method": "POST", "url": "DocumentReference"}
        if is_first
        else {"method": "PUT", "url": f"DocumentReference/{said['certificate_no']}"},
        "response": {"status": "201" if is_first else "200", "lastModified": said["since"]},
    }


def _certificate(said: Mapping[str, Any], *, to: Subscribed) -> dict[str, Any]:
    return {
        "resourceType": "DocumentReference",
        "id": said["certificate_no"],
        "meta": {
            "versionId": str(said["version"] + 1),
            "lastUpdated": said["since"],
            "profile": [CERTIFICATE_PROFILE],
        },
        "extension": [{"url": STANDING, "valueCode": said["standing"]}],
        "masterIdentifier": {"system": CERTIFICATE_NO, "value": said["certificate_no"]},
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{said['case']}"}],
        "status": _STATUSES[said["standing"]],
        "type": {"coding": [{"system": DOCUMENT_KINDS, "code": BIRTH_CERTIFICATE, "display": TITLE}]},
        "subject": {"type": "Patient", "identifier": {"system": NEWBORN_NO, "value": said["identifier"]}},
        "author": [
            {
                "type": "Organization",
                "identifier": {"system": CREDIT_CODE, "value": to.credit_code},
                "display": to.institution,
            }
        ],
        "content": [{"attachment": {"title": TITLE}}],
    }
