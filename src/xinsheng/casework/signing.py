"""Putting one's name to something: the statement's digest, a fresh nonce, and what was to be signed (design 10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xinsheng.casework.acting import By
from xinsheng.law.terms import SignatureMethod
from xinsheng.proof.act_challenge import act_challenge, new_nonce
from xinsheng.proof.canonical import digest_of


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A signature as far as this method makes one; `development` and `written` leave no cryptographic value."""

    statement_digest: bytes
    nonce: bytes
    challenge: bytes
    method: SignatureMethod

    @property
    def columns(self) -> dict[str, Any]:
        """The columns that every table of signed things has."""
        return {"nonce": self.nonce, "challenge": self.challenge, "signature_method": self.method.value}


def sign(statement: Mapping[str, Any], *, by: By) -> Signed:
    """Bind the actor to a statement (JSON values)."""
    return sign_digest(digest_of(statement), by=by)


def sign_digest(digest: bytes, *, by: By) -> Signed:
    """Bind the actor to a statement already digested."""
    nonce = new_nonce()
    return Signed(
        statement_digest=digest,
        nonce=nonce,
        challenge=act_challenge(digest, nonce=nonce),
        method=by.signature_method,
    )
