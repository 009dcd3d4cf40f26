"""Checking a bundle of signed acts as a stranger would: its chain, its signatures, its places in the public log."""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xinsheng.proof.bundles import BEFORE_CITIZENS, BEFORE_HANDWRITING, BUNDLE_FORMAT
from xinsheng.proof.canonical import UnableToCanonicalise, canonical_bytes, digest_of
from xinsheng.proof.checkpoint import Checkpoint, UnableToReadCheckpoint, read_checkpoint, verifier_key
from xinsheng.proof.entries import check_chain, leaf_hash
from xinsheng.proof.kept_signatures import METHODS, KeptSignature, kept_faults, method_of, read_signature
from xinsheng.proof.named_bundles import IDENTIFIED, faults_of_named
from xinsheng.proof.tree import inclusion_holds

_BEFORE_THE_NUMBER = frozenset({"certificate_content", "registration_decision"})  # docs/formats.md, act signature
_FIELDS = {
    BEFORE_CITIZENS: {"format", "entries", "signatures", "log"},
    BEFORE_HANDWRITING: {"format", "entries", "signatures", "citizens", "log"},
    BUNDLE_FORMAT: {"format", "entries", "signatures", "citizens", "log"},
}
_NOT_SIGNED = frozenset({"entry", "statement"})
_KEY_PARTS = 3
_SHAPE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, NotBase64, UnableToCanonicalise)


class UnableToReadBundle(Exception):
    """Bytes are no bundle of signed acts in canonical form. Code: `not_a_bundle`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class BundleFault:
    """One thing that does not hold: the place of the entry (from 1; 0 is the bundle as a whole) and a code."""

    entry: int
    code: str


@dataclass(frozen=True, kw_only=True)
class ReadBundle:
    """A bundle as it was read: each entry's bytes and fields, its signatures, the log's part (None: none).

    `citizens` are what citizens put their names to; none in a bundle from before it had them.
    """

    bodies: tuple[bytes, ...]
    entries: tuple[Mapping[str, Any], ...]
    signatures: tuple[Mapping[str, Any], ...]
    log: Mapping[str, Any] | None
    citizens: tuple[Mapping[str, Any], ...] = ()

    @property
    def log_key(self) -> str:
        """The key that the bundle says its checkpoint is by; whose it is the reader compares. "" for none."""
        return str(self.log["key"]) if self.log else ""


def read_bundle(content: bytes) -> ReadBundle:
    """Read a bundle's bytes, strictly. Raises UnableToReadBundle."""
    try:
        said = json.loads(content)
        bodies = tuple(text.encode() for text in said["entries"])
        entries = tuple(json.loads(body) for body in bodies)
        fields = _FIELDS.get(said["format"])
        citizens = tuple(said.get("citizens", ()))
        is_whole = fields == said.keys() and all(
            isinstance(entry, dict) for entry in (*entries, *said["signatures"], *citizens)
        )
        if not is_whole or canonical_bytes(said) != content:
            raise UnableToReadBundle("not_a_bundle")
        return ReadBundle(
            bodies=bodies,
            entries=entries,
            signatures=tuple(said["signatures"]),
            log=said["log"],
            citizens=citizens,
        )
    except _SHAPE as fault:
        raise UnableToReadBundle("not_a_bundle") from fault


def bundle_faults(bundle: ReadBundle) -> tuple[BundleFault, ...]:
    """Everything in a bundle that does not hold; empty when all of it does.

    Codes of entries: those of `check_chain`, `missing` (its signature is not there), `not_in_log`, `uncovered` (no
    checkpoint covers it); of signatures: those of `kept_faults`, `no_such_entry`, `other_act`; of citizens'
    names: those of `faults_of_named`; of the whole: `no_entries`, `no_log`, `log_signature` (the checkpoint is not by
    the key that the bundle names).
    """
    if not bundle.bodies:
        return (BundleFault(entry=0, code="no_entries"),)
    chained = [BundleFault(entry=one.position + 1, code=one.code) for one in check_chain(bundle.bodies)]
    return (*chained, *_missing(bundle), *_of_signatures(bundle), *_of_citizens(bundle), *_of_log(bundle))


def _missing(bundle: ReadBundle) -> Iterator[BundleFault]:
    signed = {one.get("entry") for one in bundle.signatures}
    for place, entry in enumerate(bundle.entries, start=1):
        if entry.get("signature_method") in METHODS and place not in signed:
            yield BundleFault(entry=place, code="missing")


def _of_citizens(bundle: ReadBundle) -> Iterator[BundleFault]:
    named = {one.get("entry") for one in bundle.citizens}
    for place, entry in enumerate(bundle.entries, start=1):
        if entry.get("signature_method") == IDENTIFIED and place not in named:
            yield BundleFault(entry=place, code="missing")
    for one in bundle.citizens:
        for code in faults_of_named(one, bodies=bundle.bodies):
            yield BundleFault(entry=0 if code == "no_such_entry" else one["entry"], code=code)


def _of_signatures(bundle: ReadBundle) -> Iterator[BundleFault]:
    sealed = {
        digest_of(statement).hex(): statement
        for one in bundle.signatures
        if one.get("kind") == "certificate" and isinstance(statement := _statement_in(one), dict)
    }
    for one in bundle.signatures:
        place = one.get("entry")
        if not isinstance(place, int) or not 1 <= place <= len(bundle.entries):
            yield BundleFault(entry=0, code="no_such_entry")
            continue
        for code in _faults_of(one, entry=bundle.entries[place - 1], sealed=sealed):
            yield BundleFault(entry=place, code=code)


def _statement_in(signed: Mapping[str, Any]) -> object:
    try:
        statement = json.loads(signed["statement"])
        return statement if canonical_bytes(statement).decode() == signed["statement"] else None
    except _SHAPE:
        return None


def _faults_of(
    signed: Mapping[str, Any], *, entry: Mapping[str, Any], sealed: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    try:
        kept = read_signature(signed)
        signed_at = datetime.fromisoformat(entry["at"])
        again = kept.as_json() | {name: signed[name] for name in _NOT_SIGNED}
    except _SHAPE:
        yield "statement"
        return
    yield from kept_faults(kept, statement=_statement_in(signed), at=signed_at)
    carried = (entry["act"], entry["chain"], entry.get("signature_method"), entry.get("signature_digest"))
    wanted = (kept.occasion.act, str(kept.occasion.case), method_of(kept), kept.digest.hex())
    if again != dict(signed) or carried != wanted or not _is_entered(kept, entry=entry, sealed=sealed):
        yield "other_act"


def _is_entered(kept: KeptSignature, *, entry: Mapping[str, Any], sealed: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the entry names what was signed; before a number is drawn, it names the certificate made of it."""
    if kept.kind not in _BEFORE_THE_NUMBER:
        return bool(entry.get("statement_digest") == kept.statement_digest.hex())
    statement = sealed.get(str(entry.get("statement_digest")))
    return statement is None or statement.get("content_digest") == kept.statement_digest.hex()


def _of_log(bundle: ReadBundle) -> Iterator[BundleFault]:
    if bundle.log is None:
        yield BundleFault(entry=0, code="no_log")
        return
    try:
        signed = _checkpoint_of(bundle.log)
        places = [None if one is None else _place_in(one) for one in bundle.log["entries"]]
        if bundle.log.keys() != {"checkpoint", "key", "entries"}:
            raise KeyError("log")
    except (UnableToReadCheckpoint, *_SHAPE):
        yield BundleFault(entry=0, code="log_signature")
        return
    if len(places) != len(bundle.bodies):
        yield BundleFault(entry=0, code="no_log")
        return
    for number, (body, place) in enumerate(zip(bundle.bodies, places, strict=True), start=1):
        if place is None:
            yield BundleFault(entry=number, code="uncovered")
        elif not inclusion_holds(place[1], leaf=leaf_hash(body), index=place[0], size=signed.size, root=signed.root):
            yield BundleFault(entry=number, code="not_in_log")


def _checkpoint_of(log: Mapping[str, Any]) -> Checkpoint:
    """The checkpoint, if the key that the bundle names signed it. Raises UnableToReadCheckpoint, or of its shape."""
    name, _, letters = log["key"].split("+", _KEY_PARTS - 1)
    key = _bytes_of(letters)[1:]
    body, _, line = log["checkpoint"].partition("\n\n")
    _bytes_of(line.removesuffix("\n").rpartition(" ")[2])
    if log["key"] != verifier_key(name, public_key=key) or not line.endswith("\n") or len(line.splitlines()) != 1:
        raise UnableToReadCheckpoint("not_a_checkpoint")
    return read_checkpoint(f"{body}\n\n{line}", origin=name, public_key=key)


def _place_in(said: Mapping[str, Any]) -> tuple[int, Sequence[bytes]]:
    index = said["index"]
    if type(index) is not int or said.keys() != {"index", "proof"}:
        raise TypeError(index)
    return index, [_bytes_of(step) for step in said["proof"]]


def _bytes_of(letters: str) -> bytes:
    """The bytes of base64 in its one form: no other letters mean the same."""
    content = b64decode(letters, validate=True)
    if b64encode(content).decode() != letters:
        raise ValueError(letters)
    return content
