import hashlib

import pytest

from xinsheng.proof.act_challenge import UnableToChallenge, act_challenge, new_nonce


def test_the_challenge_binds_the_act_to_statement_and_nonce() -> None:
    digest, nonce = b"\x01" * 32, b"\x02" * 32
    assert act_challenge(digest, nonce=nonce) == hashlib.sha256(b"xinsheng-act-v1" + digest + nonce).digest()
    assert act_challenge(digest, nonce=b"\x03" * 32) != act_challenge(digest, nonce=nonce)
    assert act_challenge(nonce, nonce=nonce) != act_challenge(digest, nonce=nonce)


@pytest.mark.parametrize(
    ("digest_length", "nonce_length", "code"), [(31, 33, "digest_length"), (32, 31, "nonce_length")]
)
def test_bytes_cannot_wander_between_statement_and_nonce(digest_length: int, nonce_length: int, code: str) -> None:
    with pytest.raises(UnableToChallenge) as refusal:
        act_challenge(b"d" * digest_length, nonce=b"n" * nonce_length)
    assert refusal.value.code == code


def test_nonces_never_repeat() -> None:
    assert len({new_nonce() for _ in range(50)}) == 50
