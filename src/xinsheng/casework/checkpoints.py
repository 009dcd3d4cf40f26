"""Checkpoints: what the public log is, signed every few seconds by a key that is not on the database's host.

Nothing is signed that does not extend what was signed before, or whose leaves are not those of the stored bytes
(threats T33, T34). Entries that stay uncovered stop issuance, not verification (invariant 30).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from django.db import IntegrityError, transaction
from django.db.models import Min

from xinsheng.casework.log_tree import hashes_of, log_size, name_of, prove_consistency, root_at
from xinsheng.proof.checkpoint import Checkpoint, LogKey, UnableToReadCheckpoint, read_checkpoint, write_checkpoint
from xinsheng.proof.entries import leaf_hash
from xinsheng.proof.tree import UnableToProve, consistency_holds
from xinsheng.proof.tree_nodes import Node, grown, whole
from xinsheng.registry.models import LogCheckpoint, LogLeaf, WaitingEntry

PAUSE = timedelta(seconds=10)  # between two checkpoints
PATIENCE = timedelta(minutes=15)  # with entries that no checkpoint covers
_BATCH = 500


class UnableToSign(Exception):
    """The log is not what it must be: no checkpoint of it is signed, and a person looks.

    Codes: `log_forked` (it does not contain what was signed before), `leaf_altered` (a leaf is not that of the
    stored entry; `position` says which), `node_altered` (the kept tree is not that of the entries).
    """

    def __init__(self, code: str, *, position: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.position = position


class UnableToIssue(Exception):
    """Entries have waited too long for a checkpoint: nothing is sealed until the log is covered again."""

    def __init__(self, since: datetime) -> None:
        super().__init__("log_uncovered")
        self.since = since


class KeyHolder(Protocol):
    """Whoever holds the log's key, asked only when there is something to sign."""

    def __call__(self) -> LogKey:
        """Give the key."""


def sign_checkpoint(*, origin: str, key: KeyHolder, at: datetime, pause: timedelta = PAUSE) -> Checkpoint | None:
    """Sign and store a checkpoint of all that has its place; None where nothing is new, or the last is fresh.

    `origin` names the log at its first checkpoint and never again: a log keeps its name. The key is used outside any
    transaction. Raises UnableToSign, and what the holder of the key raises.
    """
    last, size = LogCheckpoint.objects.newest(), log_size()
    if last is not None and (size == last.size or timedelta(0) <= at - last.made_at < pause):
        return None
    if last is None and not size:
        return None
    signing = key()
    name = origin if last is None else name_of(last)
    _refuse_altered(last, origin=name, public_key=signing.public_key, size=size)
    checkpoint = Checkpoint(origin=name, size=size, root=_root_of_entries(last, size=size))
    _refuse_forked(last, checkpoint=checkpoint)
    return checkpoint if _store(checkpoint, key=signing, at=at) else None


def uncovered_since() -> datetime | None:
    """When the oldest entry was made that is under no checkpoint yet; None where every entry is under one."""
    newest = LogCheckpoint.objects.newest()
    placed = LogLeaf.objects.filter(position__gte=newest.size if newest else 0).aggregate(at=Min("entry__at"))["at"]
    unplaced = WaitingEntry.objects.aggregate(at=Min("entry__at"))["at"]
    return min((moment for moment in (placed, unplaced) if moment is not None), default=None)


def is_uncovered_for_long(*, at: datetime) -> bool:
    """Whether an entry has been uncovered longer than issuance bears."""
    return _uncovered_for_long(at=at) is not None


def require_covered_log(*, at: datetime) -> None:
    """Let an errand go on that makes a sealed file. Raises UnableToIssue (invariant 30); the errand comes again."""
    since = _uncovered_for_long(at=at)
    if since is not None:
        raise UnableToIssue(since)


def _uncovered_for_long(*, at: datetime) -> datetime | None:
    """Since when, where that is longer than issuance bears."""
    since = uncovered_since()
    return since if since is not None and at - since > PATIENCE else None


def _refuse_altered(last: LogCheckpoint | None, *, origin: str, public_key: bytes, size: int) -> None:
    """What was signed last must be by our key, of no more than there is now, and of the very tree that is kept."""
    if last is None:
        return
    try:
        signed = read_checkpoint(last.note, origin=origin, public_key=public_key)
        holds = (signed.size, signed.root) == (last.size, bytes(last.root)) and root_at(last.size) == signed.root
    except (UnableToReadCheckpoint, UnableToProve) as fault:
        raise UnableToSign("log_forked") from fault
    if size < last.size or not holds:
        raise UnableToSign("log_forked")


def _root_of_entries(last: LogCheckpoint | None, *, size: int) -> bytes:
    """The root, from the tree that was signed last and the leaf hashes of all newer entries' stored bytes."""
    begin = 0 if last is None else last.size
    standing: dict[Node, bytes] = hashes_of([whole(begin)])
    for leaves in _leaves_from(begin, size=size):
        standing = grown(leaves, begin=begin, standing=standing)
        begin += len(leaves)
    return whole(size).hash_in(standing)


def _leaves_from(begin: int, *, size: int) -> Iterator[list[bytes]]:
    while begin < size:
        rows = LogLeaf.objects.from_position(begin, size=min(_BATCH, size - begin)).select_related("entry")
        leaves = []
        for position, row in enumerate(rows, start=begin):
            leaf = leaf_hash(bytes(row.entry.body))
            if row.position != position or bytes(row.leaf_hash) != leaf:
                raise UnableToSign("leaf_altered", position=position)
            leaves.append(leaf)
        if not leaves:
            raise UnableToSign("leaf_altered", position=begin)
        yield leaves
        begin += len(leaves)


def _refuse_forked(last: LogCheckpoint | None, *, checkpoint: Checkpoint) -> None:
    """What is kept must come to the same root, and prove to anyone that it contains what was signed last."""
    try:
        if root_at(checkpoint.size) != checkpoint.root:
            raise UnableToSign("node_altered")
        if last is None:
            return
        proof = prove_consistency(last.size, size=checkpoint.size)
    except UnableToProve as fault:
        raise UnableToSign("node_altered") from fault
    old_root = bytes(last.root)
    if not consistency_holds(
        proof, old_size=last.size, old_root=old_root, size=checkpoint.size, root=checkpoint.root
    ):
        raise UnableToSign("node_altered")  # both roots are right: it is what lies between them


def _store(checkpoint: Checkpoint, *, key: LogKey, at: datetime) -> bool:
    """Store it signed; not where another sequencer has stored one as new meanwhile."""
    note = write_checkpoint(checkpoint, key=key)
    try:
        with transaction.atomic():
            LogCheckpoint.objects.create(
                size=checkpoint.size, root=checkpoint.root, note=note, public_key=key.public_key, made_at=at
            )
    except IntegrityError:
        if not LogCheckpoint.objects.filter(size__gte=checkpoint.size).exists():
            raise
        return False
    return True
