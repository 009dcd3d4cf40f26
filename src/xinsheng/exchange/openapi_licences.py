"""How a licence is looked at, described by OpenAPI 3.1: made from the table of purposes."""

from typing import Any

from xinsheng.exchange.licences import LONGEST_CODE, OWN_NUMBER
from xinsheng.exchange.scopes import LOOKS_SCOPE
from xinsheng.gateways.signed_service import SIGNATURE
from xinsheng.law.sharing import PURPOSES, ShareForm
from xinsheng.law.terms import PublicStanding

_SECURITY = [{"smart": [LOOKS_SCOPE]}]
_TEXT = {"type": "string"}
_OWN = {"type": "string", "pattern": f"^{OWN_NUMBER.pattern}$"}
_FIELDS = sorted({field for row in PURPOSES.values() for field in row.fields})


def licence_paths(*, refused: dict[str, Any]) -> dict[str, Any]:
    """The two addresses."""
    accepted = {"description": "accepted, the answer is being made", "content": _json("Accepted")}
    others = {"405": {"description": "another method"}}
    asked = {
        "summary": "凭持证人的授权码查看证照 Look at a licence with its holder's one-time code",
        "security": _SECURITY,
        "requestBody": {"required": True, "content": _json("Ask")},
        "responses": {
            "202": accepted,
            **dict.fromkeys(("400", "401", "403", "404", "413", "415", "422", "429", "503"), refused),
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
    return {"/licences/looks": {"post": asked}, "/licences/looks/{look}": {"get": fetched}}


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
