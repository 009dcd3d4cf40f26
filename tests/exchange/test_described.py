"""What the interface says of itself: the examples as they stand, CapabilityStatement, SMART's file, OpenAPI."""

import csv
import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from tests.casework.hospital_scene import bring_in
from tests.casework.hospital_signing_scene import PAGE
from tests.casework.scene import Scene
from tests.casework.token_scene import let_in, said_by, tokens_taken
from tests.exchange.bundles import EXAMPLES, example, schema_errors
from tests.exchange.system import System, a_record

from xinsheng.exchange.bodies import json_of
from xinsheng.exchange.callers import Caller
from xinsheng.exchange.elements import ELEMENTS
from xinsheng.exchange.fhir.profile import MEASUREMENTS
from xinsheng.exchange.fhir.views import take_bundles
from xinsheng.exchange.issues import SENTENCES
from xinsheng.exchange.openapi import described
from xinsheng.exchange.signing import ask, sign
from xinsheng.exchange.taking import take_records
from xinsheng.registry.models import Case

OF_THE_BOOKS = (
    "older_message",
    "other_content",
    "withdrawn",
    "other_newborn",
    "other_identifier",
    "plurality_differs",
    "too_late",
    "too_many_versions",
    "signature_not_asked",
    "signature_expired",
    "no_signing_page",
    "no_such_newborn",
    "no_such_attendant",
    "not_the_last_version",
    "request_used",
    "token_needed",
)
OF_SIGNATURES = {
    "09-to-sign.json": "AskedToSign",
    "10-to-sign-fhir.json": "AskSignature",
    "11-signature.json": "Signature",
    "12-signature-fhir.json": "Sign",
}
DOCUMENT = EXAMPLES.parents[1] / "docs" / "exchange.md"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)  # the evening of the examples' day


@pytest.fixture
def caller(scene: Scene) -> Caller:
    return Caller(client=bring_in(scene), at=AT)


@pytest.mark.parametrize(("name", "births"), [("01-bundle.json", 1), ("02-bundle-twins.json", 2)])
def test_the_examples_of_bundles_are_taken_as_they_stand(caller: Caller, name: str, births: int) -> None:
    ((status, said),) = take_bundles([json_of((EXAMPLES / name).read_bytes())], caller=caller)

    assert (status, Case.objects.count()) == (200, births), said
    assert Case.objects.filter(holder=None).count() == 0


def test_the_examples_of_records_are_taken_as_they_stand(caller: Caller) -> None:
    with (EXAMPLES / "04-records.csv").open(encoding="utf-8", newline="") as lines:
        records = [example("03-record.json"), *csv.DictReader(lines)]

    taken = take_records(records, caller=caller)

    assert [one.status for one in taken] == [201] * 4
    assert {issue.code for one in taken for issue in one.issues} == {"not_taken"}


def test_the_examples_of_a_signature_are_signed_by_the_attendants_token(scene: Scene) -> None:
    with tokens_taken():
        holds, caller = let_in(scene, "midwife"), Caller(client=bring_in(scene, signs_at=PAGE), at=AT)
        take_records([example("03-record.json")], caller=caller)
        asked = ask(example("09-to-sign.json"), caller=caller)
        answered = said_by(holds, bytes.fromhex(asked.said["challenge"]), origin=PAGE)
        handed_in = {**example("11-signature.json"), **json.loads(answered)}
        signed = sign(UUID(asked.said["request"]), handed_in, caller=caller)

    assert (asked.status, signed.status) == (201, 200), (asked, signed)
    assert Case.objects.get().delivery_records.get().signature_method == "token"


def test_the_examples_keep_to_the_published_schema_of_fhir() -> None:
    names = ("01-bundle.json", "02-bundle-twins.json", "05-batch.json", "06-subscription.json")
    of_signatures = ("10-to-sign-fhir.json", "12-signature-fhir.json")

    assert schema_errors(*(example(name) for name in (*names, *of_signatures))) == [[]] * 6


def test_the_description_of_the_flat_way_is_openapi_and_holds_of_its_examples(scene: Scene, caller: Caller) -> None:
    said = described()
    record = Draft202012Validator(said["components"]["schemas"]["Record"])

    validate(said)
    assert list(record.iter_errors(example("03-record.json"))) == []
    assert list(record.iter_errors({**example("03-record.json"), "weight": 1})) != []
    assert set(said["components"]["schemas"]["Record"]["properties"]) == set(ELEMENTS)
    for name, schema in OF_SIGNATURES.items():
        of_its_kind = Draft202012Validator(said["components"]["schemas"][schema])
        assert list(of_its_kind.iter_errors(example(name))) == []
    wanted = Draft202012Validator(said["components"]["schemas"]["NewSubscription"])
    assert list(wanted.iter_errors(example("06-subscription.json"))) == []


def test_the_answers_of_the_flat_way_keep_to_their_description(system: System) -> None:
    schemas = described()["components"]["schemas"]
    answers = [
        system.sends_one(),
        system.sends_one(),
        system.sends_one(weight_g=33),
        system.sends(b"{"),
        system.sends([a_record(system.hospital), {}]),
    ]

    for answer in answers:
        body = answer.json()
        kind = "Answers" if "answers" in body else "Answer"
        whole = {"$ref": f"#/components/schemas/{kind}", "components": {"schemas": schemas}}
        assert list(Draft202012Validator(whole).iter_errors(body)) == []


def test_anyone_may_read_what_the_server_can_do_and_how_one_is_let_in(scene: Scene) -> None:
    browser = Client()
    statement = browser.get("/fhir/metadata").json()
    smart = browser.get("/fhir/.well-known/smart-configuration").json()

    assert {one["code"] for one in statement["rest"][0]["interaction"]} == {"transaction", "batch"}
    assert [one["name"] for one in statement["rest"][0]["operation"]] == ["ask-signature", "sign"]
    (subscription,) = [one for one in statement["rest"][0]["resource"] if one["type"] == "Subscription"]
    assert {one["code"] for one in subscription["interaction"]} == {"create", "read", "delete", "search-type"}
    assert {"system/Subscription.crds", "births.sign"} <= set(smart["scopes_supported"])
    assert smart["token_endpoint"] == f"{settings.PUBLIC_URL}/exchange/token"
    assert smart["token_endpoint_auth_signing_alg_values_supported"] == ["ES384", "RS384"]
    assert browser.get("/births/openapi.json").json()["openapi"] == "3.1.0"


def test_every_element_and_every_code_stands_in_the_documentation() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")

    assert [name for name in (*ELEMENTS, *SENTENCES, *OF_THE_BOOKS) if f"| `{name}` |" not in text] == []
    assert [code for code in MEASUREMENTS if f"`{code}`" not in text] == []
