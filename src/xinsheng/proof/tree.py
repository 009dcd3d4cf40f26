"""The Merkle tree of the public log: RFC 6962 roots and proofs over leaf hashes (32 bytes each)."""

import hashlib
from collections.abc import Sequence


class UnableToProve(Exception):
    """No such proof exists. Codes: `out_of_range`, `node_missing` (a kept node that it needs is not there)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def node_hash(left: bytes, *, right: bytes) -> bytes:
    """Give the hash of an inner node: SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Give the root over leaf hashes in their order; that of the empty tree is SHA-256 of nothing."""
    if not leaves:
        return hashlib.sha256().digest()
    level = list(leaves)
    while len(level) > 1:  # a node without a right neighbour rises as it is
        pairs = [node_hash(level[i], right=level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]


def inclusion_proof(leaves: Sequence[bytes], *, index: int) -> tuple[bytes, ...]:
    """Give the path that proves the leaf at `index` (from 0), RFC 6962 2.1.1. Raises UnableToProve."""
    if not 0 <= index < len(leaves):
        raise UnableToProve("out_of_range")
    if len(leaves) == 1:
        return ()
    split = split_of(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if index < split:
        return (*inclusion_proof(left, index=index), root_of(right))
    return (*inclusion_proof(right, index=index - split), root_of(left))


def consistency_proof(leaves: Sequence[bytes], *, old_size: int) -> tuple[bytes, ...]:
    """Give the path that proves that the first `old_size` leaves are unchanged, RFC 6962 2.1.2.

    Raises UnableToProve.
    """
    if not 0 < old_size <= len(leaves):
        raise UnableToProve("out_of_range")
    return _subproof(leaves, size=old_size, whole=True)


def inclusion_holds(proof: Sequence[bytes], *, leaf: bytes, index: int, size: int, root: bytes) -> bool:
    """Tell whether the path leads from the leaf hash at `index` to the root of a tree of `size` leaves."""
    if not 0 <= index < size:
        return False
    place, last, reached = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            reached = node_hash(step, right=reached)
            while not place % 2 and place:
                place, last = place // 2, last // 2
        else:
            reached = node_hash(reached, right=step)
        place, last = place // 2, last // 2
    return last == 0 and reached == root


def consistency_holds(proof: Sequence[bytes], *, old_size: int, old_root: bytes, size: int, root: bytes) -> bool:
    """Tell whether the tree of `size` leaves contains the older one unchanged (RFC 9162 2.1.4.2)."""
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not proof and old_root == root
    steps = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    if not steps:
        return False
    place, last = old_size - 1, size - 1
    while place % 2:
        place, last = place // 2, last // 2
    old_reached = reached = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old_reached, reached = node_hash(step, right=old_reached), node_hash(step, right=reached)
            while not place % 2 and place:
                place, last = place // 2, last // 2
        else:
            reached = node_hash(reached, right=step)
        place, last = place // 2, last // 2
    return last == 0 and old_reached == old_root and reached == root


def split_of(size: int) -> int:
    """Give how many of `size` leaves (two or more) stand left: the largest power of two below it (RFC 6962 2.1)."""
    return 1 << ((size - 1).bit_length() - 1)


def _subproof(leaves: Sequence[bytes], *, size: int, whole: bool) -> tuple[bytes, ...]:
    if size == len(leaves):
        return () if whole else (root_of(leaves),)
    split = split_of(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if size <= split:
        return (*_subproof(left, size=size, whole=whole), root_of(right))
    return (*_subproof(right, size=size - split, whole=False), root_of(left))
