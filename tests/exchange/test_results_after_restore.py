"""After a restore a hospital reads on from where it was: no position that it was given ever has other content."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import bring_in
from tests.casework.scene import AT, Scene
from tests.exchange.system import System
from tests.exchange.test_results import sealed, told
from tests.province import set_up_province

from xinsheng.casework.results import place_results
from xinsheng.registry.models import ResultLeap, ResultPlace

__all__ = ["own_keys"]
pytestmark = pytest.mark.django_db(transaction=True)
LEAP = "INSERT INTO result_leap (position, leapt_at) VALUES (%s, now())"
REACHED = 1_795_000_000_000


@pytest.fixture
def scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


@pytest.fixture
def system(scene: Scene) -> System:
    return System(bring_in(scene))


def test_what_is_told_after_a_restore_stands_after_all_that_was_told_before(
    scene: Scene, system: System, owner: psycopg.Connection
) -> None:
    sealed(scene, system)
    place_results(at=scene.at)
    known = system.asks().json()["next"]
    lost = known + 7  # told since the backup, and gone with it: the hospital is further than the restored books
    owner.execute(LEAP, [REACHED])

    after = sealed(scene, system, identifier="NB-2", inpatient_no="ZY2")
    sealed(scene, system, identifier="NB-3", inpatient_no="ZY3")
    assert place_results(at=scene.at) == 2

    assert [one[0] for one in told(system, after=lost)] == ["NB-2", "NB-3"]
    assert told(system, after=lost)[0][1] == after.blank_id
    answer = system.asks(lost).json()
    assert [one["position"] for one in answer["results"]] == [REACHED + 1, REACHED + 2]
    assert answer["next"] == REACHED + 2
    assert [one[0] for one in told(system)] == ["NB-2026-000001", "NB-2", "NB-3"]


def test_only_the_owner_leaps_and_only_forward(scene: Scene, system: System, owner: psycopg.Connection) -> None:
    sealed(scene, system)
    place_results(at=scene.at)
    place = ResultPlace.objects.get()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        ResultLeap.objects.create(position=REACHED, leapt_at=scene.at)
    with pytest.raises(psycopg.IntegrityError, match="not given again"):
        owner.execute(LEAP, [place.position])
    owner.execute(LEAP, [REACHED])
    with pytest.raises(psycopg.IntegrityError, match="not given again"):
        owner.execute(LEAP, [REACHED])
