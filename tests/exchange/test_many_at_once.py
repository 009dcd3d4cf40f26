"""Many births over several connections, repeated and out of order: each is there once, as last recorded."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import bring_in
from tests.casework.scene import AT, Scene
from tests.exchange.system import System, a_record
from tests.province import set_up_province

from xinsheng.casework.received_births import find_received
from xinsheng.registry.models import Case, Delivery, JournalEntry, ReceivedBirth

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
BIRTHS, HANDS = 200, 6
NOW = datetime.now(tz=UTC)


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[System]:
    set_up_province(at=AT)
    yield System(bring_in(Scene()))
    connection.close()


def versions_of(system: System, place: int) -> list[dict[str, Any]]:
    """What is sent of one birth: twins come as two; every third birth is corrected, every fifth twice."""
    twins, order = place % 10 in {8, 9}, 2 if place % 10 == 9 else 1
    said = {
        "identifier": f"NB-{place:04}",
        "inpatient_no": f"ZY{place - order + 1 if twins else place:04}",
        "plurality": 2 if twins else 1,
        "birth_order": order,
    }
    times = 1 + (place % 3 == 0) + (place % 5 == 0)
    return [
        a_record(
            system.hospital,
            **said,
            weight_g=3000 + 10 * one,
            recorded_at=(NOW - timedelta(minutes=60 - one)).isoformat(),
        )
        for one in range(times)
    ]


def test_each_birth_is_there_once_as_it_was_last_recorded(busy: System) -> None:
    versions = [versions_of(busy, place) for place in range(BIRTHS)]
    sent = [record for each in versions for record in each] * 2
    random.Random(6).shuffle(sent)  # noqa: S311  an order that can be had again
    token = busy.signs_in()

    def one(record: dict[str, Any]) -> int:
        try:
            return System(busy.hospital, token=token).sends(record).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        statuses = Counter(pool.map(one, sent))

    assert set(statuses) <= {200, 201, 409}
    assert (Case.objects.count(), Delivery.objects.count()) == (BIRTHS, BIRTHS * 9 // 10)
    weights = {}
    for case in Case.objects.select_related("key"):
        row = ReceivedBirth.objects.latest_of(case).first()
        block = find_received(case)
        assert row is not None
        assert block is not None
        weights[row.identifier] = block.weight_g
    assert weights == {each[-1]["identifier"]: each[-1]["weight_g"] for each in versions}
    assert set(JournalEntry.objects.values_list("act", flat=True)) >= {"receive_birth", "receive_block"}
    assert JournalEntry.objects.filter(act="receive_birth").count() == BIRTHS
