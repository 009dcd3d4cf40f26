from base64 import b64decode, b64encode

import pytest
from tests.proof.keys import LogKey

from xinsheng.proof.checkpoint import (
    Checkpoint,
    UnableToReadCheckpoint,
    read_checkpoint,
    verifier_key,
    write_checkpoint,
)
from xinsheng.proof.tree import root_of

ORIGIN = "log.example/birth"
KEY = LogKey()
CHECKPOINT = Checkpoint(origin=ORIGIN, size=20852163, root=root_of([]))


def test_a_checkpoint_is_the_note_that_witnesses_read() -> None:
    note = write_checkpoint(CHECKPOINT, key=KEY)
    root = b64encode(root_of([])).decode()
    assert note.startswith(f"{ORIGIN}\n20852163\n{root}\n\n— {ORIGIN} ")
    assert note.endswith("\n")
    assert read_checkpoint(note, origin=ORIGIN, public_key=KEY.public_key) == CHECKPOINT


def test_a_witness_may_add_its_line() -> None:
    note = write_checkpoint(CHECKPOINT, key=KEY) + "— witness.example c2lnbmF0dXJl\n"
    assert read_checkpoint(note, origin=ORIGIN, public_key=KEY.public_key) == CHECKPOINT


def test_the_key_id_is_that_of_the_signed_note_format() -> None:
    # the example key of the format's own documentation
    known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    letters = known.split("+", 2)[2]
    assert verifier_key("PeterNeumann", public_key=_key_in(letters)) == known


def _key_in(letters: str) -> bytes:
    from_letters = b64decode(letters)
    assert from_letters[0] == 1
    return from_letters[1:]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("20852163", "20852164", "wrong_signature"),
        ("20852163", "020852163", "not_a_checkpoint"),
        ("20852163", "many", "not_a_checkpoint"),
        ("\n\n", "\n", "not_a_checkpoint"),
        (f"{ORIGIN}\n2", "other.example\n2", "other_log"),
        ("— log", "— dog", "wrong_signature"),
        (f"— {ORIGIN} ", f"— {ORIGIN} !", "wrong_signature"),
        (f"— {ORIGIN} ", f"— {ORIGIN} AAAA", "wrong_signature"),
    ],
)
def test_a_changed_note_is_refused(old: str, new: str, code: str) -> None:
    note = write_checkpoint(CHECKPOINT, key=KEY).replace(old, new)
    with pytest.raises(UnableToReadCheckpoint) as refusal:
        read_checkpoint(note, origin=ORIGIN, public_key=KEY.public_key)
    assert refusal.value.code == code


def test_the_signature_of_another_log_is_refused() -> None:
    with pytest.raises(UnableToReadCheckpoint) as refusal:
        read_checkpoint(write_checkpoint(CHECKPOINT, key=LogKey()), origin=ORIGIN, public_key=KEY.public_key)
    assert refusal.value.code == "wrong_signature"
