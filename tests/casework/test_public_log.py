"""The public log: every entry has one place, in order, without a gap; altered bytes stop it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, transaction
from tests.casework.scene import AT, Scene
from tests.province import set_up_province

from xinsheng import registry
from xinsheng.casework.log_tree import prove_consistency, prove_inclusion, root_at
from xinsheng.casework.logbook import UnableToSequence, sequence_journal
from xinsheng.casework.places import Order
from xinsheng.proof.entries import leaf_hash
from xinsheng.proof.tree import consistency_proof, inclusion_proof, root_of
from xinsheng.registry.models import JournalEntry, LogLeaf, LogNode

SQL = Path(registry.__file__).parent / "migrations" / "sql" / "log_nodes.sql"


def test_entries_take_dense_places_in_the_order_of_the_journal_and_none_twice(scene: Scene) -> None:
    scene.signed()
    all_of_them = JournalEntry.objects.count()

    assert sequence_journal(at=scene.at, size=5) == 5
    assert sequence_journal(at=scene.at) == all_of_them - 5
    assert sequence_journal(at=scene.at) == 0

    leaves = LogLeaf.objects.select_related("entry").order_by("position")
    assert [leaf.position for leaf in leaves] == list(range(all_of_them))
    assert [leaf.entry_id for leaf in leaves] == sorted(leaf.entry_id for leaf in leaves)
    assert all(bytes(leaf.leaf_hash) == leaf_hash(bytes(leaf.entry.body)) for leaf in leaves)


@pytest.mark.no_cover  # thousands of proofs through branches that the tests here and of checkpoints count
def test_the_tree_is_kept_with_the_places_and_is_that_of_all_leaves(scene: Scene) -> None:
    scene.signed()
    while sequence_journal(at=scene.at, size=3):
        pass

    leaves = [bytes(leaf.leaf_hash) for leaf in LogLeaf.objects.order_by("position")]
    assert LogNode.objects.count() == sum(len(leaves) >> level for level in range(1, len(leaves).bit_length()))
    for size in range(1, len(leaves) + 1):
        assert root_at(size) == root_of(leaves[:size])
        for place in range(size):
            assert prove_inclusion(place, size=size) == inclusion_proof(leaves[:size], index=place)
            assert prove_consistency(place + 1, size=size) == consistency_proof(leaves[:size], old_size=place + 1)


def test_a_proof_costs_two_questions(
    scene: Scene, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    scene.signed()
    sequence_journal(at=scene.at)
    with django_assert_num_queries(2):
        prove_inclusion(0, size=5)  # one of an odd number: the last leaf stands in the proof by itself
    assert root_at(0) == root_of([])


@pytest.mark.django_db(transaction=True)
def test_a_log_from_before_there_were_nodes_gets_the_same_tree(
    transactional_db: None, own_keys: None, owner: psycopg.Connection
) -> None:
    set_up_province(at=AT)
    scene = Scene()
    scene.signed()
    sequence_journal(at=scene.at)
    kept = set(LogNode.objects.values_list("level", "place", "hash"))
    owner.execute("TRUNCATE log_node")
    once = SQL.read_text(encoding="utf-8").partition("CREATE FUNCTION")[0]
    owner.execute("ALTER TABLE log_node DISABLE TRIGGER guarded")
    owner.execute(once)
    owner.execute("ALTER TABLE log_node ENABLE TRIGGER guarded")
    assert len(kept) > 3
    assert set(LogNode.objects.values_list("level", "place", "hash")) == kept


def test_a_node_is_only_the_hash_of_both_below_it(scene: Scene) -> None:
    scene.signed()
    sequence_journal(at=scene.at, size=2)
    for level, place, hashed, promise in (
        (1, 1, b"1" * 32, "log_node_is_complete"),
        (2, 0, b"1" * 32, "log_node_is_complete"),
    ):
        with pytest.raises(IntegrityError, match=promise), transaction.atomic():
            LogNode.objects.create(level=level, place=place, hash=hashed)
    third, fourth = JournalEntry.objects.filter(leaf=None).order_by("id")[:2]
    for position, entry in ((2, third), (3, fourth)):
        LogLeaf.objects.create(
            position=position, entry=entry, leaf_hash=leaf_hash(bytes(entry.body)), sequenced_at=AT
        )
    with pytest.raises(IntegrityError, match="log_node_of_those_below"), transaction.atomic():
        LogNode.objects.create(level=1, place=1, hash=b"1" * 32)


def test_a_second_sequencer_places_nothing_while_the_first_works(scene: Scene, owner: psycopg.Connection) -> None:
    with owner.transaction():
        owner.execute("SELECT pg_advisory_xact_lock(%s)", [Order.JOURNAL.value])
        assert sequence_journal(at=scene.at) == 0
        assert not LogLeaf.objects.exists()

    assert sequence_journal(at=scene.at) == JournalEntry.objects.count()


def test_an_entry_whose_bytes_are_not_those_of_its_digest_stops_the_log(scene: Scene) -> None:
    true = JournalEntry.objects.order_by("id")[0]
    forged = JournalEntry.objects.create(
        chain=uuid4(),
        seq=1,
        act=true.act,
        duty=true.duty,
        channel=true.channel,
        at=true.at,
        format=true.format,
        body=bytes(true.body) + b" ",
        digest=true.digest,
    )
    scene.opened()

    with pytest.raises(UnableToSequence) as told:
        sequence_journal(at=scene.at)

    assert told.value.entry_id == forged.pk
    assert not LogLeaf.objects.exists()
