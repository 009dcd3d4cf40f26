"""An attendant's own signature through a hospital's system, flat and by FHIR: asked, handed in, refused, repeated."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.casework.scene import Scene
from tests.exchange.bundles import codes_of, schema_errors
from tests.exchange.signing import ASK, FHIR, FHIR_ASK, FHIR_SIGN, SigningSystem, a_signing_system, told_by
from tests.exchange.system import codes_in

from xinsheng.casework.proof_checks import check
from xinsheng.exchange.openapi import described
from xinsheng.exchange.scopes import RESULTS_SCOPE, SCOPE
from xinsheng.law.terms import Stage
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import ActSignature, Case, SigningRequest


@pytest.fixture
def system(scene: Scene) -> Iterator[SigningSystem]:
    with a_signing_system(scene) as one:
        one.sends_one()
        yield one


def fits(schema: str, said: Any) -> bool:
    whole = {"$ref": f"#/components/schemas/{schema}", "components": described()["components"]}
    return not list(Draft202012Validator(whole).iter_errors(said))


def wishes(system: SigningSystem, **changes: Any) -> list[dict[str, Any]]:
    newborn = {"system": "urn:xinsheng:newborn-identifier", "value": "NB-2026-000001"}
    attendant = {"system": "urn:xinsheng:attendant-licence", "value": system.licence_no}
    return [
        {"name": "identifier", "valueIdentifier": newborn},
        {"name": "version", "valuePositiveInt": 1},
        {"name": "attendant", "valueIdentifier": attendant},
        *({"name": name, "valueString": value} for name, value in changes.items()),
    ]


def test_a_birth_is_sent_asked_for_signed_by_its_attendant_and_handed_in(scene: Scene, system: SigningSystem) -> None:
    asked = system.asks()
    wanted = asked.json()
    assert (asked.status_code, asked["Cache-Control"], fits("ToSign", wanted)) == (201, "no-store", True)
    assert digest_of(json.loads(wanted["statement"])).hex() == wanted["statement_digest"]

    handed = system.hands_in(wanted, system.answers(wanted))

    case = Case.objects.get()
    assert (handed.status_code, fits("Signed", handed.json())) == (200, True)
    assert (case.stage, case.delivery_records.get().signed_by) == (Stage.SIGNED, scene.person("midwife"))
    assert handed.json()["signature_digest"] == bytes(ActSignature.objects.get().digest).hex()
    assert check(case.pk).broken == ()


def test_an_answer_that_was_lost_is_given_again(system: SigningSystem) -> None:
    wanted = system.asks().json()
    said = system.answers(wanted)

    first, again = system.hands_in(wanted, said), system.hands_in(wanted, dict(reversed(said.items())))

    assert (again.status_code, again.content) == (200, first.content)
    assert ActSignature.objects.count() == 1


def test_by_fhir_it_is_the_same(system: SigningSystem) -> None:
    asked = system.asks_by_fhir(*wishes(system))
    wanted = told_by(asked)
    said = system.answers(wanted)
    parts = [{"name": name, "valueBase64Binary": value} for name, value in said.items()]

    handed = system.hands_in_by_fhir({"name": "request", "valueUuid": wanted["request"]}, *parts)

    assert (asked.status_code, handed.status_code) == (201, 200), handed.content
    assert schema_errors(asked.json(), handed.json()) == [[], []]
    assert told_by(handed)["signature-digest"] == bytes(ActSignature.objects.get().digest).hex()
    assert Case.objects.get().stage == Stage.SIGNED


@pytest.mark.parametrize(
    ("changes", "status", "codes"),
    [
        ({"identifier": None}, 422, {("required", "identifier")}),
        ({"identifier": "no blanks"}, 422, {("bad_identifier", "identifier")}),
        ({"version": "1"}, 422, {("wrong_value_type", "version")}),
        ({"version": True}, 422, {("wrong_value_type", "version")}),
        ({"confirmed": "low_weight"}, 422, {("wrong_value_type", "confirmed")}),
        ({"confirmed": ["third_surname"]}, 422, {("unknown_code", "confirmed")}),
        ({"late_reason": "\u0000"}, 422, {("wrong_value_type", "late_reason")}),
        ({"person": "midwife"}, 422, {("unknown_element", "")}),
        ({"identifier": "NB-9"}, 404, {("no_such_newborn", "")}),
        ({"version": 2}, 409, {("not_the_last_version", "")}),
        ({"attendant_no": "甲"}, 409, {("no_such_attendant", "")}),
    ],
)
def test_what_is_asked_amiss_is_told_and_the_birth_waits_as_before(
    system: SigningSystem, changes: dict[str, Any], status: int, codes: set[tuple[str, str]]
) -> None:
    refused = system.asks(**changes)

    assert (refused.status_code, codes_in(refused), fits("Answer", refused.json())) == (status, codes, True)
    assert not SigningRequest.objects.exists()
    assert Case.objects.get().stage == Stage.OPENED


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "required"),
        ({"certificate": "a b", "signature": "AA=="}, "wrong_value_type"),
        ({"certificate": "AA==", "signature": "AA==", "person": "x"}, "unknown_element"),
        ([], "unreadable"),
    ],
)
def test_what_is_no_answer_of_a_token_is_told(system: SigningSystem, said: Any, code: str) -> None:
    refused = system.hands_in(system.asks().json(), said)

    assert (refused.status_code, {one for one, _element in codes_in(refused)}) == (422, {code})
    assert Case.objects.get().stage == Stage.OPENED


def test_a_signature_that_does_not_hold_is_told_in_words_and_the_right_one_still_does(system: SigningSystem) -> None:
    wanted = system.asks().json()

    refused = system.hands_in(wanted, system.answers(wanted | {"challenge": "0" * 64}))

    (issue,) = refused.json()["issues"]
    assert (refused.status_code, issue["code"]) == (409, "token_signature_wrong")
    assert "签名" in issue["text"]
    assert issue["text_en"].isascii()
    assert system.hands_in(wanted, system.answers(wanted)).status_code == 200


def test_an_unknown_request_is_told_the_same_whoever_it_was_of(system: SigningSystem) -> None:
    wanted = system.asks().json()
    other = {**wanted, "request": "0b6f1c9e-2d54-4b0c-9a3e-6f1f7e0d9a11"}

    refused = system.hands_in(other, system.answers(wanted))

    assert (refused.status_code, codes_in(refused)) == (404, {("signature_not_asked", "")})


@pytest.mark.parametrize("address", [ASK, FHIR_ASK, FHIR_SIGN])
def test_a_system_without_the_scope_has_nothing_signed(system: SigningSystem, address: str) -> None:
    system.signs_in(f"{SCOPE} {RESULTS_SCOPE}")
    media = FHIR if address != ASK else "application/json"

    assert system.sends({}, address=address, media=media).status_code == 403
    assert not SigningRequest.objects.exists()


@pytest.mark.parametrize(
    ("parameters", "codes"),
    [
        ([], {"required"}),
        ([{"name": "person", "valueString": "x"}], {"unknown_element"}),
        ([{"name": "version", "valueString": "1"}], {"missing_part", "unknown_element"}),
        ([{"name": "version", "valuePositiveInt": 1}] * 2, {"too_many_parts"}),
        (
            [{"name": "identifier", "valueIdentifier": {"system": "urn:other", "value": "NB-2026-000001"}}],
            {"unknown_reference"},
        ),
    ],
)
def test_parameters_amiss_are_told_as_an_operation_outcome(
    system: SigningSystem, parameters: list[dict[str, Any]], codes: set[str]
) -> None:
    refused = system.asks_by_fhir(*parameters)

    assert (refused.status_code, {code for code, _place in codes_of(refused.json())}) == (422, codes)
    assert schema_errors(refused.json()) == [[]]


def test_a_refusal_names_the_parameter_it_is_about(system: SigningSystem) -> None:
    amiss = [{"name": "version", "valuePositiveInt": 0}, *(w for w in wishes(system) if w["name"] != "version")]
    (issue,) = system.asks_by_fhir(*amiss).json()["issue"]

    assert (issue["details"]["coding"][0]["code"], issue["expression"]) == (
        "wrong_value_type",
        ["Parameters.parameter[0]"],
    )


def test_without_a_request_nothing_is_handed_in(system: SigningSystem) -> None:
    said = [{"name": "certificate", "valueBase64Binary": "AA=="}, {"name": "signature", "valueBase64Binary": "AA=="}]

    assert system.hands_in_by_fhir(*said).status_code == 422
    assert system.hands_in_by_fhir({"name": "request", "valueUuid": "urn:uuid:x"}, *said).status_code == 422
