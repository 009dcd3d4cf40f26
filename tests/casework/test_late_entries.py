"""An entry whose transaction commits late gets its place all the same; nobody takes one off the list that waits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from tests.casework.scene import AT, Scene
from tests.proof.keys import LogKey
from tests.province import set_up_province

from xinsheng.casework import checkpoints
from xinsheng.casework.checked_log import BrokenLog, broken_log
from xinsheng.casework.checkpoints import is_uncovered_for_long, sign_checkpoint, uncovered_since
from xinsheng.casework.logbook import sequence_journal
from xinsheng.registry.models import Case, JournalEntry, LogLeaf, WaitingEntry

OTHERS = 12


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    """The province in a database where other connections see what is committed."""
    set_up_province(at=AT)
    yield Scene()
    connection.close()


@contextmanager
def in_a_slow_transaction(scene: Scene, case: Case) -> Iterator[None]:
    """A block is signed, and its transaction stays open as long as this."""
    signed, go = threading.Event(), threading.Event()

    def sign() -> None:
        try:
            with transaction.atomic():
                scene.signed(case)
                signed.set()
                go.wait(60)
        finally:
            connection.close()

    slow = threading.Thread(target=sign)
    slow.start()
    assert signed.wait(60)
    try:
        yield
    finally:
        go.set()
        slow.join()


def place_all(scene: Scene) -> None:
    while sequence_journal(at=scene.at, size=5):
        pass


@pytest.mark.race
@pytest.mark.no_cover
def test_an_entry_committed_after_many_younger_ones_were_placed_takes_the_next_place(busy: Scene) -> None:
    (late,) = busy.opened(inpatient_no="ZYSLOW")
    with in_a_slow_transaction(busy, late):
        for number in range(OTHERS):
            busy.opened(inpatient_no=f"ZY{number:04}")
        place_all(busy)
        younger = LogLeaf.objects.count()
    assert uncovered_since() is not None
    place_all(busy)
    entry = JournalEntry.objects.get(chain=late.pk, act="sign_delivery")
    assert LogLeaf.objects.get(entry=entry).position >= younger
    assert JournalEntry.objects.filter(pk__gt=entry.pk).count() == OTHERS
    assert LogLeaf.objects.count() == JournalEntry.objects.count()
    assert not WaitingEntry.objects.exists()


@pytest.mark.race
@pytest.mark.no_cover
def test_a_late_entry_holds_issuance_back_until_it_is_covered(busy: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "PATIENCE", timedelta(minutes=15))
    (late,) = busy.opened(inpatient_no="ZYSLOW")
    with in_a_slow_transaction(busy, late):
        busy.opened(inpatient_no="ZY0001")
        place_all(busy)
        sign_checkpoint(origin="xinsheng.example/log", key=LogKey, at=busy.later())
        assert uncovered_since() is None
    assert is_uncovered_for_long(at=busy.at + timedelta(minutes=16))


def test_the_application_takes_no_entry_off_the_list_of_what_waits(scene: Scene) -> None:
    scene.opened()
    with pytest.raises(ProgrammingError), transaction.atomic():
        WaitingEntry.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_was_taken_off_the_list_is_found_by_the_check(busy: Scene, owner: psycopg.Connection) -> None:
    busy.opened()
    place_all(busy)
    busy.opened(inpatient_no="ZY0002")
    taken = WaitingEntry.objects.latest("entry").pk
    owner.execute("DELETE FROM waiting_entry WHERE entry_id = %s", [taken])
    place_all(busy)
    assert BrokenLog(table="journal_entry", row=str(taken), code="unplaced") in list(broken_log())
