"""How an attendant's own signature is asked for and handed in, described by OpenAPI 3.1: flat, and as FHIR has it."""

from typing import Any

from xinsheng.exchange.answers import FHIR_JSON
from xinsheng.exchange.fhir.profile import ATTENDANT_NO
from xinsheng.exchange.fhir.signatures import ASK_OPERATION, SIGN_OPERATION
from xinsheng.exchange.scopes import SIGN_SCOPE
from xinsheng.exchange.signing import BASE64, CONFIRMABLE, LAST_VERSION, LONGEST_BASE64, LONGEST_NO, LONGEST_REASON
from xinsheng.exchange.values import IDENTIFIER
from xinsheng.gateways.hospitals.notifications import NEWBORN_NO

_HEX = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_UUID = {"type": "string", "format": "uuid"}
_URN = {"type": "string", "pattern": "^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
_BYTES = {"type": "string", "pattern": f"^{BASE64.pattern}$", "maxLength": LONGEST_BASE64}
_NEWBORN = {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"}
_VERSION = {"type": "integer", "minimum": 1, "maximum": LAST_VERSION}
_NO = {"type": "string", "minLength": 1, "maxLength": LONGEST_NO}
_REASON = {"type": "string", "maxLength": LONGEST_REASON}
_CONFIRMED = {"enum": [code.value for code in CONFIRMABLE]}
_REFUSALS = ("400", "401", "403", "404", "409", "413", "415", "422", "503")


def signature_paths(*, refused: dict[str, Any]) -> dict[str, Any]:
    """The four addresses; of the two ways each says the same."""
    asks, signs = "取得接生人员要签的内容 What the attendant is to sign", "交回接生人员的签名 Hand the signature in"
    place = {"name": "request_id", "in": "path", "required": True, "schema": _UUID}
    outcome = {"description": "refused", "content": _fhir("OperationOutcome")}
    return {
        "/births/signatures": {
            "post": _operation(asks, _json("AskedToSign"), well=("201", _json("ToSign")), refused=refused)
        },
        "/births/signatures/{request_id}": {
            "parameters": [place],
            "post": _operation(signs, _json("Signature"), well=("200", _json("Signed")), refused=refused),
        },
        f"/fhir/${ASK_OPERATION}": {
            "post": _operation(asks, _fhir("AskSignature"), well=("201", _fhir("Parameters")), refused=outcome)
        },
        f"/fhir/${SIGN_OPERATION}": {
            "post": _operation(signs, _fhir("Sign"), well=("200", _fhir("Parameters")), refused=outcome)
        },
    }


def _operation(
    summary: str, body: dict[str, Any], *, well: tuple[str, dict[str, Any]], refused: dict[str, Any]
) -> dict[str, Any]:
    status, content = well
    return {
        "summary": summary,
        "security": [{"smart": [SIGN_SCOPE]}],
        "requestBody": {"required": True, "content": body},
        "responses": {
            status: {"description": "as asked", "content": content},
            **dict.fromkeys(_REFUSALS, refused),
            "405": {"description": "another method"},
        },
    }


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _fhir(schema: str) -> dict[str, Any]:
    return {FHIR_JSON: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _object(*, needed: tuple[str, ...], **properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(needed), "properties": properties}


def _parameters(*kinds: dict[str, Any], least: int) -> dict[str, Any]:
    return _object(
        needed=("resourceType", "parameter"),
        resourceType={"const": "Parameters"},
        parameter={"type": "array", "minItems": least, "items": {"oneOf": list(kinds)}},
    )


def _parameter(name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return _object(needed=("name", kind), name={"const": name}, **{kind: value})


def _identifier(system: str, value: dict[str, Any]) -> dict[str, Any]:
    return _object(needed=("system", "value"), system={"const": system}, value=value)


_TO_SIGN: dict[str, dict[str, Any]] = {
    "result": {"const": "asked"},
    "request": _UUID,
    "case": _UUID,
    "statement": {"type": "string"},
    "statement_digest": _HEX,
    "nonce": _HEX,
    "challenge": _HEX,
    "origin": {"type": "string"},
    "certificate": _BYTES,
    "expires_at": {"type": "string", "format": "date-time"},
}
SIGNATURE_SCHEMAS: dict[str, Any] = {
    "AskedToSign": _object(
        needed=("identifier", "version", "attendant_no"),
        identifier=_NEWBORN,
        version=_VERSION,
        attendant_no=_NO,
        confirmed={"type": "array", "items": _CONFIRMED},
        late_reason=_REASON,
    ),
    "ToSign": _object(needed=tuple(_TO_SIGN), **_TO_SIGN),
    "Signature": _object(needed=("certificate", "signature"), certificate=_BYTES, signature=_BYTES),
    "Signed": _object(
        needed=("result", "case", "signature_digest"), result={"const": "signed"}, case=_UUID, signature_digest=_HEX
    ),
    "AskSignature": _parameters(
        _parameter("identifier", "valueIdentifier", _identifier(NEWBORN_NO, _NEWBORN)),
        _parameter("version", "valuePositiveInt", _VERSION),
        _parameter("attendant", "valueIdentifier", _identifier(ATTENDANT_NO, _NO)),
        _parameter("confirmed", "valueCode", _CONFIRMED),
        _parameter("late-reason", "valueString", _REASON),
        least=3,
    ),
    "Sign": _parameters(
        _parameter("request", "valueUuid", _URN),
        _parameter("certificate", "valueBase64Binary", _BYTES),
        _parameter("signature", "valueBase64Binary", _BYTES),
        least=3,
    ),
    "Parameters": {
        "type": "object",
        "required": ["resourceType", "parameter"],
        "properties": {
            "resourceType": {"const": "Parameters"},
            "parameter": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name"]}},
        },
    },
}
