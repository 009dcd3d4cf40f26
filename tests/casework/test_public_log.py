"""The public log: every entry has one place, in order, without a gap; altered bytes stop it."""

from uuid import uuid4

import psycopg
import pytest
from tests.casework.scene import Scene

from xinsheng.casework import logbook
from xinsheng.casework.logbook import UnableToSequence, sequence_journal
from xinsheng.proof.entries import leaf_hash
from xinsheng.registry.models import JournalEntry, LogLeaf


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


def test_an_entry_committed_late_takes_the_next_place_although_its_id_is_older(scene: Scene) -> None:
    late = JournalEntry.objects.order_by("-id")[0]
    scene.opened()
    younger = JournalEntry.objects.filter(id__gt=late.pk)
    for place, entry in enumerate(younger.order_by("id")):
        LogLeaf.objects.create(
            position=place, entry=entry, leaf_hash=leaf_hash(bytes(entry.body)), sequenced_at=scene.at
        )

    sequence_journal(at=scene.at)

    assert LogLeaf.objects.get(entry=late).position >= younger.count()
    assert LogLeaf.objects.count() == JournalEntry.objects.count()


def test_a_second_sequencer_places_nothing_while_the_first_works(scene: Scene, owner: psycopg.Connection) -> None:
    with owner.transaction():
        owner.execute("SELECT pg_advisory_xact_lock(%s)", [logbook._SEQUENCER])
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
