"""Two FHIR clients that are not ours drive the interface over real lines: one of Python, one of Node."""

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from fhirpy import SyncFHIRClient
from fhirpy.base.exceptions import AuthorizationError, OperationOutcome
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import bring_in
from tests.casework.scene import AT, Scene
from tests.exchange.bundles import MODULES, PROGRAM, a_bundle, codes_of
from tests.exchange.system import System
from tests.province import set_up_province

from xinsheng.exchange.scopes import SCOPE, SUBSCRIPTION_SCOPE
from xinsheng.registry.models import Case, ResultSubscription

__all__ = ["own_keys"]
pytestmark = [pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
DRIVE = PROGRAM.with_name("drive.js")
HOST = "http://127.0.0.1:9"
ASKED = {
    "resourceType": "Subscription",
    "status": "requested",
    "reason": "出生医学证明的办理结果",
    "criteria": "DocumentReference",
    "channel": {"type": "rest-hook", "endpoint": f"{HOST}/fhir", "payload": "application/fhir+json"},
}


@pytest.fixture
def served(transactional_db: None, own_keys: None, live_server: LiveServer, settings: Settings) -> Iterator[System]:
    """A hospital's system with a token, and the server at a real address."""
    settings.PUBLIC_URL = live_server.url
    set_up_province(at=AT)
    system = System(bring_in(Scene(), results_to=f"{HOST}/results"))
    system.signs_in(f"{SCOPE} {SUBSCRIPTION_SCOPE}")
    yield system
    connection.close()


def test_a_client_of_python_sends_births_and_keeps_a_subscription(served: System, live_server: LiveServer) -> None:
    base, bundle = f"{live_server.url}/fhir", a_bundle()
    client = SyncFHIRClient(base, authorization=f"Bearer {served.token}")
    first, again = (client.execute("", method="post", data=bundle) for _time in range(2))

    assert {first["type"], again["type"]} == {"transaction-response"}
    assert Case.objects.count() == 1
    with pytest.raises(OperationOutcome) as refused:
        client.execute("", method="post", data={**bundle, "type": "collection"})
    assert ("not_a_transaction", "Bundle.type") in codes_of(refused.value.resource)
    with pytest.raises(AuthorizationError):
        SyncFHIRClient(base, authorization="Bearer none").execute("", method="post", data=bundle)

    made = client.resource("Subscription", **{name: ASKED[name] for name in ASKED if name != "resourceType"})
    made.save()
    (listed,) = client.resources("Subscription").fetch()
    assert (listed.id, listed["status"]) == (made.id, "active")
    assert client.get("Subscription", made.id)["channel"] == ASKED["channel"]
    made.delete()
    assert ResultSubscription.objects.exclude(until=None).count() == 1
    assert list(client.resources("Subscription").fetch()) == []


def test_a_client_of_node_finds_its_way_and_does_the_same(served: System, live_server: LiveServer) -> None:
    command = ["node", str(DRIVE), str(MODULES), f"{live_server.url}/fhir", served.token]
    said = json.dumps({"bundle": a_bundle(), "subscription": ASKED}).encode()
    done = subprocess.run(command, input=said, capture_output=True, check=True, timeout=60)
    told: dict[str, Any] = json.loads(done.stdout)

    assert told["capability"]["fhirVersion"] == "4.0.1"
    assert told["smart"]["tokenUrl"] == f"{live_server.url}/exchange/token"
    assert told["sent"]["type"] == told["again"]["type"] == "transaction-response"
    assert Case.objects.count() == 1
    assert told["bad"]["refused"] == 422
    assert ("not_a_transaction", "Bundle.type") in codes_of(told["bad"]["outcome"])
    assert told["read"] == told["made"] == told["listed"]["entry"][0]["resource"]
    assert told["ended"] is True
    assert told["gone"]["refused"] == 410
