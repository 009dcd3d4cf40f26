"""Faulty answers of the network's sign-in: none lets anyone in, each has its own plain reason."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from joserfc.jwk import OctKey, RSAKey
from tests.gateways.identity.lying_network import RIGHT, WRONG, Liar, lying_network

from xinsheng.gateways.identity import Answer, NetworkIdentity, UnableToVerify

RETURN_TO = "https://xinsheng.test/sign-in/network/return/"


@pytest.fixture
def liar() -> Iterator[Liar]:
    with lying_network() as started:
        yield started


def heard(liar: Liar, *, seconds: int = 2) -> Answer:
    identity = NetworkIdentity(replace(liar.place, seconds=seconds))
    at = datetime.now(tz=UTC)
    challenge = identity.begin("", purpose="sign_in", at=at)
    departure = identity.depart(challenge, return_to=RETURN_TO)
    liar.nonce = challenge.nonce
    returned = {"state": departure.state, "code": "c"}
    return identity.hear(challenge, departure, returned=returned, return_to=RETURN_TO, at=at)


def said_no(liar: Liar, *, seconds: int = 2) -> str:
    with pytest.raises(UnableToVerify) as said:
        heard(liar, seconds=seconds)
    return said.value.code


def test_without_a_lie_the_person_is_identified(liar: Liar) -> None:
    assert heard(liar).name == "龙小梅"


def test_two_clocks_may_differ_by_less_than_a_minute(liar: Liar) -> None:
    liar.claims = {"iat": int(time.time()) + 30}

    assert heard(liar).name == "龙小梅"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("iss", "https://evil.test"),
        ("aud", "another"),
        ("aud", ["another", "third"]),
        ("azp", "another"),
        ("nonce", "0" * 32),
        ("exp", 1),
        ("exp", "soon"),
        ("iat", 4_000_000_000),
        ("nbf", 4_000_000_000),
        ("at_hash", "wrong"),
    ],
)
def test_a_token_for_another_purpose_is_forged_however_well_signed(liar: Liar, name: str, value: object) -> None:
    liar.claims = {name: value}

    assert said_no(liar) == "forged"


@pytest.mark.parametrize("name", ["iss", "aud", "nonce", "exp", "iat", "sub"])
def test_a_token_that_leaves_out_what_it_is_for_is_forged(liar: Liar, name: str) -> None:
    liar.without = (name,)

    assert said_no(liar) == "forged"


@pytest.mark.parametrize("level", ["password", None, ["face"], "face "])
def test_a_level_that_is_not_one_of_the_accepted_is_too_low(liar: Liar, level: object) -> None:
    liar.claims = {"acr": level}

    assert said_no(liar) == "too_low"


def test_a_token_under_another_key_is_forged_and_the_keys_are_asked_once_more(liar: Liar) -> None:
    liar.key = WRONG

    assert said_no(liar) == "forged"
    assert liar.asked.count("/jwks_uri") == 1  # not again within ten seconds: a stranger must not make us ask


def test_a_token_without_a_signature_is_forged(liar: Liar) -> None:
    parts = Liar.id_token(replace(liar, nonce="n")).split(".")
    header = "eyJhbGciOiJub25lIn0"  # {"alg":"none"}
    liar.tokens = {"access_token": "a", "token_type": "Bearer", "id_token": f"{header}.{parts[1]}."}

    assert said_no(liar) == "forged"


def test_a_public_key_is_never_taken_for_a_shared_secret(liar: Liar) -> None:
    pretended = OctKey.import_key(json.dumps(RIGHT.as_dict(private=False)).encode(), {"kid": "1"})
    liar.alg, liar.key = "HS256", pretended

    assert said_no(liar) == "forged"


def test_a_key_of_another_kind_under_the_same_name_is_forged(liar: Liar) -> None:
    liar.alg, liar.key = "RS256", RSAKey.generate_key(2048, {"kid": "1"})

    assert said_no(liar) == "forged"


@pytest.mark.parametrize(
    "tokens",
    [{}, [], "x", 7, b"<html>", b"{", b"[" * 50_000, {"access_token": "a"}, {"id_token": 7, "access_token": "a"}],
    ids=["empty", "list", "text", "number", "page", "broken", "deep", "no id token", "id token a number"],
)
def test_what_is_no_token_answer_lets_nobody_in(liar: Liar, tokens: Any) -> None:
    liar.tokens = tokens

    assert said_no(liar) in {"no_answer", "refused"}


def test_a_token_of_nonsense_is_forged(liar: Liar) -> None:
    liar.tokens = {"access_token": "a", "token_type": "Bearer", "id_token": "a.b.c"}

    assert said_no(liar) == "forged"


@pytest.mark.parametrize("status", [302, 307, 400, 401, 429, 500, 503])
def test_an_answer_that_is_not_plainly_good_lets_nobody_in(liar: Liar, status: int) -> None:
    liar.status, liar.tokens = status, {"error": "server_error"}

    assert said_no(liar) in {"no_answer", "refused"}
    assert "/elsewhere" not in liar.asked


def test_a_huge_answer_is_not_read_to_its_end(liar: Liar) -> None:
    liar.padding = 50_000_000

    assert said_no(liar) == "no_answer"


def test_a_slow_answer_is_not_waited_for(liar: Liar) -> None:
    liar.slow = 20.0
    began = time.monotonic()

    assert said_no(liar, seconds=1) == "no_answer"
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("told", [{"sub": "8"}, {"sub": "7", "name": "王小苗"}, {"name": "龙小梅"}])
def test_two_answers_that_speak_of_two_people_contradict_each_other(liar: Liar, told: dict[str, str]) -> None:
    liar.without = ("id_number",)
    liar.userinfo = {"id_number": "522622199508120026", "id_type": "111", **told}

    assert said_no(liar) == "contradictory"


@pytest.mark.parametrize("told", [b"{", b"[" * 50_000, [], None], ids=["broken", "deep", "list", "nothing"])
def test_claims_that_cannot_be_read_are_no_answer(liar: Liar, told: Any) -> None:
    liar.without, liar.userinfo = ("id_number",), told

    assert said_no(liar) == "no_answer"


@pytest.mark.parametrize(
    "name", ["龙" * 5000, "", 7, None, ["龙小梅"]], ids=["long", "empty", "number", "null", "list"]
)
def test_a_name_that_is_none_identifies_nobody(liar: Liar, name: object) -> None:
    liar.claims = {"name": name}

    assert said_no(liar) == "incomplete"


@pytest.mark.parametrize(
    "metadata", [{"issuer": "https://evil.test"}, {"token_endpoint": None}, {"jwks_uri": "file:///etc/passwd"}]
)
def test_a_provider_that_describes_itself_as_another_is_not_spoken_to(liar: Liar, metadata: dict[str, Any]) -> None:
    liar.metadata = metadata

    assert said_no(liar) == "forged"
    assert "/token_endpoint" not in liar.asked


@pytest.mark.parametrize(
    "keys",
    [{}, [], {"keys": [{"kty": "none"}]}, b"{", b"[" * 50_000],
    ids=["empty", "list", "unknown", "broken", "deep"],
)
def test_keys_that_cannot_be_read_are_no_answer(liar: Liar, keys: Any) -> None:
    liar.keys = keys

    assert said_no(liar) == "no_answer"


def test_after_a_silence_nobody_else_is_held_up_for_a_while(liar: Liar) -> None:
    liar.slow = 20.0
    identity = NetworkIdentity(replace(liar.place, seconds=1))
    at = datetime.now(tz=UTC)
    challenge = identity.begin("", purpose="sign_in", at=at)
    departure = identity.depart(challenge, return_to=RETURN_TO)
    returned = {"state": departure.state, "code": "c"}
    took = []
    for _ in range(3):
        began = time.monotonic()
        with pytest.raises(UnableToVerify, match="no_answer"):
            identity.hear(challenge, departure, returned=returned, return_to=RETURN_TO, at=at)
        took.append(time.monotonic() - began)

    assert took[0] < 5
    assert max(took[1:]) < 0.5
    assert liar.asked.count("/token_endpoint") == 1


def test_a_network_that_drips_its_headers_is_not_waited_for(liar: Liar) -> None:
    liar.drip = 0.3
    began = time.monotonic()

    assert said_no(liar, seconds=1) == "no_answer"
    assert time.monotonic() - began < 5


def test_who_signed_in_there_long_ago_signs_in_again(liar: Liar) -> None:
    liar.claims = {"auth_time": int(time.time()) - 3600}

    assert said_no(liar) == "expired"
