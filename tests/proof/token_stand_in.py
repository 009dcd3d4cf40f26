"""A token of the tests: its key is made and used by the `openssl` program, never by the library that verifies."""

import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from asn1crypto import core
from tests.proof.vectors import SITE

from xinsheng.cli import stand_in_keys
from xinsheng.cli.stand_in_keys import StandIn, StandInKey, make_authority, make_key, make_token
from xinsheng.proof.act_signatures import Occasion
from xinsheng.proof.token_signatures import TokenSignature, token_message

BEGUN = datetime(2026, 11, 1, tzinfo=UTC)
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


@cache
def keys_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="xinsheng-stand-in-"))


@cache
def root() -> StandIn:
    return make_authority(keys_folder(), at=BEGUN)


@cache
def authority() -> StandIn:
    return make_authority(keys_folder(), at=BEGUN, name="省级签发机构", above=root())


@cache
def token(name: str = "韦秀兰") -> StandIn:
    return make_token(keys_folder(), name=name, authority=authority(), at=BEGUN)


def extension(name: str, value: Any, *, critical: bool = True) -> Mapping[str, Any]:
    return {"extn_id": name, "critical": critical, "extn_value": value}


def given(
    above: StandIn | None,
    *said: Mapping[str, Any],
    name: str = "韦秀兰",
    key: StandInKey | None = None,
    at: datetime = BEGUN,
    days: int = 1095,
) -> StandIn:
    """A certificate that says just this, whatever an authority ought to give."""
    key = key or make_key(keys_folder() / f"given-{secrets.token_hex(4)}.pem")
    return stand_in_keys._issued(key, names={"common_name": name}, above=above, extensions=said, at=at, days=days)


AUTHORITY = (extension("basic_constraints", {"ca": True}), extension("key_usage", {"key_cert_sign"}))
PERSON = (extension("basic_constraints", {"ca": False}), extension("key_usage", {"digital_signature"}))


def shallow(above: StandIn | None, *, name: str) -> StandIn:
    """An authority that may give people's certificates and no other authority's."""
    depth = extension("basic_constraints", {"ca": True, "path_len_constraint": 0})
    return given(above, depth, AUTHORITY[1], name=name)


@cache
def no_persons() -> dict[str, StandIn]:
    """Ways that lead up to the authority of the tests and are no person's to sign with, and why."""
    unknown = extension("1.2.3.4", core.ParsableOctetString(b"\x05\x00"))
    servers = extension("extended_key_usage", ["server_auth"])
    crl_only = given(root(), AUTHORITY[0], extension("key_usage", {"crl_sign"}), name="只签吊销列表")
    return {
        "an authority's own": given(root(), AUTHORITY[0], PERSON[1]),
        "a server's": given(root(), *PERSON, servers),
        "something critical that nobody here knows": given(root(), *PERSON, unknown),
        "for nothing in particular": given(root(), PERSON[0]),
        "given by who gives no certificates": given(crl_only, *PERSON),
        "given by a person": given(given(root(), *PERSON, name="杨光"), *PERSON),
        "below an authority that was to have none below it": given(
            given(shallow(root(), name="末级"), *AUTHORITY, name="再下级"), *PERSON
        ),
    }


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Whoever holds a token, at our pages or at others."""

    stand_in: StandIn = field(default_factory=token)
    origin: str = SITE.origin

    def signs(self, occasion: Occasion, *, digest: bytes) -> TokenSignature:
        message = token_message(occasion.challenge_for(digest), origin=self.origin)
        return TokenSignature(
            occasion=occasion,
            kind="certificate",
            statement_digest=digest,
            certificates=self.stand_in.way,
            signature=self.stand_in.key.sign(message),
            origin=self.origin,
        )
