"""What an officer's act is signed with, in whichever way: read from its published form, and judged alike."""

import hashlib
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from xinsheng.law.terms import SignatureMethod
from xinsheng.proof.act_signatures import SIGNATURE_FORMAT, ActSignature, Occasion, assertion_faults
from xinsheng.proof.canonical import UnableToCanonicalise, canonical_bytes
from xinsheng.proof.passkeys import Place
from xinsheng.proof.token_signatures import (
    TOKEN_FORMAT,
    TOKEN_METHOD,
    TokenSignature,
    token_faults,
)

PASSKEY_METHOD = SignatureMethod.PASSKEY.value
METHODS = frozenset({PASSKEY_METHOD, TOKEN_METHOD})  # by which an officer's own key signed

KeptSignature = ActSignature | TokenSignature


def method_of(signature: KeptSignature) -> str:
    """The `signature_method` of an entry that carries it."""
    return TOKEN_METHOD if isinstance(signature, TokenSignature) else PASSKEY_METHOD


def kept_faults(signature: KeptSignature, *, statement: object, at: datetime) -> tuple[str, ...]:
    """Everything that does not hold in a signature made at `at` over this statement (JSON values).

    Codes: `statement` (other content than was signed), and those of `key_faults`.
    """
    faults = []
    try:
        if hashlib.sha256(canonical_bytes(statement)).digest() != signature.statement_digest:
            faults.append("statement")
    except UnableToCanonicalise:
        faults.append("statement")
    return (*faults, *key_faults(signature, at=at))


def key_faults(signature: KeptSignature, *, at: datetime) -> tuple[str, ...]:
    """The same but for the statement, by its kept digest: those of `assertion_faults`, or of `token_faults`."""
    return token_faults(signature, at=at) if isinstance(signature, TokenSignature) else assertion_faults(signature)


def read_signature(said: Mapping[str, Any]) -> KeptSignature:
    """Read one from its published form. Raises ValueError, KeyError, TypeError, AttributeError for another."""
    occasion = Occasion(
        case=UUID(said["case"]),
        person=UUID(said["person"]),
        act=said["act"],
        version=said["version"],
        random=bytes.fromhex(said["random"]),
    )
    signed = {
        "occasion": occasion,
        "kind": said["kind"],
        "statement_digest": bytes.fromhex(said["statement_digest"]),
        "signature": _octets(said["signature"]),
    }
    if said["format"] == TOKEN_FORMAT:
        certificates = tuple(_octets(one) for one in said["certificates"])
        return TokenSignature(**signed, certificates=certificates, origin=said["origin"])
    if said["format"] != SIGNATURE_FORMAT:
        raise ValueError(said["format"])
    return ActSignature(
        **signed,
        credential_id=_octets(said["credential_id"]),
        public_key=_octets(said["public_key"]),
        authenticator_data=_octets(said["authenticator_data"]),
        client_data=_octets(said["client_data_json"]),
        place=Place(domain=said["rp_id"], origin=said["origin"]),
    )


def _octets(letters: str) -> bytes:
    return urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
