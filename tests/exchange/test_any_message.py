"""Whatever is sent, by whomever: no fault of the server, and no answer outside its own description."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.casework.hospital_scene import end
from tests.casework.scene import Scene
from tests.casework.sharing_scene import end as no_longer
from tests.casework.sharing_scene import let_in
from tests.exchange.office import OfficeSystem
from tests.exchange.system import System

from xinsheng.exchange.openapi import described
from xinsheng.exchange.scopes import RESULTS_SCOPE, SCOPE, SIGN_SCOPE, SUBSCRIPTION_SCOPE

EXAMPLES = int(os.environ.get("XINSHENG_TRIAL_EXAMPLES", "20"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EVERYONE = tuple((caller, GenerationMode.POSITIVE) for caller in ("nobody", "system", "office", "ended"))
ASKED_BY_HOSPITALS = (
    "POST /births",
    "GET /births/results",
    "POST /births/signatures",
    "POST /births/signatures/{request_id}",
    "POST /fhir/$ask-signature",
    "POST /fhir/$sign",
    "POST /fhir/Subscription",
)
ASKED_BY_OFFICES = (
    "POST /licences/looks",
    "GET /licences/looks/{look}",
    "POST /licences/requests",
    "GET /licences/requests/{request}",
    "POST /licences/requests/{request}/look",
)


@contextmanager
def one_connection() -> Iterator[None]:
    """Let a request leave the test's own connection open, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def headers_of(caller: str, *, scene: Scene, system: System) -> dict[str, str]:
    """What each kind of caller says of itself to what is there for hospitals' systems."""
    if caller == "nobody":
        return {}
    if caller == "office":
        return _bearer(OfficeSystem(let_in(scene)).signs_in())
    token = system.signs_in(f"{SCOPE} {SIGN_SCOPE} {RESULTS_SCOPE} {SUBSCRIPTION_SCOPE}")
    if caller == "ended":
        end(scene, system.hospital)
    return _bearer(token)


def headers_to_offices(caller: str, *, scene: Scene, system: System) -> dict[str, str]:
    """What each says of itself to what is there for other offices."""
    if caller == "nobody":
        return {}
    if caller == "system":
        return _bearer(system.signs_in())
    agency = let_in(scene)
    token = OfficeSystem(agency).signs_in()
    if caller == "ended":
        no_longer(scene, agency)
    return _bearer(token)


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize(("caller", "mode"), [*EVERYONE, ("system", GenerationMode.NEGATIVE)])
@pytest.mark.parametrize("asked", ASKED_BY_HOSPITALS)
def test_every_answer_is_one_that_is_described(
    scene: Scene, system: System, caller: str, asked: str, mode: GenerationMode
) -> None:
    headers = headers_of(caller, scene=scene, system=system)
    assert (statuses_of(asked, headers=headers, mode=mode) == {401}) is (caller != "system")


@pytest.mark.parametrize(("caller", "mode"), [*EVERYONE, ("office", GenerationMode.NEGATIVE)])
@pytest.mark.parametrize("asked", ASKED_BY_OFFICES)
def test_an_office_has_no_answer_but_those_described(
    scene: Scene, system: System, caller: str, asked: str, mode: GenerationMode
) -> None:
    headers = headers_to_offices(caller, scene=scene, system=system)
    assert (statuses_of(asked, headers=headers, mode=mode) == {401}) is (caller != "office")


def statuses_of(asked: str, *, headers: dict[str, str], mode: GenerationMode) -> set[int]:
    """What is answered to whatever is sent there, each answer held against its description."""
    method, _blank, address = asked.partition(" ")
    schema = schemathesis.openapi.from_dict(described())
    schema.app = get_wsgi_application()
    operation, seen = schema[address][method], set[int]()

    @given(operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def answered(case: Case) -> None:
        answer = case.call_and_validate(headers=headers, checks=CHECKS)
        seen.add(answer.status_code)

    with one_connection():
        answered()
    return seen
