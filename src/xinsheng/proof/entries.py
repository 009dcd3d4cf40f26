"""Journal entries: the exact bytes of one act, chained per case; the same bytes are the public log's leaf.

An entry holds no personal data: actor and subjects stand as commitments, HMAC-SHA-256(salt, value), and the
salts live in another table, so that lawful deletion of a salt makes its commitment meaningless for ever.
"""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from xinsheng.law.terms import Channel, Duty, SignatureMethod
from xinsheng.proof.canonical import UnableToCanonicalise, canonical_bytes

FORMAT = 2  # since then an entry says how its act was signed
_FIRST_FORMAT = 1
SALT_BYTES = 32
_DIGEST_BYTES = 32
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_REQUIRED = frozenset(
    {"format", "chain", "seq", "act", "from", "to", "duty", "channel", "at", "actor", "subject", "previous"}
)
_OPTIONAL = frozenset({"statement_digest", "signature_digest", "signature_method"})


class UnableToEnter(Exception):
    """No entry can be made.

    Codes: `moment_without_zone`, `seq`, `previous`, `digest_length`, `salt_length`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Entry:
    """One act as it is stored: the body is public, the salt is not."""

    body: bytes  # RFC 8785 JSON
    digest: bytes  # SHA-256 of the body; the next entry's `previous`
    salts: bytes  # 32 bytes, from which each commitment's own salt is derived


@dataclass(frozen=True)
class ChainFault:
    """One thing wrong with a chain: the place of the entry (from 0) and a code."""

    position: int
    code: str


def make_entry(
    *,
    chain: UUID,
    seq: int,
    act: str,
    from_stage: StrEnum | None,
    to_stage: StrEnum | None,
    duty: Duty,
    channel: Channel,
    at: datetime,
    actor: str,
    subjects: Mapping[str, str],
    previous: bytes | None,
    statement_digest: bytes | None = None,
    signature_digest: bytes | None = None,
    signature_method: SignatureMethod | None = None,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> Entry:
    """Make the entry of one act.

    `actor` is the acting person's id (or "machine"), `subjects` name → value of what the act was about (ids,
    numbers); each is only committed to. `previous` is the digest of the chain's last entry, None exactly for
    seq 1. `at` is aware. `signature_method` says how a person signed the act, and so of what `signature_digest`
    is the digest. Raises UnableToEnter, or UnableToCanonicalise for a text that is not NFC.
    """
    _require_place(seq=seq, previous=previous)
    salts = random_bytes(SALT_BYTES)
    body: dict[str, object] = {
        "format": FORMAT,
        "chain": str(chain),
        "seq": seq,
        "act": act,
        "from": None if from_stage is None else from_stage.value,
        "to": None if to_stage is None else to_stage.value,
        "duty": duty.value,
        "channel": channel.value,
        "at": moment_text(at),
        "actor": commitment_to(actor, salt=salt_for("actor", salts=salts)).hex(),
        "subject": {
            name: commitment_to(value, salt=salt_for(f"subject.{name}", salts=salts)).hex()
            for name, value in subjects.items()
        },
        "previous": None if previous is None else previous.hex(),
    }
    body |= _digest_fields(statement_digest=statement_digest, signature_digest=signature_digest)
    if signature_method is not None:
        body["signature_method"] = signature_method.value
    encoded = canonical_bytes(body)
    return Entry(body=encoded, digest=entry_digest(encoded), salts=salts)


def entry_digest(body: bytes) -> bytes:
    """Give the SHA-256 of an entry's bytes: what the next entry of the chain names as `previous`."""
    return hashlib.sha256(body).digest()


def leaf_hash(body: bytes) -> bytes:
    """Give the RFC 6962 leaf hash of an entry: SHA-256(0x00 ‖ body)."""
    return hashlib.sha256(b"\x00" + body).digest()


def salt_for(field: str, *, salts: bytes) -> bytes:
    """Derive one field's salt (32 bytes): HMAC-SHA-256(the entry's salt, field).

    Fields are "actor" and "subject.NAME"; handing out one field's salt opens that commitment and no other.
    Raises UnableToEnter.
    """
    if len(salts) != SALT_BYTES:
        raise UnableToEnter("salt_length")
    return hmac.digest(salts, field.encode(), "sha256")


def commitment_to(value: str, *, salt: bytes) -> bytes:
    """Give the 32-byte commitment HMAC-SHA-256(salt, value in UTF-8)."""
    return hmac.digest(salt, value.encode(), "sha256")


def check_chain(bodies: Sequence[bytes]) -> tuple[ChainFault, ...]:
    """Check a whole chain from its first entry, from the stored bytes alone (invariant 29).

    Codes: `not_canonical`, `wrong_format`, `other_chain`, `wrong_seq`, `wrong_previous`, `time_runs_back`.
    An empty answer means that the chain holds.
    """
    faults: list[ChainFault] = []
    read = [_find_fields(body) for body in bodies]
    first_chain = None if not read or read[0] is None else read[0]["chain"]
    last_at = ""
    for position, fields in enumerate(read):
        if fields is None:
            faults.append(ChainFault(position, "not_canonical"))
            continue
        previous = None if position == 0 else entry_digest(bodies[position - 1]).hex()
        codes = {
            "wrong_format": not _is_of_its_format(fields) or not _MOMENT.fullmatch(str(fields["at"])),
            "other_chain": fields["chain"] != first_chain,
            "wrong_seq": fields["seq"] != position + 1,
            "wrong_previous": fields["previous"] != previous,
            "time_runs_back": str(fields["at"]) < last_at,
        }
        faults.extend(ChainFault(position, code) for code, wrong in codes.items() if wrong)
        last_at = str(fields["at"])
    return tuple(faults)


def _find_fields(body: bytes) -> dict[str, object] | None:
    try:
        fields = json.loads(body)
        if not isinstance(fields, dict) or canonical_bytes(fields) != body:
            return None
    except (ValueError, RecursionError, UnableToCanonicalise):
        return None
    return fields if fields.keys() >= _REQUIRED and fields.keys() <= _REQUIRED | _OPTIONAL else None


def _is_of_its_format(fields: dict[str, object]) -> bool:
    """Format 1 did not say how an act was signed."""
    number = fields["format"]
    first = number == _FIRST_FORMAT and "signature_method" not in fields
    return type(number) is int and (number == FORMAT or first)


def _require_place(*, seq: int, previous: bytes | None) -> None:
    if seq < 1:
        raise UnableToEnter("seq")
    if (previous is None) != (seq == 1) or (previous is not None and len(previous) != _DIGEST_BYTES):
        raise UnableToEnter("previous")


def _digest_fields(**digests: bytes | None) -> dict[str, object]:
    given = {name: digest for name, digest in digests.items() if digest is not None}
    if any(len(digest) != _DIGEST_BYTES for digest in given.values()):
        raise UnableToEnter("digest_length")
    return {name: digest.hex() for name, digest in given.items()}


def moment_text(at: datetime) -> str:
    """Give a moment as an entry writes it: UTC, to the microsecond. Raises UnableToEnter."""
    if at.utcoffset() is None:
        raise UnableToEnter("moment_without_zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
