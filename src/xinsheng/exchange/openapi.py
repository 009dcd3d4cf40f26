"""The flat way, and licences looked at, described by OpenAPI 3.1: made from the one table of elements, and others."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from xinsheng.casework.birth_messages import Came
from xinsheng.exchange.answers import answer
from xinsheng.exchange.bodies import MOST_IN_BATCH
from xinsheng.exchange.elements import ELEMENTS, Element, Kind
from xinsheng.exchange.fhir.described import SUBSCRIPTION_SCHEMAS, subscription_paths
from xinsheng.exchange.issues import CHINESE, ENGLISH, Severity
from xinsheng.exchange.openapi_licences import licence_paths, licence_schemas
from xinsheng.exchange.openapi_signatures import SIGNATURE_SCHEMAS, signature_paths
from xinsheng.exchange.results import FURTHEST, PAGE
from xinsheng.exchange.scopes import OPENS, RESULTS_SCOPE, SCOPE
from xinsheng.exchange.token import ASSERTION_TYPE, token_address
from xinsheng.exchange.values import CENTIMETRES, IDENTIFIER, LONGEST, PLACES, WHOLE
from xinsheng.law.terms import BirthPlace, MotherIdentity, PublicStanding


def _whole(pattern: re.Pattern[str]) -> str:
    """A pattern of ours as JSON Schema has it: there one matches anywhere, unless it says otherwise."""
    return f"^{pattern.pattern}$"


_NUMBERS: dict[Kind, dict[str, Any]] = {
    Kind.WHOLE: {"type": ["integer", "string"], "pattern": _whole(WHOLE)},
    Kind.CENTIMETRES: {"type": ["number", "string"], "pattern": _whole(CENTIMETRES)},
}
_TEXTS: dict[Kind, dict[str, Any]] = {
    Kind.IDENTIFIER: {"pattern": _whole(IDENTIFIER)},
    Kind.INSTANT: {"format": "date-time"},
    Kind.DAY: {"format": "date"},
    Kind.SEX: {"enum": ["0", "1", "2"], "description": "GB/T 2261.1"},
    Kind.PAPER_KIND: {"description": "CV02.01.101; hmt_residence_permit, foreign_permanent_resident_card"},
    Kind.NATIONALITY: {"description": "GB/T 2659, alpha-3"},
    Kind.ETHNICITY: {"description": "GB/T 3304; 97（穿青人）"},
    Kind.DIVISION: {"description": "GB/T 2260"},
    Kind.PLACE_CATEGORY: {"enum": [*PLACES], "description": "CV02.01.102"},
    Kind.MOTHER_IDENTITY: {"enum": [word.value for word in MotherIdentity]},
    Kind.PLACE: {"enum": [word.value for word in BirthPlace]},
}


@require_safe
def description(_request: HttpRequest) -> HttpResponse:
    """The description, for whoever asks."""
    return answer(described(), status=200)


def described() -> dict[str, Any]:
    """The description as a value."""
    refused = {"description": "refused", "content": _json({"$ref": "#/components/schemas/Answer"})}
    one_or_many = {"oneOf": [{"$ref": "#/components/schemas/Record"}, {"$ref": "#/components/schemas/Records"}]}
    return {
        "openapi": "3.1.0",
        "info": {"title": "新生：出生信息接入、证照共享 Xinsheng: births in, licences shared", "version": "1"},
        "servers": [{"url": settings.PUBLIC_URL}],
        "paths": {
            "/births": {
                "post": {
                    "summary": "一条或一批出生信息 One newborn's record, or a batch",
                    "security": [{"smart": [SCOPE]}],
                    "requestBody": {
                        "required": True,
                        "content": {**_json(one_or_many), "text/csv": {"schema": {"type": "string"}}},
                    },
                    "responses": {
                        "200": {"description": "taken, or a batch", "content": _json(_ANSWERED)},
                        "201": {"description": "opened", "content": _json({"$ref": "#/components/schemas/Answer"})},
                        **dict.fromkeys(("400", "401", "403", "409", "413", "415", "422", "503"), refused),
                        "405": {"description": "another method"},
                    },
                }
            },
            **signature_paths(refused=refused),
            "/births/results": {"get": _results()},
            **subscription_paths(),
            **licence_paths(refused=refused),
        },
        "components": {"securitySchemes": {"smart": _smart()}, "schemas": _schemas()},
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


_ANSWERED = {"oneOf": [{"$ref": "#/components/schemas/Answer"}, {"$ref": "#/components/schemas/Answers"}]}


def _results() -> dict[str, Any]:
    position = {"type": "integer", "minimum": 0, "maximum": FURTHEST}
    refused = {"description": "refused", "content": _json({"$ref": "#/components/schemas/Answer"})}
    return {
        "summary": "出生证明的办理结果 What came of the births that were sent",
        "security": [{"smart": [RESULTS_SCOPE]}],
        "parameters": [{"name": "after", "in": "query", "required": False, "schema": position}],
        "responses": {
            "200": {"description": "results", "content": _json({"$ref": "#/components/schemas/Results"})},
            **dict.fromkeys(("400", "401", "403", "503"), refused),
            "405": {"description": "another method"},
        },
    }


def _smart() -> dict[str, Any]:
    flow = {"tokenUrl": token_address(), "scopes": dict(OPENS)}
    return {"type": "oauth2", "description": ASSERTION_TYPE, "flows": {"clientCredentials": flow}}


def _schemas() -> dict[str, Any]:
    return {
        "Record": {
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, one in ELEMENTS.items() if one.required],
            "properties": {name: _element(one) for name, one in ELEMENTS.items()},
        },
        "Records": {
            "type": "array",
            "minItems": 1,
            "maxItems": MOST_IN_BATCH,
            "items": {"type": "object"},  # each is read by itself: the good are taken, the bad named
        },
        "Issue": _object(
            severity={"enum": [one.value for one in Severity]},
            code={"type": "string"},
            element={"type": "string"},
            text={"type": "string"},
            text_en={"type": "string"},
        ),
        "Answer": _object(
            identifier={"type": "string"},
            status={"type": "integer"},
            result={"enum": [*(came.value for came in Came), "refused"]},
            issues={"type": "array", "items": {"$ref": "#/components/schemas/Issue"}},
            case={"type": "string", "format": "uuid"},
            version={"type": "integer"},
        )
        | {"required": ["result", "issues"]},  # a body that is no message is answered by these alone
        **_schemas_of_results(),
        **SIGNATURE_SCHEMAS,
        **SUBSCRIPTION_SCHEMAS,
        **licence_schemas(),
        "Answers": _object(answers={"type": "array", "items": {"$ref": "#/components/schemas/Answer"}}),
    }


def _schemas_of_results() -> dict[str, Any]:
    return {
        "Results": _object(
            results={"type": "array", "items": {"$ref": "#/components/schemas/Result"}, "maxItems": PAGE},
            next={"type": "integer"},
            more={"type": "boolean"},
        ),
        "Result": _object(
            position={"type": "integer"},
            identifier={"type": "string"},
            case={"type": "string", "format": "uuid"},
            certificate_no={"type": "string"},
            standing={"enum": [one.value for one in PublicStanding]},
            version={"type": "integer"},
            since={"type": "string", "format": "date-time"},
        ),
    }


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _element(element: Element) -> dict[str, Any]:
    """An element's schema, with its label in both languages, and its place in the data set."""
    said = _NUMBERS.get(element.kind) or {"type": "string", "maxLength": LONGEST, **_TEXTS.get(element.kind, {})}
    place = f"（HRB01.01 第 {element.data_set} 项）" if element.data_set else ""
    kept = "" if element.taken else "；不采用 not kept"
    return {**said, "title": f"{_label(element, CHINESE)} {_label(element, ENGLISH)}{place}{kept}"}


def _label(element: Element, language: str) -> str:
    with translation.override(language):
        return str(element.label)
