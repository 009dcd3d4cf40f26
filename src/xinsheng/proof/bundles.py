"""A bundle of signed acts: a case's journal, its signatures, those of citizens, its places in the public log."""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.citizen_signatures import CitizenSeal, CitizenSignature
from xinsheng.proof.entries import moment_text
from xinsheng.proof.kept_signatures import KeptSignature

BUNDLE_FORMAT = "xinsheng.proof-bundle/4"  # since then it has the names that citizens wrote by hand
BEFORE_HANDWRITING = "xinsheng.proof-bundle/3"  # since then it has what citizens put their names to
BEFORE_CITIZENS = "xinsheng.proof-bundle/2"  # since then it says where its entries stand in the public log


@dataclass(frozen=True, kw_only=True)
class SignedEntry:
    """One signature, the place of its entry in the chain (from 1), and the statement (JSON values) it is under."""

    seq: int
    signature: KeptSignature
    statement: object


@dataclass(frozen=True, kw_only=True)
class NamedEntry:
    """One citizen's signature, the place of its entry, its statement (JSON values), its seal; None while it waits.

    `handwriting`: the name as they wrote it (JSON values), where they did on a screen.
    """

    seq: int
    signature: CitizenSignature
    statement: object
    seal: CitizenSeal | None
    handwriting: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class LoggedEntry:
    """One entry's index in the public log (from 0), and the path that proves it under the bundle's checkpoint."""

    index: int
    proof: Sequence[bytes]


@dataclass(frozen=True, kw_only=True)
class LogPlaces:
    """Where the entries stand: the newest checkpoint's note, the log's key as C2SP writes it, a place an entry.

    None for an entry that the checkpoint does not cover yet.
    """

    checkpoint: str
    key: str
    places: Sequence[LoggedEntry | None]


def bundle_of(
    *,
    entries: Iterable[bytes],
    signed: Iterable[SignedEntry],
    named: Iterable[NamedEntry] = (),
    log: LogPlaces | None = None,
) -> bytes:
    """Give the bundle as canonical JSON; each entry and statement stands in it as its exact text.

    `log` is None where nothing of the public log has been signed yet.
    """
    return canonical_bytes(
        {
            "format": BUNDLE_FORMAT,
            "entries": [body.decode() for body in entries],
            "signatures": [
                one.signature.as_json() | {"entry": one.seq, "statement": canonical_bytes(one.statement).decode()}
                for one in signed
            ],
            "citizens": [
                one.signature.as_json()
                | {
                    "entry": one.seq,
                    "statement": canonical_bytes(one.statement).decode(),
                    "seal": None if one.seal is None else _seal_as_json(one.seal),
                    "handwriting": _text_of(one.handwriting),
                }
                for one in named
            ],
            "log": None if log is None else _log_as_json(log),
        }
    )


def _text_of(value: Mapping[str, Any] | None) -> str | None:
    return None if value is None else canonical_bytes(value).decode()


def _seal_as_json(seal: CitizenSeal) -> dict[str, object]:
    return {
        "public_key": _letters(seal.public_key),
        "sealed_at": moment_text(seal.sealed_at),
        "signature": _letters(seal.signature),
    }


def _letters(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def _log_as_json(log: LogPlaces) -> dict[str, object]:
    return {
        "checkpoint": log.checkpoint,
        "key": log.key,
        "entries": [
            None
            if place is None
            else {"index": place.index, "proof": [b64encode(step).decode() for step in place.proof]}
            for place in log.places
        ],
    }
