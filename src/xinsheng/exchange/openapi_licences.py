"""How a licence is looked at, described by OpenAPI 3.1: made from the table of purposes."""

from typing import Any

from xinsheng.exchange.licence_requests import LONGEST_NO
from xinsheng.exchange.licences import LONGEST_CODE, LOOK_KEY, OWN_NUMBER
from xinsheng.exchange.scopes import LOOKS_SCOPE
from xinsheng.gateways.signed_service import SIGNATURE
from xinsheng.law.sharing import PURPOSES, ShareForm
from xinsheng.law.sharing_requests import RequestState
from xinsheng.law.terms import PublicStanding
from xinsheng.standards.identity_papers import PaperKind

_SECURITY = [{"smart": [LOOKS_SCOPE]}]
_TEXT = {"type": "string"}
_NUMBER = {"type": "string", "minLength": 1, "maxLength": LONGEST_NO}
_OWN = {"type": "string", "pattern": f"^{OWN_NUMBER.pattern}$"}
_ONCE = {"name": LOOK_KEY, "in": "header", "required": False, "schema": _OWN}
_FIELDS = sorted({field for row in PURPOSES.values() for field in row.fields})


def licence_paths(*, refused: dict[str, Any]) -> dict[str, Any]:
    """The two addresses."""
    accepted = {"description": "accepted, the answer is being made", "content": _json("Accepted")}
    others = {"405": {"description": "another method"}}
    asked = {
        "summary": "凭持证人的授权码查看证照 Look at a licence with its holder's one-time code",
        "security": _SECURITY,
        "parameters": [_ONCE],
        "requestBody": {"required": True, "content": _json("Ask")},
        "responses": {
            "202": accepted,
            **dict.fromkeys(("400", "401", "403", "404", "409", "413", "415", "422", "429", "503"), refused),
            **others,
        },
    }
    fetched = {
        "summary": "取答复 Fetch the answer",
        "security": _SECURITY,
        "parameters": [
            {"name": "look", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
        ],
        "responses": {
            "200": {
                "description": "the answer, signed",
                "headers": {SIGNATURE: {"schema": _TEXT}},
                "content": _json("Look"),
            },
            "202": accepted,
            **dict.fromkeys(("400", "401", "403", "404", "413", "503"), refused),
            **others,
        },
    }
    return {
        "/licences/looks": {"post": asked},
        "/licences/looks/{look}": {"get": fetched},
        **_request_paths(refused=refused, accepted=accepted, others=others),
    }


def _request_paths(*, refused: dict[str, Any], accepted: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    """Asking without a code: asked, how it stands, and the look that was agreed to."""
    stands = {"description": "how it stands", "content": _json("Request")}
    parameters = [{"name": "request", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}]
    asked = {
        "summary": "不凭授权码，请求持证人同意查看证照 Ask a licence's holder to agree, without a code",
        "security": _SECURITY,
        "requestBody": {"required": True, "content": _json("Wanted")},
        "responses": {
            "202": stands,
            **dict.fromkeys(("400", "401", "403", "404", "409", "413", "415", "422", "429", "503"), refused),
            **others,
        },
    }
    told = {
        "summary": "持证人答复了没有 What the holder answered",
        "security": _SECURITY,
        "parameters": parameters,
        "responses": {"200": stands, **dict.fromkeys(("400", "401", "403", "404", "413", "503"), refused), **others},
    }
    looked = {
        "summary": "凭持证人的同意查看一次 Look once, as the holder agreed",
        "security": _SECURITY,
        "parameters": [*parameters, _ONCE],
        "responses": {
            "202": accepted,
            **dict.fromkeys(("400", "401", "403", "404", "409", "413", "422", "503"), refused),
            **others,
        },
    }
    return {
        "/licences/requests": {"post": asked},
        "/licences/requests/{request}": {"get": told},
        "/licences/requests/{request}/look": {"post": looked},
    }


def licence_schemas() -> dict[str, Any]:
    """What is asked, and what is answered."""
    bases = sorted({basis for row in PURPOSES.values() for basis in row.bases})
    shared: dict[str, Any] = {
        "purpose": {"enum": [purpose.value for purpose in PURPOSES]},
        "basis": {"enum": bases},
        "form": {"enum": [form.value for form in ShareForm]},
        "handled_by": _OWN,
        "request_no": _OWN,
    }
    told: dict[str, Any] = {
        "format": _TEXT,
        "look": _TEXT,
        "agency": _object({"name": _TEXT, "credit_code": _TEXT}),
        **shared,
        "made_at": {"type": "string", "format": "date-time"},
        "standing": {"enum": [standing.value for standing in PublicStanding]},
    }
    in_force: dict[str, Any] = {
        "fields": {"type": "object", "propertyNames": {"enum": _FIELDS}},
        "copy": {"type": "string", "contentEncoding": "base64", "contentMediaType": "application/pdf"},
        "copy_sha256": _TEXT,
        "copy_until": {"type": "string", "format": "date"},
    }
    return {
        "Ask": _object({"code": {"type": "string", "maxLength": LONGEST_CODE}, **shared}),
        "Wanted": _object(
            {
                "certificate_no": _NUMBER,
                "holder_paper_kind": {"enum": [kind.value for kind in PaperKind]},
                "holder_paper_no": _NUMBER,
                **shared,
            }
        ),
        "Request": _object(
            {
                "request": {"type": "string", "format": "uuid"},
                "state": {"enum": [state.value for state in RequestState]},
                "until_on": {"type": "string", "format": "date"},
            }
        ),
        "Accepted": _object({"result": {"const": "accepted"}, "look": {"type": "string", "format": "uuid"}}),
        "Look": _object({**told, **in_force}) | {"required": list(told)},
    }


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
