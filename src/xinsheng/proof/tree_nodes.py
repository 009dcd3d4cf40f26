"""The same tree from kept nodes: roots and proofs at the cost of a few look-ups, however long the log is.

A node (level, place) is the root over the 2^level leaves that begin at place · 2^level; those of level 0 are the leaf
hashes themselves. Only complete subtrees are nodes: none ever changes while the log grows.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from xinsheng.proof.tree import UnableToProve, node_hash, split_of

Node = tuple[int, int]
Hashes = Mapping[Node, bytes]


@dataclass(frozen=True)
class Span:
    """The leaves from `begin` on, before `end`: one subtree of the log, whose hash stands in a proof."""

    begin: int
    end: int

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The complete subtrees it is made of, from the left; none for no leaves."""
        found, at, size = [], self.begin, self.end - self.begin
        for level in reversed(range(size.bit_length())):
            if size >> level & 1:
                found.append((level, at >> level))
                at += 1 << level
        return tuple(found)

    def hash_in(self, hashes: Hashes) -> bytes:
        """Its hash, from those of its nodes. Raises UnableToProve (`node_missing`)."""
        try:
            parts = [hashes[node] for node in self.nodes]
        except KeyError as missing:
            raise UnableToProve("node_missing") from missing
        if not parts:
            return hashlib.sha256().digest()
        return reduce(lambda right, left: node_hash(left, right=right), reversed(parts))


def whole(size: int) -> Span:
    """The span of the whole log of `size` leaves; its hash is the root."""
    return Span(0, size)


def new_nodes(leaves: Iterable[bytes], *, begin: int, standing: Hashes) -> dict[Node, bytes]:
    """Give the nodes that become complete when these leaf hashes are added at `begin`, each after those below it.

    `standing` holds the nodes of `whole(begin)`. Raises UnableToProve (`node_missing`).
    """
    known, made = dict(standing), {}
    for position, leaf in enumerate(leaves, start=begin):
        level, place, reached = 0, position, leaf
        known[level, place] = leaf
        while place % 2:
            beside = known.get((level, place - 1))
            if beside is None:
                raise UnableToProve("node_missing")
            reached = node_hash(beside, right=reached)
            level, place = level + 1, place // 2
            known[level, place] = made[level, place] = reached
    return made


def grown(leaves: Sequence[bytes], *, begin: int, standing: Hashes) -> dict[Node, bytes]:
    """Give the nodes of the whole log after these leaf hashes were added at `begin` to one of `standing` nodes."""
    known = {**standing, **{(0, begin + place): leaf for place, leaf in enumerate(leaves)}}
    known |= new_nodes(leaves, begin=begin, standing=standing)
    return {node: known[node] for node in whole(begin + len(leaves)).nodes}


def inclusion_spans(index: int, *, size: int) -> tuple[Span, ...]:
    """Give the spans whose hashes prove the leaf at `index` (from 0), RFC 6962 2.1.1. Raises UnableToProve."""
    if not 0 <= index < size:
        raise UnableToProve("out_of_range")
    spans, begin, end = [], 0, size
    while end - begin > 1:
        middle = begin + split_of(end - begin)
        if index < middle:
            spans.append(Span(middle, end))
            end = middle
        else:
            spans.append(Span(begin, middle))
            begin = middle
    return tuple(reversed(spans))


def consistency_spans(old_size: int, *, size: int) -> tuple[Span, ...]:
    """Give the spans whose hashes prove that the first `old_size` leaves are unchanged, RFC 6962 2.1.2.

    Raises UnableToProve.
    """
    if not 0 < old_size <= size:
        raise UnableToProve("out_of_range")
    spans, begin, end = [], 0, size
    while end != old_size:
        middle = begin + split_of(end - begin)
        if old_size <= middle:
            spans.append(Span(middle, end))
            end = middle
        else:
            spans.append(Span(begin, middle))
            begin = middle
    if begin:
        spans.append(Span(begin, end))
    return tuple(reversed(spans))
