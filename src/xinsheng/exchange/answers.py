"""Answers to machines: JSON, each issue with its code and its sentence in both languages; the FHIR form beside it."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import HttpResponse

from xinsheng.exchange.issues import CHINESE, ENGLISH, Issue, Severity, sentence_in
from xinsheng.gateways.hospitals.notifications import MEDIA_TYPE

FHIR_JSON = MEDIA_TYPE
ISSUE_CODES = "urn:xinsheng:issue"  # the system of our codes
_TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
_TYPES: Mapping[str, tuple[str, ...]] = {  # FHIR IssueType -> our codes; every other is a business rule
    "required": ("required", "missing_part", "no_mother", "no_delivery", "no_newborn"),
    "code-invalid": ("unknown_code", "wrong_unit", "unfit_status", "unfit_channel"),
    "not-found": ("unknown_reference", "no_such_subscription", "no_such_newborn", "signature_not_asked"),
    "deleted": ("subscription_ended",),
    "value": (
        "wrong_value_type",
        "no_offset",
        "impossible_time",
        "impossible_date",
        "not_a_number",
        "bad_identifier",
        "bad_position",
        "bad_key",
        "unfit_address",
    ),
    "structure": (
        "unreadable",
        "too_deep",
        "named_twice",
        "unknown_element",
        "half_sent",
        "wrong_profile",
        "not_a_transaction",
        "not_a_creation",
    ),
    "too-long": ("too_large", "too_long", "too_many", "too_many_issues", "too_many_subscriptions"),
    "not-supported": ("wrong_type", "no_such_address", "unknown_criteria"),
    "conflict": (
        "older_message",
        "other_content",
        "withdrawn",
        "too_many_versions",
        "signed_already",
        "plurality_differs",
        "already_open",
        "key_used",
        "number_used",
        "not_the_last_version",
        "request_used",
    ),
    "duplicate": ("other_newborn", "other_identifier", "identifier_twice"),
    "login": ("no_token",),
    "forbidden": (
        "no_scope",
        "other_institution",
        "office_not_licensed",
        "not_from_you",
        "address_not_agreed",
        "not_your_purpose",
        "no_signing_page",
    ),
    "expired": ("signature_expired",),
    "security": (
        "token_away",
        "token_needed",
        "token_unknown",
        "token_of_another",
        "token_ended",
        "token_cooling",
        "token_expired",
        "token_foreign",
        "token_answer_malformed",
        "token_signature_malformed",
        "token_signature_out_of_range",
        "token_signature_wrong",
    ),
    "transient": ("try_again",),
    "informational": ("not_taken", "taken"),
}
_TYPE_OF = {code: kind for kind, codes in _TYPES.items() for code in codes}


def answer(said: Any, *, status: int, content_type: str = "application/json") -> HttpResponse:
    """A JSON answer."""
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    return HttpResponse(body, status=status, content_type=f"{content_type}; charset=utf-8")


def flat_issues(issues: Iterable[Issue]) -> list[dict[str, str]]:
    """Issues as a flat answer says them."""
    return [
        {
            "severity": issue.severity.value,
            "code": issue.code,
            "element": issue.element,
            "text": sentence_in(issue, language=CHINESE),
            "text_en": sentence_in(issue, language=ENGLISH),
        }
        for issue in issues
    ]


def flat_fault(code: str, *, status: int) -> HttpResponse:
    """A flat answer to what is no record at all."""
    return answer({"result": "refused", "issues": flat_issues((Issue(code=code),))}, status=status)


def outcome(issues: Iterable[Issue], *, where: Mapping[str, str] | None = None) -> dict[str, Any]:
    """An OperationOutcome; `where` gives the FHIRPath of a record's element."""
    found = [_fhir_issue(issue, where=where or {}) for issue in issues]
    return {"resourceType": "OperationOutcome", "issue": found or [_ALL_WELL]}


_ALL_WELL = {"severity": "information", "code": "informational"}


def _fhir_issue(issue: Issue, *, where: Mapping[str, str]) -> dict[str, Any]:
    warns = issue.severity is not Severity.ERROR
    kind = _TYPE_OF.get(issue.code, "informational" if warns else "business-rule")
    english = {
        "url": _TRANSLATION,
        "extension": [
            {"url": "lang", "valueCode": "en"},
            {"url": "content", "valueString": sentence_in(issue, language=ENGLISH)},
        ],
    }
    said: dict[str, Any] = {
        "severity": issue.severity.value,
        "code": kind,
        "details": {
            "coding": [{"system": ISSUE_CODES, "code": issue.code}],
            "text": sentence_in(issue, language=CHINESE),
            "_text": {"extension": [english]},
        },
    }
    expressions = [where.get(name, name) for name in issue.element.split(",") if name]
    return said | ({"expression": expressions} if expressions else {})


def fhir_fault(code: str, *, status: int) -> HttpResponse:
    """An OperationOutcome as the answer to what is no message at all."""
    return answer(outcome((Issue(code=code),)), status=status, content_type=FHIR_JSON)


Fault = Callable[..., HttpResponse]
