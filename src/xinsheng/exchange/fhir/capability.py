"""What this server can do, told to machines: CapabilityStatement, and how SMART clients are let in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinsheng.exchange.answers import FHIR_JSON, answer
from xinsheng.exchange.fhir.profile import DELIVERY, MEASUREMENT, MOTHER, NEWBORN
from xinsheng.exchange.fhir.signatures import ASK_OPERATION, SIGN_OPERATION
from xinsheng.exchange.scopes import SCOPES
from xinsheng.exchange.token import token_address
from xinsheng.gateways.hospitals.keys import SIGNATURES

AS_OF = "2026-11-27"  # the day of this profile's last change
_OAUTH = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris"
_OPERATION = "urn:xinsheng:operation:"
_ASKING = "取得一个新生儿的接生信息的待签内容，由接生人员用本人的数字证书签名；不代为签名。"
_SIGNING = "交回接生人员的签名；接生信息由接生人员本人签名、提交。"
_SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service"


@require_safe
def metadata(_request: HttpRequest) -> HttpResponse:
    """The CapabilityStatement of FHIR R4."""
    return answer(_statement(), status=200, content_type=FHIR_JSON)


def _statement() -> dict[str, Any]:
    address = f"{settings.PUBLIC_URL}/fhir"
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": AS_OF,
        "kind": "instance",
        "software": {"name": "Xinsheng"},
        "implementation": {"description": "新生：助产机构出生信息接入", "url": address},
        "fhirVersion": "4.0.1",
        "format": ["json"],
        "rest": [
            {
                "mode": "server",
                "documentation": "一次分娩一个 transaction；最多 100 次分娩一个 batch。除订阅外，不提供读取和查询。",
                "security": _security(),
                "resource": [
                    _resource("Patient", NEWBORN, MOTHER),
                    _resource("Encounter", DELIVERY),
                    _resource("Observation", MEASUREMENT),
                    _SUBSCRIPTION,
                ],
                "interaction": [{"code": "transaction"}, {"code": "batch"}],
                "operation": [
                    {"name": ASK_OPERATION, "definition": f"{_OPERATION}{ASK_OPERATION}", "documentation": _ASKING},
                    {
                        "name": SIGN_OPERATION,
                        "definition": f"{_OPERATION}{SIGN_OPERATION}",
                        "documentation": _SIGNING,
                    },
                ],
            }
        ],
    }


def _security() -> dict[str, Any]:
    return {
        "extension": [{"url": _OAUTH, "extension": [{"url": "token", "valueUri": token_address()}]}],
        "service": [{"coding": [{"system": _SERVICES, "code": "SMART-on-FHIR"}]}],
    }


def _resource(kind: str, *profiles: str) -> dict[str, Any]:
    return {"type": kind, "supportedProfile": list(profiles), "interaction": [{"code": "create"}]}


_SUBSCRIPTION = {
    "type": "Subscription",
    "documentation": "rest-hook：本机构出生的出生医学证明的编号和状态；通知是一个 history Bundle。",
    "interaction": [{"code": "create"}, {"code": "read"}, {"code": "delete"}, {"code": "search-type"}],
}


@require_safe
def smart_configuration(_request: HttpRequest) -> HttpResponse:
    """How a system is let in (SMART App Launch 2, .well-known/smart-configuration)."""
    return answer(
        {
            "token_endpoint": token_address(),
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "token_endpoint_auth_signing_alg_values_supported": list(SIGNATURES),
            "grant_types_supported": ["client_credentials"],
            "scopes_supported": sorted(SCOPES),
            "capabilities": ["client-confidential-asymmetric", "permission-v2"],
        },
        status=200,
    )
