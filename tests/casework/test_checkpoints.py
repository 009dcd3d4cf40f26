"""Checkpoints of the public log: each extends the last and is of the stored bytes, or none is signed."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest
from django.db import IntegrityError, transaction
from tests.casework.scene import AT, Scene
from tests.proof.keys import LogKey
from tests.province import set_up_province

from xinsheng.casework import checkpoints
from xinsheng.casework.checkpoints import (
    PATIENCE,
    UnableToIssue,
    UnableToSign,
    is_uncovered_for_long,
    require_covered_log,
    sign_checkpoint,
    uncovered_since,
)
from xinsheng.casework.log_tree import log_size, prove_consistency
from xinsheng.casework.logbook import sequence_journal
from xinsheng.proof.checkpoint import Checkpoint, read_checkpoint
from xinsheng.proof.tree import consistency_holds, root_of
from xinsheng.registry.models import JournalEntry, LogCheckpoint, LogLeaf

KEY = LogKey()
ORIGIN = "log.example/log"
STATEMENTS = {
    "an entry's bytes, one bit": "UPDATE journal_entry SET body = set_bit(body, 100, 1 - get_bit(body, 100)) "
    "WHERE id = (SELECT max(entry_id) FROM log_leaf)",
    "a leaf's hash, one bit": "UPDATE log_leaf SET leaf_hash = set_bit(leaf_hash, 9, 1 - get_bit(leaf_hash, 9)) "
    "WHERE position = (SELECT max(position) FROM log_leaf)",
}
REWRITTEN = {
    "a leaf that was signed": "UPDATE log_leaf SET leaf_hash = sha256('other') WHERE position = (SELECT max(size) "
    "- 1 FROM log_checkpoint)",
    "a node that was signed": "UPDATE log_node SET hash = sha256('other') WHERE (level, place) = (2, 0)",
    "the root that was signed": "UPDATE log_checkpoint SET root = sha256('other')",
    "the note that was signed": "UPDATE log_checkpoint SET note = replace(note, E'\\n\\n', E'\\n \\n')",
    "a tail that was signed": "DELETE FROM log_leaf WHERE position >= (SELECT max(size) - 1 FROM log_checkpoint)",
}


def signed(scene: Scene, *, after: timedelta = timedelta()) -> Checkpoint | None:
    return sign_checkpoint(origin=ORIGIN, key=lambda: KEY, at=scene.at + after)


@pytest.fixture
def committed(transactional_db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    return Scene()


@pytest.fixture
def as_thief(owner: psycopg.Connection) -> Callable[[str], None]:
    """The owner's password, and no guard that is not taken away first."""

    def done(statement: str) -> None:
        tables = ("journal_entry", "log_leaf", "log_node", "log_checkpoint")
        for table in tables:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        owner.execute(statement)
        for table in tables:
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    return done


def test_the_first_checkpoint_is_of_all_that_has_its_place_and_any_reader_reads_it(scene: Scene) -> None:
    assert signed(scene) is None
    scene.signed()
    sequence_journal(at=scene.at)
    made = signed(scene)

    row = LogCheckpoint.objects.get()
    leaves = [bytes(leaf.leaf_hash) for leaf in LogLeaf.objects.order_by("position")]
    assert made == read_checkpoint(row.note, origin=ORIGIN, public_key=KEY.public_key)
    assert made == Checkpoint(ORIGIN, len(leaves), root_of(leaves))
    assert (row.size, bytes(row.root), bytes(row.public_key)) == (len(leaves), made.root, KEY.public_key)


def test_the_next_comes_after_ten_seconds_and_only_with_new_entries_and_extends_it(scene: Scene) -> None:
    scene.signed()
    sequence_journal(at=scene.at, size=5)
    first = signed(scene)
    sequence_journal(at=scene.at)
    assert signed(scene, after=timedelta(seconds=9)) is None
    second = signed(scene, after=timedelta(seconds=10))
    assert first is not None
    assert second is not None
    assert (first.size, second.size) == (5, log_size())
    proof = prove_consistency(5, size=second.size)
    assert consistency_holds(proof, old_size=5, old_root=first.root, size=second.size, root=second.root)
    assert signed(scene, after=timedelta(days=1)) is None


def test_a_clock_set_back_does_not_keep_the_log_from_being_signed(scene: Scene) -> None:
    scene.signed()
    sequence_journal(at=scene.at, size=5)
    signed(scene)
    sequence_journal(at=scene.at)
    assert signed(scene, after=-timedelta(hours=1)) is not None


def test_a_log_keeps_the_name_it_began_with(scene: Scene) -> None:
    scene.signed()
    sequence_journal(at=scene.at, size=5)
    signed(scene)
    sequence_journal(at=scene.at)
    later = sign_checkpoint(origin="other.example/log", key=lambda: KEY, at=scene.at + timedelta(minutes=1))
    assert later is not None
    assert later.origin == ORIGIN


def test_many_entries_are_covered_in_pieces(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "_BATCH", 3)
    scene.signed()
    sequence_journal(at=scene.at, size=5)
    assert signed(scene) is not None
    sequence_journal(at=scene.at)
    made = signed(scene, after=timedelta(minutes=1))
    assert made is not None
    assert made.root == root_of([bytes(leaf.leaf_hash) for leaf in LogLeaf.objects.order_by("position")])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", STATEMENTS)
def test_one_flipped_bit_is_found_before_anything_is_signed(
    what: str, committed: Scene, as_thief: Callable[[str], None]
) -> None:
    committed.signed()
    sequence_journal(at=committed.at)
    as_thief(STATEMENTS[what])
    with pytest.raises(UnableToSign, match="leaf_altered") as told:
        signed(committed)
    assert told.value.position == log_size() - 1
    assert not LogCheckpoint.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", REWRITTEN)
def test_a_log_that_does_not_contain_what_was_signed_is_signed_no_more(
    what: str, committed: Scene, as_thief: Callable[[str], None]
) -> None:
    committed.signed()
    sequence_journal(at=committed.at, size=7)
    signed(committed)
    if not what.startswith("a tail"):
        sequence_journal(at=committed.at)
    as_thief(REWRITTEN[what])
    with pytest.raises(UnableToSign, match="log_forked"):
        signed(committed, after=timedelta(minutes=1))
    assert LogCheckpoint.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_tree_that_is_not_that_of_the_entries_is_not_signed(
    committed: Scene, as_thief: Callable[[str], None]
) -> None:
    committed.signed()
    sequence_journal(at=committed.at, size=4)
    signed(committed)
    sequence_journal(at=committed.at, size=4)
    as_thief("UPDATE log_node SET hash = sha256('other') WHERE (level, place) = (2, 1)")
    with pytest.raises(UnableToSign, match="node_altered"):
        signed(committed, after=timedelta(minutes=1))


def test_a_checkpoint_by_another_key_stops_the_log(scene: Scene) -> None:
    scene.signed()
    sequence_journal(at=scene.at, size=5)
    signed(scene)
    sequence_journal(at=scene.at)
    with pytest.raises(UnableToSign, match="log_forked"):
        sign_checkpoint(origin=ORIGIN, key=LogKey, at=scene.at + timedelta(minutes=1))


def test_the_books_take_no_smaller_checkpoint_and_none_of_what_is_not_there(scene: Scene) -> None:
    scene.signed()
    sequence_journal(at=scene.at)
    signed(scene)
    row = LogCheckpoint.objects.get()
    for size, promise in ((row.size - 1, "log_checkpoint_grows"), (row.size + 1, "log_checkpoint_of_what_is_there")):
        with pytest.raises(IntegrityError, match="checkpoint"), transaction.atomic():
            LogCheckpoint.objects.create(
                size=size, root=row.root, note=promise, public_key=row.public_key, made_at=scene.at
            )


def test_what_another_sequencer_signed_meanwhile_is_left_as_it_is(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.signed()
    sequence_journal(at=scene.at)

    def first_the_other() -> LogKey:
        monkeypatch.undo()
        signed(scene)
        return KEY

    assert sign_checkpoint(origin=ORIGIN, key=first_the_other, at=scene.at) is None
    assert LogCheckpoint.objects.count() == 1


def test_entries_are_uncovered_from_their_act_until_their_checkpoint(scene: Scene) -> None:
    first = JournalEntry.objects.order_by("at")[0].at
    assert uncovered_since() == first
    scene.signed()
    sequence_journal(at=scene.at, size=5)
    signed(scene)
    assert uncovered_since() == min(JournalEntry.objects.filter(leaf=None).values_list("at", flat=True))
    sequence_journal(at=scene.at)
    assert uncovered_since() is not None
    signed(scene, after=timedelta(minutes=1))
    assert uncovered_since() is None


def test_a_quarter_of_an_hour_without_a_checkpoint_stops_what_seals(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "PATIENCE", PATIENCE)
    since = uncovered_since()
    assert since is not None
    require_covered_log(at=since + timedelta(minutes=15))
    late = since + timedelta(minutes=15, seconds=1)
    assert is_uncovered_for_long(at=late)
    with pytest.raises(UnableToIssue) as told:
        require_covered_log(at=late)
    assert told.value.since == since
    sequence_journal(at=late)
    signed(scene)
    require_covered_log(at=late + timedelta(days=1))
