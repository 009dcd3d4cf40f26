"""What takes an attendant's signature from a hospital is killed at any moment: handed in again, it is one."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import case_of, send
from tests.casework.hospital_signing_scene import Ward, a_ward
from tests.casework.scene import AT, Scene
from tests.casework.token_scene import SERVICE, tokens_taken
from tests.conftest import BookAddresses
from tests.exchange import handing_in
from tests.province import set_up_province

from xinsheng.casework.proof_checks import check
from xinsheng.law.terms import Stage
from xinsheng.registry.models import ActSignature, JournalEntry, SignInEvent

__all__ = ["own_keys"]
pytestmark = [pytest.mark.kill, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
KILLS = 6
LONGEST = 0.08  # seconds after it began until it is killed: handing in takes about half of that


@pytest.fixture
def ward(transactional_db: None, own_keys: None) -> Iterator[Ward]:
    set_up_province(at=AT)
    with tokens_taken():
        yield a_ward(Scene())
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
        "XINSHENG_TOKEN_SERVICE": SERVICE,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def killed(words: list[str], *, variables: dict[str, str], after: float | None) -> None:
    """Let it be handed in, and kill that so long after it began; None: once it is signed, its answer not told."""
    command = [sys.executable, handing_in.__file__, *words]
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


def test_killed_at_any_moment_and_handed_in_again_each_birth_is_signed_once(
    ward: Ward, variables: dict[str, str]
) -> None:
    chance, scene = random.Random(20261128), ward.scene  # noqa: S311  # no secret
    for place, after in enumerate([None, 0.0, *(chance.uniform(0, LONGEST) for _each in range(KILLS - 2))]):
        name = f"NB-{place}"
        one = replace(ward, case=case_of(send(scene, ward.client, identifier=name, inpatient_no=f"ZY-{place}")))
        wanted = one.asks(identifier=name)
        said, at = one.answers(wanted), scene.later(seconds=1)
        killed([str(ward.client.pk), str(wanted.request_id), said, at.isoformat()], variables=variables, after=after)

        outcome = one.signs(wanted, said, at=scene.later(seconds=1))

        assert (outcome.case_id, outcome.stage) == (one.case.pk, Stage.SIGNED)
        assert ActSignature.objects.filter(case=one.case).count() == 1
        assert JournalEntry.objects.filter(chain=one.case.pk, act="sign_delivery").count() == 1
        assert check(one.case.pk).broken == ()
    assert SignInEvent.objects.filter(event="signed_at_hospital").count() == KILLS
