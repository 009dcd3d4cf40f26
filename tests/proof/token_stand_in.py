"""A token of the tests: its key is made and used by the `openssl` program, never by the library that verifies."""

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.proof.vectors import SITE

from xinsheng.cli.stand_in_keys import StandIn, make_authority, make_token
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
