"""What takes an office's look is killed at any moment, and its answer is lost: asked again it is one look."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, Scene
from tests.casework.sharing_scene import an_ask, let_in, lets
from tests.conftest import BookAddresses
from tests.exchange import looking
from tests.province import set_up_province

from xinsheng.casework.attempts import tries_at
from xinsheng.casework.licence_answers import make_answer
from xinsheng.casework.licence_looks import find_answer, look_at_licence
from xinsheng.casework.proof_checks import check
from xinsheng.registry.models import JournalEntry, LicenceConsentEnding

__all__ = ["own_keys"]
pytestmark = [pytest.mark.kill, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
KILLS = 6
LONGEST = 0.08  # seconds after it began until it is killed: a look takes about half of that


@pytest.fixture
def scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


@pytest.fixture
def variables(book_addresses: BookAddresses) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "xinsheng.config.settings",
        "DATABASE_URL": book_addresses.application,
        "DATABASE_OWNER_URL": "",
        "XINSHENG_STATE": str(settings.STATE),
        "XINSHENG_KEYS_FOLDER": str(settings.KEYS_FOLDER),
        "XINSHENG_PRODUCTION": "",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def killed(words: list[str], *, variables: dict[str, str], after: float | None) -> None:
    """Let it look, and kill it so long after it began; None: once the look is written down, its answer not told."""
    command = [sys.executable, looking.__file__, *words]
    process = subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        if after is None:
            assert process.stdout.readline() == b"taken\n"
        else:
            time.sleep(after)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)


def test_killed_at_any_moment_and_asked_again_each_code_is_one_look_counted_once_and_answered(
    scene: Scene, variables: dict[str, str]
) -> None:
    chance = random.Random(20261128)  # noqa: S311  # no secret
    police, case = let_in(scene), scene.sealed()
    moments = [None, 0.0, *(chance.uniform(0, LONGEST) for _each in range(KILLS - 2))]
    for place, after in enumerate(moments):
        code, at = lets(scene, police, case).code, scene.later(seconds=1)
        key = f"K-{place}"
        killed([str(police.pk), code, key, at.isoformat()], variables=variables, after=after)

        look = look_at_licence(police, ask=an_ask(code), at=scene.later(seconds=1), key=key)
        make_answer(look.pk, at=scene.at)

        answer = find_answer(police, look.pk, at=scene.at)
        assert answer is not None
        assert tries_at(f"licence_asks:{police.pk}") == place + 1
    assert LicenceConsentEnding.objects.count() == JournalEntry.objects.filter(act="look_at_licence").count() == KILLS
    assert check(case.pk).broken == ()
