"""A hospital's system subscribes by FHIR to what comes of its own births, and is sent it at its own host alone."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from jsonschema import Draft202012Validator
from tests.casework.hospital_scene import bring_in, end
from tests.casework.scene import AT, Scene
from tests.casework.stock_scene import under_review
from tests.exchange.bundles import codes_of, schema_errors
from tests.exchange.system import NOW, System
from tests.exchange.test_result_deliveries import Receiver, a_result, there

from xinsheng.casework import subscriptions
from xinsheng.casework.outside import keys
from xinsheng.casework.proof_checks import check
from xinsheng.casework.result_deliveries import NOTIFICATION_LABEL, Outbox, Told, due_deliveries
from xinsheng.casework.results import place_results
from xinsheng.casework.subscriptions import MOST
from xinsheng.exchange.openapi import described
from xinsheng.exchange.scopes import SUBSCRIPTION_SCOPE
from xinsheng.postroom.send_results import carry_out
from xinsheng.registry.models import JournalEntry, Office, ResultSubscription

__all__ = ["there"]
CALLS_LATER = NOW - AT + timedelta(minutes=30)  # a call is made now, the story is of a day of November
HERE, FHIR = "/fhir/Subscription", "application/fhir+json"


@pytest.fixture
def told_by_fhir(scene: Scene, there: Receiver) -> System:
    """A system whose address was agreed on, and which may subscribe."""
    system = System(bring_in(scene, results_to=f"http://127.0.0.1:{there.port}/results"))
    system.signs_in(SUBSCRIPTION_SCOPE)
    return system


def asked(there: Receiver, **changes: Any) -> dict[str, Any]:
    endpoint = changes.pop("endpoint", f"http://127.0.0.1:{there.port}/notifications")
    channel = {"type": "rest-hook", "endpoint": endpoint, "payload": FHIR, **changes.pop("channel", {})}
    said = {
        "resourceType": "Subscription",
        "status": "requested",
        "reason": "出生医学证明的办理结果",
        "criteria": "DocumentReference",
        "channel": channel,
    }
    return said | changes


def subscribes(system: System, said: dict[str, Any]) -> HttpResponse:
    return system.sends(said, address=HERE, media=FHIR)


def calls(system: System, method: str, address: str = HERE) -> HttpResponse:
    return system.client.generic(method, address, headers={"Authorization": f"Bearer {system.token}"})


def goes_out(scene: Scene, subscription_id: str) -> bool:
    at = scene.later(minutes=10) + CALLS_LATER
    return carry_out(Told(outbox=Outbox.FHIR, pk=subscription_id), clock=lambda: at)  # type: ignore[arg-type]


def test_a_system_makes_reads_lists_and_ends_its_own_subscription(told_by_fhir: System, there: Receiver) -> None:
    made = subscribes(told_by_fhir, asked(there))
    address = f"{HERE}/{made.json()['id']}"
    listed, read = calls(told_by_fhir, "GET").json(), calls(told_by_fhir, "GET", address)

    assert (made.status_code, made["Location"].endswith(address)) == (201, True)
    assert read.json() == made.json() == listed["entry"][0]["resource"]
    assert (read.json()["status"], listed["total"]) == ("active", 1)
    assert schema_errors(made.json(), listed) == [[], []]
    schemas = described()["components"]["schemas"]
    whole = {"$ref": "#/components/schemas/Subscription", "components": {"schemas": schemas}}
    assert list(Draft202012Validator(whole).iter_errors(made.json())) == []

    assert calls(told_by_fhir, "DELETE", address).status_code == 204
    assert calls(told_by_fhir, "DELETE", address).status_code == 204
    assert calls(told_by_fhir, "GET", address).status_code == 410
    assert calls(told_by_fhir, "GET").json()["total"] == 0
    lines = JournalEntry.objects.filter(chain=made.json()["id"]).order_by("seq")
    assert [(one.act, one.duty) for one in lines] == [
        ("subscribe_to_results", "hospital_system"),
        ("end_subscription", "hospital_system"),
    ]
    assert list(check(chain=made.json()["id"]).broken) == []


def test_a_system_does_not_fill_the_books_by_making_and_ending(
    told_by_fhir: System, there: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "MOST_A_DAY", 2)
    for status in (201, 201, 409):
        made = subscribes(told_by_fhir, asked(there))
        assert made.status_code == status
        calls(told_by_fhir, "DELETE", f"{HERE}/{made.json().get('id')}")
    assert ResultSubscription.objects.count() == 2


def test_each_result_from_then_on_is_sent_as_a_notification_and_every_later_standing(
    scene: Scene, told_by_fhir: System, there: Receiver
) -> None:
    a_result(scene, told_by_fhir, place=1)  # before: read from its cursor, never sent here
    made = subscribes(told_by_fhir, asked(there)).json()
    number = a_result(scene, told_by_fhir, place=2)
    assert goes_out(scene, made["id"]) is True
    assert goes_out(scene, made["id"]) is False
    under_review(scene)
    place_results(at=scene.at)
    assert goes_out(scene, made["id"]) is True

    first, second = [json.loads(sent["body"]) for sent in there.got()]
    assert schema_errors(first, second) == [[], []]
    assert [len(one["entry"]) for one in (first, second)] == [2, 3]  # both certificates are looked at
    (told,) = [entry["resource"] for entry in first["entry"][1:]]
    assert (told["masterIdentifier"]["value"], told["status"]) == (number, "current")
    assert told["subject"]["identifier"]["value"] == "NB-2"
    assert {one["resource"]["extension"][0]["valueCode"] for one in second["entry"][1:]} == {"under_review"}
    numbers = [
        part["valueString"]
        for one in (first, second)
        for event in one["entry"][0]["resource"]["parameter"]
        for part in event.get("part", [])
        if part["name"] == "event-number"
    ]
    assert numbers == ["2", "3", "4"]
    assert "龙" not in there.got()[0]["body"]


def test_a_notification_is_signed_by_the_province_and_no_reading_of_our_own_form(
    scene: Scene, told_by_fhir: System, there: Receiver
) -> None:
    made = subscribes(told_by_fhir, asked(there)).json()
    a_result(scene, told_by_fhir)
    goes_out(scene, made["id"])

    (sent,) = there.got()
    raw = base64.b64decode(sent["signature"].partition("es256=")[2])
    public = load_der_public_key(keys().credential_key().public_key)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    signature = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public.verify(signature, NOTIFICATION_LABEL + sent["body"].encode(), ec.ECDSA(hashes.SHA256()))


def test_what_is_not_taken_comes_again_as_it_was_and_the_subscription_says_so(
    scene: Scene, told_by_fhir: System, there: Receiver
) -> None:
    made = subscribes(told_by_fhir, asked(there)).json()
    a_result(scene, told_by_fhir)
    there.feels("broken")
    assert goes_out(scene, made["id"]) is False
    read = calls(told_by_fhir, "GET", f"{HERE}/{made['id']}").json()
    assert (read["status"], read["error"]) == ("error", "refused")
    there.feels("well")

    assert goes_out(scene, made["id"]) is True
    first, again = there.got()
    assert first["body"] == again["body"]
    assert calls(told_by_fhir, "GET", f"{HERE}/{made['id']}").json()["status"] == "active"


def test_an_ended_system_or_subscription_is_sent_nothing(scene: Scene, told_by_fhir: System, there: Receiver) -> None:
    one, other = (subscribes(told_by_fhir, asked(there)).json()["id"] for _time in range(2))
    a_result(scene, told_by_fhir)
    calls(told_by_fhir, "DELETE", f"{HERE}/{one}")
    assert [
        str(told.pk) for told in due_deliveries(at=scene.later() + CALLS_LATER) if told.outbox is Outbox.FHIR
    ] == [other]
    end(scene, told_by_fhir.hospital)

    assert (goes_out(scene, one), goes_out(scene, other)) == (False, False)
    assert there.got() == []
    assert subscribes(told_by_fhir, asked(there)).status_code == 401


def test_nobody_reads_or_ends_another_s_nor_without_its_scope(
    scene: Scene, told_by_fhir: System, there: Receiver
) -> None:
    address = f"{HERE}/{subscribes(told_by_fhir, asked(there)).json()['id']}"
    elsewhere = Office.objects.filter(kind="midwifery_institution").exclude(pk=scene.hospital.pk).get()
    other = System(bring_in(scene, office=elsewhere, results_to=f"http://127.0.0.1:{there.port}/results"))
    other.signs_in(SUBSCRIPTION_SCOPE)

    assert [calls(other, method, address).status_code for method in ("GET", "DELETE")] == [404, 404]
    assert calls(other, "GET").json()["total"] == 0
    theirs = asked(there, criteria=f"DocumentReference?author:identifier=urn:xinsheng:credit-code|{'9' * 18}")
    assert subscribes(other, theirs).status_code == 422
    told_by_fhir.signs_in()
    assert calls(told_by_fhir, "GET", address).status_code == 403


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"criteria": "Patient"}, "unknown_criteria"),
        ({"criteria": "DocumentReference?status=current"}, "unknown_criteria"),
        ({"status": "off"}, "unfit_status"),
        ({"reason": ""}, "missing_part"),
        ({"resourceType": "Patient"}, "wrong_profile"),
        ({"end": "2026-12-31T00:00:00Z"}, "unknown_element"),
        ({"channel": {"type": "email"}}, "unfit_channel"),
        ({"channel": {"payload": "application/json"}}, "unfit_channel"),
        ({"channel": {"header": ["Authorization: Bearer secret"]}}, "unknown_element"),
        ({"endpoint": "https://another.example.org/hook"}, "address_not_agreed"),
        ({"endpoint": "http://127.0.0.1:9/hook"}, "address_not_agreed"),
        ({"endpoint": "ftp://127.0.0.1/hook"}, "unfit_address"),
    ],
)
def test_what_is_no_subscription_of_ours_is_refused_by_its_code(
    told_by_fhir: System, there: Receiver, changes: dict[str, Any], code: str
) -> None:
    refused = subscribes(told_by_fhir, asked(there, **changes))

    assert refused.status_code == 422, refused.content
    assert code in {one for one, _where in codes_of(refused.json())}
    assert not ResultSubscription.objects.exists()


def test_a_system_without_an_agreed_address_and_one_with_too_many_are_refused(
    scene: Scene, system: System, there: Receiver
) -> None:
    system.signs_in(SUBSCRIPTION_SCOPE)
    assert codes_of(subscribes(system, asked(there)).json()) >= {
        ("address_not_agreed", "Subscription.channel.endpoint")
    }
    told = System(bring_in(scene, results_to=f"http://127.0.0.1:{there.port}/results"))
    told.signs_in(SUBSCRIPTION_SCOPE)
    assert [subscribes(told, asked(there)).status_code for _time in range(MOST + 1)] == [201] * MOST + [409]
    rows = ResultSubscription.objects.all()
    with pytest.raises(DatabaseError, match="result_subscription_only_ends"), transaction.atomic():
        rows.update(endpoint="https://another.example.org/")
    rows.update(until=scene.at)
    with pytest.raises(DatabaseError, match="result_subscription_only_ends"), transaction.atomic():
        rows.update(until=None)
