"""A result that is written early and committed late is missed by nobody who has gone on meanwhile."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import bring_in
from tests.casework.scene import AT, Scene
from tests.exchange.system import System
from tests.exchange.test_results import filed, sealing, told
from tests.province import set_up_province

from xinsheng.casework.results import place_results
from xinsheng.registry.models import Result

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
PATIENCE = 60  # seconds


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[System]:
    set_up_province(at=AT)
    yield System(bring_in(Scene()))
    connection.close()


def test_what_commits_late_is_placed_behind_what_was_read_already(busy: System) -> None:
    scene, written, go_on = Scene(), Event(), Event()
    slow = sealing(scene, busy, identifier="NB-SLOW", inpatient_no="ZYSLOW")
    quick = sealing(scene, busy, identifier="NB-QUICK", inpatient_no="ZYQUICK")

    def slowly() -> None:
        try:
            with transaction.atomic():
                filed(scene, slow)
                written.set()
                assert go_on.wait(PATIENCE)
        finally:
            written.set()
            connection.close()

    with ThreadPoolExecutor(1) as other:
        late = other.submit(slowly)
        assert written.wait(PATIENCE)
        try:
            filed(scene, quick)
            place_results(at=scene.at)
            ((first, _no, _standing),) = told(busy)
            after = busy.asks().json()["next"]
        finally:
            go_on.set()
        late.result(PATIENCE)
    place_results(at=scene.at)

    assert first == "NB-QUICK"
    assert told(busy, after=after) == [("NB-SLOW", slow.blank_id, "in_force")]
    assert Result.objects.get(identifier="NB-SLOW").pk < Result.objects.get(identifier="NB-QUICK").pk
