"""Checking what citizens put their names to in a bundle, as a stranger would."""

import json
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.handwriting import HandSigning
from xinsheng.proof.act_challenge import UnableToChallenge
from xinsheng.proof.canonical import UnableToCanonicalise, canonical_bytes
from xinsheng.proof.citizen_signatures import (
    ByHand,
    CitizenSeal,
    CitizenSignature,
    Evidence,
    handwriting_faults,
    statement_faults,
)
from xinsheng.proof.entries import entry_digest

IDENTIFIED = "identified"
_METHODS = {IdentityMethod.COUNTER: "written", IdentityMethod.DEVELOPMENT: "development"}
_BESIDE = frozenset({"entry", "statement", "seal", "handwriting"})  # the last since version 4
_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
_SHAPE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, NotBase64, UnableToCanonicalise)


def faults_of_named(said: Mapping[str, Any], *, bodies: Sequence[bytes]) -> Iterator[str]:
    """What does not hold in one citizen's signature, as a bundle has it; `bodies` are the texts of its entries.

    Codes: `no_such_entry`, `statement`, `nonce`, `other_act` (the entry names another), `seal` (it does not hold),
    `handwriting` (it is not the one signed with), `unsealed`. Whose the seal's key is, the reader compares with the
    province's list.
    """
    place = said.get("entry")
    if type(place) is not int or not 1 <= place <= len(bodies):
        yield "no_such_entry"
        return
    body = bodies[place - 1]
    try:
        made = _signature_from(said)
        again = made.as_json() | {name: value for name, value in said.items() if name in _BESIDE}
        statement = json.loads(said["statement"])
        is_exact = canonical_bytes(statement).decode() == said["statement"] and again == dict(said)
        seal = None if said["seal"] is None else _seal_from(said["seal"], made=made, body=body)
        entry = json.loads(body)
    except _SHAPE:
        yield "statement"
        return
    yield from statement_faults(made, statement=statement)
    yield from handwriting_faults(made, kept=_json_of(said.get("handwriting")))
    try:
        if not is_exact or not _is_entered(made, entry=entry):
            yield "other_act"
    except UnableToChallenge:
        yield "nonce"
    if seal is None:
        yield "unsealed"
    elif not _holds(seal):
        yield "seal"


def _json_of(text: object) -> object:
    """What a canonical text says; the text itself where it is none, which nothing is equal to."""
    try:
        value = json.loads(str(text)) if text is not None else None
        return value if value is None or canonical_bytes(value).decode() == text else text
    except _SHAPE:
        return text


def _is_entered(made: CitizenSignature, *, entry: Mapping[str, Any]) -> bool:
    carried = (entry["act"], entry["chain"], entry["channel"], entry["at"])
    said = made.as_json()
    method = _METHODS.get(made.evidence.method, IDENTIFIED)
    digests = (entry.get("statement_digest"), entry.get("signature_digest"), entry.get("signature_method"))
    return carried == (said["act"], said["case"], said["channel"], said["signed_at"]) and digests == (
        made.statement_digest.hex(),
        made.challenge.hex(),
        method,
    )


def _signature_from(said: Mapping[str, Any]) -> CitizenSignature:
    known = said["evidence"]
    evidence = Evidence(
        method=IdentityMethod(known["method"]),
        level=Assurance(known["level"]),
        at=_find_moment(known["at"]),
        attested_by=UUID(known["attested_by"]) if known["attested_by"] else None,
        code_at=_find_moment(known["code_at"]),
    )
    return CitizenSignature(
        case=UUID(said["case"]),
        person=UUID(said["person"]),
        act=said["act"],
        version=said["version"],
        random=bytes.fromhex(said["random"]),
        channel=said["channel"],
        evidence=evidence,
        signed_at=_moment(said["signed_at"]),
        kind=said["kind"],
        statement_digest=bytes.fromhex(said["statement_digest"]),
        by_hand=_by_hand_from(said["by_hand"]) if "by_hand" in said else None,
    )


def _by_hand_from(said: Mapping[str, Any]) -> ByHand:
    digest = said["digest"]
    return ByHand(way=HandSigning(said["way"]), digest=None if digest is None else bytes.fromhex(digest))


def _seal_from(said: Mapping[str, Any], *, made: CitizenSignature, body: bytes) -> CitizenSeal:
    if said.keys() != {"public_key", "sealed_at", "signature"}:
        raise KeyError("seal")
    return CitizenSeal(
        signature_digest=made.digest,
        entry_digest=entry_digest(body),
        sealed_at=_moment(said["sealed_at"]),
        public_key=_octets(said["public_key"]),
        signature=_octets(said["signature"]),
    )


def _holds(seal: CitizenSeal) -> bool:
    try:
        return seal.holds
    except ValueError:  # no key at all
        return False


def _find_moment(text: str | None) -> datetime | None:
    return None if text is None else _moment(text)


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)


def _octets(letters: str) -> bytes:
    return urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
