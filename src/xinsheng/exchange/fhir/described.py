"""Subscriptions described by OpenAPI, beside the flat way: the one part of FHIR here that is read and ended."""

from typing import Any

from xinsheng.exchange.answers import FHIR_JSON
from xinsheng.exchange.fhir.subscriptions import LONGEST_REASON
from xinsheng.exchange.scopes import SUBSCRIPTION_SCOPE
from xinsheng.gateways.hospitals.addresses import LONGEST

_TEXT = {"type": "string"}
_CHANNEL = {
    "type": "object",
    "additionalProperties": False,
    "required": ["type", "endpoint", "payload"],
    "properties": {
        "type": {"const": "rest-hook"},
        "endpoint": {"type": "string", "maxLength": LONGEST},
        "payload": {"const": FHIR_JSON},
    },
}
SUBSCRIPTION_SCHEMAS: dict[str, Any] = {
    "NewSubscription": {
        "type": "object",
        "additionalProperties": False,
        "required": ["resourceType", "status", "reason", "criteria", "channel"],
        "properties": {
            "resourceType": {"const": "Subscription"},
            "id": _TEXT,
            "meta": {"type": "object"},
            "status": {"enum": ["requested", "active"]},
            "reason": {"type": "string", "minLength": 1, "maxLength": LONGEST_REASON},
            "criteria": _TEXT,
            "channel": _CHANNEL,
        },
    },
    "Subscription": {
        "type": "object",
        "additionalProperties": False,
        "required": ["resourceType", "id", "status", "reason", "criteria", "channel"],
        "properties": {
            "resourceType": {"const": "Subscription"},
            "id": {"type": "string", "format": "uuid"},
            "status": {"enum": ["active", "error"]},
            "reason": _TEXT,
            "criteria": _TEXT,
            "channel": _CHANNEL,
            "error": _TEXT,
        },
    },
    "Subscriptions": {
        "type": "object",
        "required": ["resourceType", "type", "total"],
        "properties": {
            "resourceType": {"const": "Bundle"},
            "type": {"const": "searchset"},
            "total": {"type": "integer"},
        },
    },
    "OperationOutcome": {
        "type": "object",
        "required": ["resourceType", "issue"],
        "properties": {"resourceType": {"const": "OperationOutcome"}, "issue": {"type": "array", "minItems": 1}},
    },
}


def subscription_paths() -> dict[str, Any]:
    """The addresses of a system's own subscriptions."""
    place = {"type": "string", "format": "uuid"}
    where = [{"name": "subscription_id", "in": "path", "required": True, "schema": place}]
    return {
        "/fhir/Subscription": {
            "get": _operation("本系统有效的订阅 One's own subscriptions", **_well("200", "Subscriptions")),
            "post": _operation(
                "订阅本机构出生的出生医学证明 Subscribe to the certificates of one's own births",
                **_well("201", "Subscription"),
                **_refusals("409", "413", "415", "422"),
            )
            | {"requestBody": {"required": True, "content": _fhir("NewSubscription")}},
        },
        "/fhir/Subscription/{subscription_id}": {
            "parameters": where,
            "get": _operation("读取 Read one", **_well("200", "Subscription"), **_refusals("404", "410")),
            "delete": _operation("结束 End one", **{"204": {"description": "ended"}}, **_refusals("404")),
        },
    }


def _operation(summary: str, **responses: Any) -> dict[str, Any]:
    always = {**_refusals("400", "401", "403", "413", "503"), "405": {"description": "another method"}}
    return {"summary": summary, "security": [{"smart": [SUBSCRIPTION_SCOPE]}], "responses": {**responses, **always}}


def _fhir(schema: str) -> dict[str, Any]:
    return {FHIR_JSON: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _well(status: str, schema: str) -> dict[str, Any]:
    return {status: {"description": schema, "content": _fhir(schema)}}


def _refusals(*statuses: str) -> dict[str, Any]:
    return {one: {"description": "refused", "content": _fhir("OperationOutcome")} for one in statuses}
