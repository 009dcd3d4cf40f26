"""The public log's tree as it is kept: its size, its roots and its proofs, each by a few look-ups."""

from collections.abc import Iterable

from django.db.models import Max

from xinsheng.proof.bundles import LoggedEntry, LogPlaces
from xinsheng.proof.checkpoint import verifier_key
from xinsheng.proof.tree_nodes import Node, Span, consistency_spans, inclusion_spans, whole
from xinsheng.registry.models import JournalEntry, LogCheckpoint, LogLeaf, LogNode


def log_size() -> int:
    """How many entries have their place."""
    last = LogLeaf.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def hashes_of(spans: Iterable[Span]) -> dict[Node, bytes]:
    """The kept hashes of all nodes that these spans are made of, in two questions; those not there are left out."""
    wanted = {node for span in spans for node in span.nodes}
    positions = [place for level, place in wanted if level == 0]
    leaves = LogLeaf.objects.filter(position__in=positions).values_list("position", "leaf_hash")
    found = {(0, position): bytes(hashed) for position, hashed in leaves} if positions else {}
    return found | LogNode.objects.hashes_of([node for node in wanted if node[0]])


def hashes_at(level: int, *, begin: int, end: int) -> dict[int, bytes]:
    """The kept hashes of one level from `begin` on, before `end`; those not there are left out."""
    if not level:
        leaves = LogLeaf.objects.filter(position__gte=begin, position__lt=end).values_list("position", "leaf_hash")
        return {position: bytes(hashed) for position, hashed in leaves}
    nodes = LogNode.objects.filter(level=level, place__gte=begin, place__lt=end).values_list("place", "hash")
    return {place: bytes(hashed) for place, hashed in nodes}


def root_at(size: int) -> bytes:
    """The root over the first `size` entries. Raises UnableToProve."""
    return whole(size).hash_in(hashes_of([whole(size)]))


def prove_inclusion(index: int, *, size: int) -> tuple[bytes, ...]:
    """The path that proves the entry at `index` (from 0) in a log of `size`, RFC 6962 2.1.1. Raises UnableToProve."""
    return _proof(inclusion_spans(index, size=size))


def prove_consistency(old_size: int, *, size: int) -> tuple[bytes, ...]:
    """The path that proves the first `old_size` entries unchanged, RFC 6962 2.1.2. Raises UnableToProve."""
    return _proof(consistency_spans(old_size, size=size))


def _proof(spans: tuple[Span, ...]) -> tuple[bytes, ...]:
    hashes = hashes_of(spans)
    return tuple(span.hash_in(hashes) for span in spans)


def name_of(checkpoint: LogCheckpoint) -> str:
    """The log's name, as its note says it."""
    return checkpoint.note.partition("\n")[0]


def places_of(entries: Iterable[JournalEntry]) -> LogPlaces | None:
    """Where these entries (with `leaf`) stand under the newest checkpoint; None before the first. UnableToProve."""
    newest = LogCheckpoint.objects.newest()
    if newest is None:
        return None
    positions = [entry.leaf.position if hasattr(entry, "leaf") else None for entry in entries]
    return LogPlaces(
        checkpoint=newest.note,
        key=verifier_key(name_of(newest), public_key=bytes(newest.public_key)),
        places=[
            LoggedEntry(index=index, proof=prove_inclusion(index, size=newest.size))
            if index is not None and index < newest.size
            else None
            for index in positions
        ],
    )
