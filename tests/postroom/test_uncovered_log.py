"""What the worker does while the public log waits for its checkpoint, and how it says so."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from procrastinate.jobs import Job
from procrastinate.tasks import Task
from tests.casework.away import keys_away
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene

from xinsheng.casework import checkpoints
from xinsheng.casework.checkpoints import PATIENCE, UnableToIssue, UnableToSign, uncovered_since
from xinsheng.casework.logbook import UnableToSequence
from xinsheng.law.terms import Stage
from xinsheng.postroom import sequencer
from xinsheng.postroom.make_elicence import make_elicence
from xinsheng.postroom.make_service_certificate import make_service_certificate
from xinsheng.postroom.sequencer import Sequencer, start_sequencer
from xinsheng.proof.checkpoint import read_checkpoint
from xinsheng.proof.tree import UnableToProve
from xinsheng.registry.models import Case, JournalEntry, LogCheckpoint

NOW = datetime.now(tz=UTC)


def raising(fault: Exception) -> Callable[..., None]:
    def refuse(**_said: object) -> None:
        raise fault

    return refuse


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "PATIENCE", PATIENCE)


@pytest.mark.parametrize("errand", [make_elicence, make_service_certificate])
def test_what_seals_waits_for_the_log_and_goes_on_once_it_is_covered(
    errand: Task, scene: Scene, impatient: None, client: Client
) -> None:
    sealing, couple = scene.sealing(), CoupleScene(scene)
    case = sealing if errand is make_elicence else couple.answered(couple.declared())
    assert NOW - (uncovered_since() or NOW) > PATIENCE, "the story is of an earlier day"

    with pytest.raises(UnableToIssue) as told:
        errand(case_id=str(case.pk))
    assert Case.objects.get(pk=case.pk).stage in (Stage.SEALING, Stage.REGISTERING)
    job = Job(id=1, queue="postroom", lock=None, queueing_lock=None, task_name="x", attempts=20)
    assert errand.get_retry_exception(told.value, job) is not None
    assert client.get("/verify/").status_code == 200
    assert "log_uncovered" in client.get("/health/ready").json()["cautions"]

    Sequencer().look(at=NOW)
    errand(case_id=str(case.pk))
    assert Case.objects.get(pk=case.pk).stage in (Stage.SEALED, Stage.REGISTERED)
    assert "log_uncovered" not in client.get("/health/ready").json()["cautions"]


def test_one_look_places_and_signs_with_the_province_s_key(scene: Scene) -> None:
    scene.signed()
    Sequencer().look(at=NOW)
    row = LogCheckpoint.objects.get()
    made = read_checkpoint(row.note, origin="localhost:8000/log", public_key=bytes(row.public_key))
    assert made.size == JournalEntry.objects.count()
    assert uncovered_since() is None


def test_without_the_key_nothing_is_signed_and_it_is_told_once_a_minute(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    looking = Sequencer()
    with keys_away():
        for seconds in (0, 1, 30, 59, 61):
            looking.look(at=NOW + timedelta(seconds=seconds))
        assert not LogCheckpoint.objects.exists()
    assert [record.message for record in caplog.records] == ["checkpoint_waits_for_key"] * 2
    looking.look(at=NOW + timedelta(seconds=62))
    assert LogCheckpoint.objects.exists()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (UnableToSequence(7), "journal_entry_altered"),
        (UnableToProve("node_missing"), "log_node_missing"),
        (UnableToSign("log_forked"), "log_forked"),
        (UnableToSign("leaf_altered", position=3), "leaf_altered"),
    ],
)
def test_what_is_wrong_with_the_log_is_critical_and_keeps_no_hospital_waiting(
    fault: Exception, told: str, scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    name = "sign_checkpoint" if isinstance(fault, UnableToSign) else "sequence_journal"
    looks: list[datetime] = []
    monkeypatch.setattr(sequencer, name, raising(fault))
    monkeypatch.setattr(sequencer, "place_results", lambda *, at: looks.append(at))
    Sequencer().look(at=NOW)
    assert looks == [NOW]
    assert (caplog.records[0].message, caplog.records[0].levelno) == (told, logging.CRITICAL)


def test_that_issuance_waits_is_an_error_in_the_log(
    scene: Scene, impatient: None, caplog: pytest.LogCaptureFixture
) -> None:
    with keys_away():
        Sequencer().look(at=NOW)
    assert [record.message for record in caplog.records] == ["checkpoint_waits_for_key", "issuance_waits_for_log"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (OperationalError, "sequencer_waits_for_database"),
        (InterfaceError, "sequencer_waits_for_database"),
        (ZeroDivisionError, "sequencer_stumbled"),
    ],
)
def test_the_thread_goes_on_whatever_one_look_runs_into(
    fault: type[Exception], told: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks: list[int] = []
    often = Event()

    def fail(**_said: object) -> None:
        looks.append(1)
        if len(looks) > 2:
            often.set()
        raise fault

    monkeypatch.setattr(sequencer, "_PAUSE", 0.01)
    monkeypatch.setattr(sequencer, "sequence_journal", fail)
    thread, stop = start_sequencer(lambda: True)
    assert often.wait(5)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
    assert [record.message for record in caplog.records] == [told]  # once a minute
