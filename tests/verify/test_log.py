"""The public log as anyone reads it: checkpoint, key, proofs, and a page that says what they are for."""

from base64 import b64decode
from datetime import timedelta

import pytest
from django.http import HttpResponseBase
from django.test import Client
from tests.casework.scene import Scene

from xinsheng.casework import checkpoints
from xinsheng.casework.checkpoints import PATIENCE, sign_checkpoint
from xinsheng.casework.logbook import sequence_journal
from xinsheng.casework.outside import keys, log_origin
from xinsheng.proof.checkpoint import Checkpoint, read_checkpoint, verifier_key
from xinsheng.proof.tree import consistency_holds, inclusion_holds
from xinsheng.registry.models import LogCheckpoint, LogLeaf
from xinsheng.verify import limits


@pytest.fixture
def covered(scene: Scene) -> list[Checkpoint]:
    """Two checkpoints, and entries that none covers yet."""
    made = []
    scene.signed()
    for size in (5, 3, 2):
        sequence_journal(at=scene.at, size=size)
        if size != 2:
            made.append(sign_checkpoint(origin=log_origin(), key=lambda: keys().log_key(), at=scene.at))
        scene.later(minutes=1)
    return [each for each in made if each is not None]


def steps_in(answer: HttpResponseBase) -> list[bytes]:
    return [b64decode(step) for step in answer.json()["proof"]]  # type: ignore[attr-defined]


def test_the_newest_checkpoint_is_read_with_the_key_that_is_published(
    client: Client, covered: list[Checkpoint]
) -> None:
    answer = client.get("/log/checkpoint")
    public_key = keys().log_key().public_key
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=5"
    assert read_checkpoint(answer.content.decode(), origin=log_origin(), public_key=public_key) == covered[-1]
    assert client.get("/log/key").content.decode() == verifier_key(log_origin(), public_key=public_key) + "\n"


def test_one_checkpoint_is_proved_to_contain_the_other_and_that_for_ever(
    client: Client, covered: list[Checkpoint]
) -> None:
    first, second = covered
    answer = client.get(f"/log/consistency/{first.size}/{second.size}")
    assert (answer.json()["old_size"], answer.json()["size"]) == (5, 8)
    assert "immutable" in answer["Cache-Control"]
    assert consistency_holds(
        steps_in(answer), old_size=first.size, old_root=first.root, size=second.size, root=second.root
    )


def test_an_entry_is_proved_to_be_in_the_log_by_its_hash(client: Client, covered: list[Checkpoint]) -> None:
    newest = covered[-1]
    for leaf in LogLeaf.objects.filter(position__lt=newest.size):
        hashed = bytes(leaf.leaf_hash)
        answer = client.get(f"/log/inclusion/{hashed.hex()}/{newest.size}")
        index = answer.json()["index"]
        assert index == leaf.position
        assert inclusion_holds(steps_in(answer), leaf=hashed, index=index, size=newest.size, root=newest.root)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/log/consistency/0/5", "out_of_range"),
        ("/log/consistency/6/5", "out_of_range"),
        ("/log/consistency/5/9", "out_of_range"),
        (f"/log/consistency/1/{'9' * 40}", "out_of_range"),
        (f"/log/inclusion/{'0' * 64}/5", "not_in_log"),
        ("/log/inclusion/zz/5", "not_in_log"),
        (f"/log/inclusion/{'G' * 64}/5", "not_in_log"),
    ],
)
def test_what_no_checkpoint_covers_is_not_proved(
    path: str, code: str, client: Client, covered: list[Checkpoint]
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()) == (404, {"code": code})


def test_an_entry_after_the_size_asked_about_is_not_proved(client: Client, covered: list[Checkpoint]) -> None:
    hashed = bytes(LogLeaf.objects.get(position=6).leaf_hash).hex()
    assert client.get(f"/log/inclusion/{hashed}/5").json() == {"code": "out_of_range"}
    uncovered = bytes(LogLeaf.objects.get(position=9).leaf_hash).hex()
    assert client.get(f"/log/inclusion/{uncovered}/10").json() == {"code": "out_of_range"}


def test_before_the_first_checkpoint_there_is_nothing_to_give(client: Client, scene: Scene) -> None:
    assert client.get("/log/checkpoint").status_code == 503
    assert client.get("/log/key").status_code == 503
    assert client.get("/log/consistency/1/1").status_code == 404
    assert "还没有检查点" in client.get("/verify/log").content.decode()


def test_whoever_asks_without_end_is_slowed_down_and_does_not_slow_verification(
    client: Client, covered: list[Checkpoint], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "log_address": 2})
    hashed = "0" * 64
    paths = ["/log/checkpoint", "/log/key", "/log/consistency/1/2", f"/log/inclusion/{hashed}/2", "/log/checkpoint"]
    answers = [client.get(path).status_code for path in paths]
    assert answers == [200, 200, 429, 429, 429]
    assert client.get("/verify/").status_code == 200


def test_the_page_says_how_far_the_log_is_signed_and_how_to_watch_it(
    client: Client, covered: list[Checkpoint]
) -> None:
    page = client.get("/verify/log").content.decode()
    assert covered[-1].root.hex() in page
    assert "2026年11月22日" in page
    assert verifier_key(log_origin(), public_key=keys().log_key().public_key) in page
    assert "超过15分钟" not in page
    assert "/verify/log" in client.get("/verify/").content.decode()


def test_the_page_says_when_entries_wait_too_long(
    client: Client, covered: list[Checkpoint], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "PATIENCE", PATIENCE)
    assert "超过15分钟" in client.get("/verify/log").content.decode()
    assert LogCheckpoint.objects.count() == len(covered)
    assert timedelta(minutes=15) == PATIENCE
