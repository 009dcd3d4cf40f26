"""Whoever makes an e-licence is killed by the machine at each step in turn; who comes next makes one of each."""

import hashlib
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.casework.scene import Scene

from xinsheng.casework import door, sealings
from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.law.acts import MessageKind
from xinsheng.law.terms import BlankStatus, Stage
from xinsheng.postroom import make_elicence, sealed_files
from xinsheng.proof.entries import check_chain
from xinsheng.registry.models import Blank, Case, ELicence, JournalEntry, TextMessage

pytestmark = [pytest.mark.kill, pytest.mark.django_db(transaction=True)]
Step = tuple[object, str, bool]  # where, the name of what is done there, and whether it is done before the end comes

STEPS: dict[str, Step] = {
    "not yet sealed": (make_elicence, "make_file", False),
    "sealed and not yet stored": (make_elicence, "make_file", True),
    "written down and not yet named": (Path, "rename", False),
    "stored and not in the books": (sealed_files, "Made", True),
    "in the books and not in force": (sealings, "bring_into_force", False),
    "in force and its blank not used": (sealings, "move_blank", False),
    "its blank used and no line written": (door, "write_lines", False),
    "its line written and nobody told": (door, "tell", False),
    "told and its answer not kept": (door, "keep_answers", False),
    "all done but committed": (door, "keep_answers", True),
    "committed and its errand not done": (make_elicence, "file_elicence", True),
}
IN_THE_BOOKS = "committed and its errand not done"


def killing_at(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine end this very process at the step."""
    where, name, after = step
    real: Callable[..., Any] = getattr(where, name)

    def ended(*args: Any, **named: Any) -> Any:
        done = real(*args, **named) if after else None
        os.kill(os.getpid(), signal.SIGKILL)
        return done

    monkeypatch.setattr(where, name, ended)


def killed(case: Case, scene: Scene, step: Step, monkeypatch: pytest.MonkeyPatch) -> int:
    """A process of its own makes the e-licence and is killed at the step; the signal that ended it.

    What it seals was typeset beforehand: the typesetter's threads are not there in a copy of this process.
    """
    typeset = make_elicence.make_file(case.certificates.get())
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            monkeypatch.setattr(make_elicence, "make_file", lambda _certificate: typeset)
            killing_at(step, monkeypatch)
            make_elicence.carry_out(case.pk, clock=lambda: scene.at)
        finally:
            os._exit(0)  # never back into the test
    _child, status = os.waitpid(child, 0)
    return os.WTERMSIG(status)


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_it_is_made_once_by_whoever_comes_next(
    step: str, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = scene.sealing()
    scene.later()
    assert killed(case, scene, STEPS[step], monkeypatch) == signal.SIGKILL
    case.refresh_from_db()
    assert case.stage == (Stage.SEALED if step == IN_THE_BOOKS else Stage.SEALING)
    assert ELicence.objects.exists() is told(case) is (step == IN_THE_BOOKS)

    for _again in range(2):
        make_elicence.carry_out(case.pk, clock=scene.later)

    case.refresh_from_db()
    elicence = ELicence.objects.get(certificate__case=case)
    content = vault().get(elicence.file_ref, data_key=key_of(case))
    lines = JournalEntry.objects.filter(chain=case.pk).order_by("seq")
    assert (case.stage, Blank.objects.get(case=case).status) == (Stage.SEALED, BlankStatus.USED)
    assert hashlib.sha256(content).digest() == bytes(elicence.sha256)
    assert check_chain([bytes(line.body) for line in lines]) == ()
    assert lines.filter(act="file_elicence").count() == 1
    assert TextMessage.objects.filter(case=case, kind=MessageKind.CERTIFICATE_SEALED.value).count() == 1


def told(case: Case) -> bool:
    return TextMessage.objects.filter(case=case, kind=MessageKind.CERTIFICATE_SEALED.value).exists()
