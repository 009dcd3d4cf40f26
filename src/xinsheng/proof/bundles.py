"""A bundle of signed acts: a case's journal, its signatures and its places in the public log, for a stranger."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinsheng.proof.act_signatures import ActSignature
from xinsheng.proof.canonical import canonical_bytes

BUNDLE_FORMAT = "xinsheng.proof-bundle/2"  # since then it says where its entries stand in the public log


@dataclass(frozen=True, kw_only=True)
class SignedEntry:
    """One signature, the place of its entry in the chain (from 1), and the statement (JSON values) it is under."""

    seq: int
    signature: ActSignature
    statement: object


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


def bundle_of(*, entries: Iterable[bytes], signed: Iterable[SignedEntry], log: LogPlaces | None = None) -> bytes:
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
            "log": None if log is None else _log_as_json(log),
        }
    )


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
