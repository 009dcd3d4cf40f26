"""A bundle of signed acts: a case's journal and its signatures with their statements, for a stranger to check."""

from collections.abc import Iterable
from dataclasses import dataclass

from xinsheng.proof.act_signatures import ActSignature
from xinsheng.proof.canonical import canonical_bytes

BUNDLE_FORMAT = "xinsheng.proof-bundle/1"


@dataclass(frozen=True, kw_only=True)
class SignedEntry:
    """One signature, the place of its entry in the chain (from 1), and the statement (JSON values) it is under."""

    seq: int
    signature: ActSignature
    statement: object


def bundle_of(*, entries: Iterable[bytes], signed: Iterable[SignedEntry]) -> bytes:
    """Give the bundle as canonical JSON; each entry and statement stands in it as its exact text."""
    return canonical_bytes(
        {
            "format": BUNDLE_FORMAT,
            "entries": [body.decode() for body in entries],
            "signatures": [
                one.signature.as_json() | {"entry": one.seq, "statement": canonical_bytes(one.statement).decode()}
                for one in signed
            ],
        }
    )
