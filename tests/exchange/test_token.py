from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from joserfc.jwk import ECKey, OctKey, RSAKey
from tests.casework.hospital_scene import bring_in, end
from tests.casework.scene import Scene
from tests.exchange.system import System

from xinsheng.gateways.hospitals.keys import UnableToReadKeys, read_keys
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import AccessToken, SpentAssertion

RSA = RSAKey.generate_key(2048, {"kid": "his-rsa"})
STRANGER = ECKey.generate_key("P-384", {"kid": "his-2026"})
IN_AN_HOUR = int(datetime.now(tz=UTC).timestamp()) + 3600
A_MINUTE_AGO = int(datetime.now(tz=UTC).timestamp()) - 60


def test_a_signed_assertion_opens_for_five_minutes_and_only_the_digest_is_kept(system: System) -> None:
    answer = system.asks_for_token()

    said = answer.json()
    assert (answer.status_code, said["token_type"], said["expires_in"]) == (200, "Bearer", 300)
    assert answer["Cache-Control"] == "no-store"
    assert said["access_token"].encode() not in bytes(AccessToken.objects.get().digest)
    assert system.sends_one().status_code == 201


def test_an_rsa_key_signs_as_well(scene: Scene) -> None:
    system = System(bring_in(scene, key=RSA), key=RSA)

    answer = system.asks_for_token(system.asserts(header={"alg": "RS384", "kid": "his-rsa"}))

    assert answer.status_code == 200


def test_an_assertion_opens_once(system: System) -> None:
    assertion = system.asserts()

    assert system.asks_for_token(assertion).status_code == 200
    again = system.asks_for_token(assertion)
    assert (again.status_code, again.json()) == (401, {"error": "invalid_client"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "https://elsewhere.example/exchange/token"},
        {"aud": ["https://elsewhere.example/exchange/token"]},
        {"aud": None},
        {"exp": IN_AN_HOUR},
        {"exp": A_MINUTE_AGO},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": 1e30},
        {"nbf": IN_AN_HOUR},
        {"jti": None},
        {"jti": ""},
        {"jti": "x" * 500},
        {"sub": str(uuid4())},
        {"iss": str(uuid4())},
        {"iss": "not-an-id"},
        {"iss": None},
    ],
    ids=lambda wrong: next(iter(wrong)),  # the values are of this moment: every process must name the tests alike
)
def test_what_an_assertion_says_otherwise_opens_nothing(system: System, wrong: dict[str, Any]) -> None:
    answer = system.asks_for_token(system.asserts(**wrong))

    assert (answer.status_code, answer.json()) == (401, {"error": "invalid_client"})
    assert not SpentAssertion.objects.exists()


@pytest.mark.parametrize(
    ("key", "header"),
    [
        (STRANGER, {}),
        (None, {"kid": None}),
        (None, {"kid": "another"}),
        (OctKey.import_key("secret-secret-secret-secret-secret"), {"alg": "HS256"}),
        (ECKey.generate_key("P-256", {"kid": "his-2026"}), {"alg": "ES256"}),
    ],
    ids=["another's key", "no key named", "an unknown key named", "a shared secret", "another algorithm"],
)
def test_who_signs_otherwise_opens_nothing(system: System, key: Any, header: dict[str, Any]) -> None:
    assert system.asks_for_token(system.asserts(key=key, header=header)).status_code == 401


@pytest.mark.parametrize(
    "assertion",
    ["", "a.b.c", "x" * 10_000, "\0.\0.é", "eyJhbGciOiJub25lIn0.eyJpc3MiOiIxIn0."],
    ids=["nothing", "three letters", "too long", "no letters", "signed by none"],
)
def test_what_is_no_assertion_opens_nothing(system: System, assertion: str) -> None:
    answer = system.asks_for_token(assertion or " ")

    assert answer.status_code in {400, 401}


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"scope": "system/*.*"}, "invalid_scope"),
        ({"client_assertion_type": "other"}, "invalid_request"),
        ({"grant_type": ["client_credentials", "client_credentials"]}, "invalid_request"),
    ],
)
def test_a_request_of_another_shape_is_told_so(system: System, form: dict[str, Any], error: str) -> None:
    answer = system.asks_for_token(**form)

    assert (answer.status_code, answer.json()) == (400, {"error": error})


def test_a_system_that_was_ended_is_stopped_at_its_next_call(scene: Scene, system: System) -> None:
    system.signs_in()
    end(scene, system.hospital)

    answer = system.sends_one()

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert system.asks_for_token().status_code == 401


def test_a_token_that_has_grown_old_opens_nothing(system: System) -> None:
    token = system.signs_in()
    kept = AccessToken.objects.get()
    digest = bytes(kept.digest)
    kept.delete()
    AccessToken.objects.create(
        digest=digest,
        client=kept.client,
        given_at=kept.given_at,
        expires_at=kept.given_at - timedelta(minutes=1),
    )

    assert system.token == token
    assert system.sends_one().status_code == 401


@pytest.mark.parametrize(
    "said", ["", "Bearer ", "Bearer no-such-token", "Basic abc", "Bearer " + "x" * 5000, "bearer é"]
)
def test_nobody_comes_in_without_a_token(system: System, said: str) -> None:
    answer = system.client.post("/births", b"{}", content_type="application/json", headers={"Authorization": said})

    assert answer.status_code == 401


def test_a_signed_in_officer_is_nobody_here(scene: Scene, system: System) -> None:
    system.client.force_login(scene.person("midwife").accounts.get())

    answer = system.client.post("/births", b"{}", content_type="application/json")

    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({}, "not_a_key_set"),
        ({"keys": []}, "not_a_key_set"),
        ({"keys": [STRANGER.as_dict(private=True)]}, "private_key"),
        ({"keys": [{**STRANGER.as_dict(private=False), "kid": ""}]}, "key_without_name"),
        ({"keys": [STRANGER.as_dict(private=False)] * 2}, "key_without_name"),
        ({"keys": [ECKey.generate_key("P-256", {"kid": "a"}).as_dict(private=False)]}, "unfit_key"),
        ({"keys": [{"kty": "oct", "k": "AAAA", "kid": "a"}]}, "unfit_key"),
        ({"keys": [{"kty": "RSA", "n": "AQAB", "e": "AQAB", "kid": "a"}]}, "unfit_key"),
        ({"keys": [{"kty": "EC", "crv": "P-384", "x": "AA", "y": "AA", "kid": "a"}]}, "unfit_key"),
        ({"keys": ["key"]}, "unfit_key"),
    ],
)
def test_only_good_public_keys_are_taken(keys: dict[str, Any], code: str) -> None:
    with pytest.raises(UnableToReadKeys) as fault:
        read_keys(canonical_bytes(keys).decode())
    assert fault.value.code == code
