"""The public log as it stands in the database, checked from the stored entries up to every checkpoint (T33, T34)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from xinsheng.casework.log_tree import hashes_at, log_size, name_of
from xinsheng.casework.outside import keys
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.proof.checkpoint import UnableToReadCheckpoint, read_checkpoint
from xinsheng.proof.entries import leaf_hash
from xinsheng.proof.tree import node_hash
from xinsheng.proof.tree_nodes import Node, grown, whole
from xinsheng.registry.models import JournalEntry, LogCheckpoint, LogLeaf, LogNode

_BATCH = 1000


@dataclass(frozen=True, kw_only=True)
class BrokenLog:
    """One row of the log that does not hold: its table, its key, what is wrong (a code)."""

    table: str
    row: str
    code: str


def broken_log() -> Iterator[BrokenLog]:
    """Everything in the public log that does not hold; of gaps and of checkpoints only the first.

    Codes: `gap` (a place without an entry), `unplaced` (an entry that will never get its place), `node`,
    `node_missing`, `node_extra` (the tree is not that of the leaves), `name` (a checkpoint of another log),
    `signature` (not signed by the province's key), `column` (a checkpoint's row says other than its note),
    `shrunk` (it is of more entries than there are), `root` (what it is of is not what was signed), `key_away`.
    """
    gap = _find_gap()
    if gap is not None:
        yield BrokenLog(table="log_leaf", row=str(gap), code="gap")
        return  # nothing above a gap says anything
    yield from (BrokenLog(table="journal_entry", row=str(entry), code="unplaced") for entry in _unplaced())
    yield from _broken_nodes(log_size())
    broken = _first_broken_checkpoint()
    if broken is not None:
        yield broken


def count_checkpoints() -> int:
    """How many there are."""
    return LogCheckpoint.objects.count()


def _find_gap() -> int | None:
    """The first position that no entry has, counted from 0; None where the log is dense."""
    if LogLeaf.objects.count() == log_size():
        return None
    standing = LogLeaf.objects.order_by("position").values_list("position", flat=True).iterator()
    return next(place for place, position in enumerate(standing) if place != position)


def _unplaced() -> Iterator[int]:
    """Entries without a place for which the sequencer does not look either: somebody took them off its list."""
    forgotten = JournalEntry.objects.filter(leaf=None, waiting=None)
    return forgotten.order_by("id").values_list("id", flat=True).iterator()


def _broken_nodes(size: int) -> Iterator[BrokenLog]:
    """Every node that is not the hash of the two stored below it, level by level."""
    for level in range(1, size.bit_length()):
        for begin in range(0, size >> level, _BATCH):
            end = min(begin + _BATCH, size >> level)
            below, here = hashes_at(level - 1, begin=2 * begin, end=2 * end), hashes_at(level, begin=begin, end=end)
            for place in range(begin, end):
                code = _fault_of_node(place, here=here, below=below)
                if code:
                    yield BrokenLog(table="log_node", row=f"{level}/{place}", code=code)
    levels = max(1, size.bit_length())
    extra = LogNode.objects.filter(level__gte=levels).values_list("level", "place")
    too_far = [LogNode.objects.filter(level=level, place__gte=size >> level) for level in range(1, levels)]
    for rows in (extra, *(rows.values_list("level", "place") for rows in too_far)):
        yield from (BrokenLog(table="log_node", row=f"{level}/{place}", code="node_extra") for level, place in rows)


def _fault_of_node(place: int, *, here: dict[int, bytes], below: dict[int, bytes]) -> str:
    if place not in here:
        return "node_missing"
    left, right = below.get(2 * place), below.get(2 * place + 1)
    if left is None or right is None:
        return ""  # named one level lower
    return "" if node_hash(left, right=right) == here[place] else "node"


def _first_broken_checkpoint() -> BrokenLog | None:
    """The first checkpoint that does not hold, each recomputed from the stored entries' bytes."""
    first = LogCheckpoint.objects.order_by("size").first()
    if first is None:
        return None
    try:
        public_key = keys().log_key().public_key
    except UnableToUseKey:
        return BrokenLog(table="log_checkpoint", row=str(first.size), code="key_away")
    leaves, reached, standing = _leaves(), 0, dict[Node, bytes]()
    for row in LogCheckpoint.objects.order_by("size").iterator():
        while reached < row.size:
            piece = list(islice(leaves, min(_BATCH, row.size - reached)))
            if not piece:
                return BrokenLog(table="log_checkpoint", row=str(row.size), code="shrunk")
            standing = grown(piece, begin=reached, standing=standing)
            reached += len(piece)
        root = whole(reached).hash_in(standing)
        code = _fault_of(row, origin=name_of(first), public_key=public_key, root=root)
        if code:
            return BrokenLog(table="log_checkpoint", row=str(row.size), code=code)
    return None


def _leaves() -> Iterator[bytes]:
    bodies = LogLeaf.objects.order_by("position").values_list("entry__body", flat=True)
    return (leaf_hash(bytes(body)) for body in bodies.iterator())


def _fault_of(row: LogCheckpoint, *, origin: str, public_key: bytes, root: bytes) -> str:
    try:
        said = read_checkpoint(row.note, origin=origin, public_key=public_key)
    except UnableToReadCheckpoint as fault:
        return "name" if fault.code == "other_log" else "signature"
    if (said.size, said.root, public_key) != (row.size, bytes(row.root), bytes(row.public_key)):
        return "column"
    return "" if said.root == root else "root"
