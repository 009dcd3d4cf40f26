"""The tree from kept nodes is the tree over all leaves, for every size, order of growing and proof."""

import hashlib
from itertools import pairwise

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.proof.entries import leaf_hash
from xinsheng.proof.tree import (
    UnableToProve,
    consistency_holds,
    consistency_proof,
    inclusion_holds,
    inclusion_proof,
    root_of,
)
from xinsheng.proof.tree_nodes import (
    Hashes,
    Node,
    consistency_spans,
    grown,
    inclusion_spans,
    new_nodes,
    whole,
)

MOST = 300
ENTRIES = [number.to_bytes(2) for number in range(MOST)]
LEAVES = [leaf_hash(each) for each in ENTRIES]
SIZES = st.integers(min_value=1, max_value=MOST)


def kept(size: int, *, steps: list[int] | None = None) -> dict[Node, bytes]:
    """All nodes of a log that grew to this size in these steps, leaves included."""
    known: dict[Node, bytes] = {(0, place): leaf for place, leaf in enumerate(LEAVES[:size])}
    stops = sorted({0, size, *(step for step in steps or [] if step < size)})
    for begin, end in pairwise(stops):
        standing = {node: known[node] for node in whole(begin).nodes}
        known |= new_nodes(LEAVES[begin:end], begin=begin, standing=standing)
    return known


@given(size=SIZES, steps=st.lists(SIZES, max_size=5))
def test_however_the_log_grew_its_nodes_and_its_root_are_the_same(size: int, steps: list[int]) -> None:
    nodes = kept(size, steps=steps)
    assert nodes == kept(size)
    assert len(nodes) == sum(size >> level for level in range(size.bit_length()))
    assert whole(size).hash_in(nodes) == root_of(LEAVES[:size])
    assert len(whole(size).nodes) == size.bit_count()


@given(data=st.data(), size=SIZES)
def test_proofs_from_nodes_are_those_of_all_leaves(data: st.DataObject, size: int) -> None:
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    nodes, leaves = kept(size), LEAVES[:size]
    inclusion = tuple(span.hash_in(nodes) for span in inclusion_spans(index, size=size))
    consistency = tuple(span.hash_in(nodes) for span in consistency_spans(old, size=size))

    assert inclusion == inclusion_proof(leaves, index=index)
    assert consistency == consistency_proof(leaves, old_size=old)
    assert inclusion_holds(inclusion, leaf=leaves[index], index=index, size=size, root=root_of(leaves))
    assert consistency_holds(
        consistency, old_size=old, old_root=root_of(leaves[:old]), size=size, root=root_of(leaves)
    )


@given(size=SIZES, begin=st.integers(0, MOST))
def test_a_log_grows_from_the_nodes_of_its_whole_alone(size: int, begin: int) -> None:
    begin = min(begin, size)
    standing = {node: kept(size)[node] for node in whole(begin).nodes}
    after = grown(LEAVES[begin:size], begin=begin, standing=standing)
    assert whole(size).hash_in(after) == root_of(LEAVES[:size])


@given(size=st.integers(1, 60), data=st.data())
def test_another_library_comes_to_the_same_roots_and_paths(size: int, data: st.DataObject) -> None:
    other = pymerkle.InmemoryTree(algorithm="sha256")
    for entry in ENTRIES[:size]:
        other.append_entry(entry)
    nodes, index, old = kept(size), data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))

    assert other.get_root(size) == whole(size).hash_in(nodes)
    theirs = other.prove_inclusion(index + 1, size)
    pymerkle.verify_inclusion(LEAVES[index], whole(size).hash_in(nodes), theirs)
    assert [bytes(step) for step in theirs.path[1:]] == [
        span.hash_in(nodes) for span in inclusion_spans(index, size=size)
    ]
    proof = other.prove_consistency(old, size)
    pymerkle.verify_consistency(whole(old).hash_in(nodes), whole(size).hash_in(nodes), proof)


def test_a_proof_of_a_log_of_forty_million_costs_some_thirty_look_ups() -> None:
    size = 40_000_000
    for index in (0, size // 3, size - 1):
        spans = inclusion_spans(index, size=size)
        assert len(spans) <= 26
        assert len({node for span in spans for node in span.nodes}) <= 2 * 26
    assert len({node for span in consistency_spans(size // 3, size=size) for node in span.nodes}) <= 2 * 26


def test_what_does_not_exist_and_what_is_gone_is_not_proved() -> None:
    for refused in (lambda: inclusion_spans(5, size=5), lambda: consistency_spans(0, size=5)):
        with pytest.raises(UnableToProve, match="out_of_range"):
            refused()
    nodes: Hashes = {node: value for node, value in kept(7).items() if node != (1, 1)}
    with pytest.raises(UnableToProve, match="node_missing"):
        [span.hash_in(nodes) for span in inclusion_spans(0, size=7)]
    with pytest.raises(UnableToProve, match="node_missing"):
        new_nodes(LEAVES[7:8], begin=7, standing={(2, 0): LEAVES[0]})
    assert whole(0).hash_in({}) == hashlib.sha256(b"").digest()
