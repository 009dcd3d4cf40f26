import hashlib

import pytest

from xinsheng.proof.entries import leaf_hash
from xinsheng.proof.tree import (
    UnableToProve,
    consistency_holds,
    consistency_proof,
    inclusion_holds,
    inclusion_proof,
    root_of,
)

# the test vectors of the certificate-transparency project
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
LEAVES = [leaf_hash(bytes.fromhex(each)) for each in INPUTS]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
MANY = [leaf_hash(bytes([number])) for number in range(40)]


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_roots_are_those_of_rfc_6962(size: int, root: str) -> None:
    assert root_of(LEAVES[:size]).hex() == root
    assert root_of([]) == hashlib.sha256(b"").digest()


def test_every_leaf_of_every_tree_is_proved_and_no_other_leaf_in_its_place() -> None:
    for size in range(1, 41):
        root = root_of(MANY[:size])
        for index in range(size):
            proof = inclusion_proof(MANY[:size], index=index)
            assert inclusion_holds(proof, leaf=MANY[index], index=index, size=size, root=root)
            assert not inclusion_holds(proof, leaf=LEAVES[0], index=index, size=size, root=root)
            assert not inclusion_holds((*proof, root), leaf=MANY[index], index=index, size=size, root=root)


def test_a_grown_log_proves_its_past_and_a_rewritten_one_cannot() -> None:
    rewritten = [LEAVES[3], *MANY[1:]]
    for size in range(1, 41):
        for old in range(1, size + 1):
            root, old_root = root_of(MANY[:size]), root_of(MANY[:old])
            proof = consistency_proof(MANY[:size], old_size=old)
            assert consistency_holds(proof, old_size=old, old_root=old_root, size=size, root=root)
            forged = consistency_proof(rewritten[:size], old_size=old)
            new_root = root_of(rewritten[:size])
            assert not consistency_holds(forged, old_size=old, old_root=old_root, size=size, root=new_root)


def test_what_does_not_exist_is_not_proved() -> None:
    with pytest.raises(UnableToProve):
        inclusion_proof(MANY, index=40)
    with pytest.raises(UnableToProve):
        consistency_proof(MANY, old_size=0)
    assert not inclusion_holds((), leaf=MANY[0], index=1, size=1, root=MANY[0])
    assert not inclusion_holds((MANY[1],), leaf=MANY[0], index=0, size=1, root=MANY[0])
    assert not consistency_holds((), old_size=0, old_root=b"", size=1, root=b"")
    assert not consistency_holds((), old_size=3, old_root=b"", size=4, root=b"")
    assert not consistency_holds((MANY[1],) * 9, old_size=3, old_root=b"", size=4, root=b"")
