"""So many hands reissue as many certificates at one moment, from print to file: as many, and no more."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier, BoundedSemaphore
from uuid import uuid4

import pytest
from django.db import connection
from tests.casework.scene import AT, Scene, asked, typed_off
from tests.casework.succession_scene import Succession
from tests.casework.test_races import OFFICERS
from tests.province import set_up_province

from xinsheng.casework import reviews, sealings, successions
from xinsheng.registry.models import Case, Certificate, Tray
from xinsheng.registry.models import Standing as StandingRow

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
REISSUES = int(os.environ.get("XINSHENG_TRIAL_REISSUES", "20"))


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def examined(scene: Scene, story: Succession) -> list[Case]:
    """Lost certificates in force, each with a reissue that waits for its print."""
    originals = []
    for place in range(REISSUES):
        (case,) = scene.opened(inpatient_no=f"ZY{place:05}")
        originals.append(scene.sealed(scene.printed(scene.declared(scene.signed(case)))))
    return [story.examined(story.applied(case.certificates.get())) for case in originals]


def reissued(case: Case, *, tray: Tray, story: Succession, at: datetime) -> None:
    """What three people of the county do with one of them."""
    examiner, reviewer, sealer = (story.at_work(role) for role in ("examiner", "reviewer", "sealer"))
    reviews.confirm_and_print(case.pk, tray_id=tray.pk, by=examiner, at=at, asked=asked())
    certificate: Certificate = case.certificates.get()
    reviews.match_insert(case.pk, insert_no=certificate.blank_id, by=examiner, at=at, asked=asked())
    successions.review(case.pk, by=reviewer, at=at, asked=asked())
    sealings.seal(case.pk, typed=typed_off(certificate), by=sealer, at=at, asked=asked())
    made = sealings.Made(file_ref=uuid4().hex, sha256=b"\x03" * 32, size=10, credential=b"c")
    sealings.file_elicence(certificate, made=made, at=at)


def all_from_one_moment(tries: list[Callable[[], None]]) -> list[None]:
    """One thread each, begun together; as many at once as the books have places for."""
    together, places = Barrier(len(tries)), BoundedSemaphore(OFFICERS)

    def one(do: Callable[[], None]) -> None:
        together.wait(timeout=60)
        with places:
            try:
                do()
            finally:
                connection.close()

    with ThreadPoolExecutor(len(tries)) as pool:
        return list(pool.map(one, tries))


def test_as_many_threads_as_certificates_reissue_each_once(busy_scene: Scene) -> None:
    story = Succession(busy_scene)
    cases = examined(busy_scene, story)
    tray, at = Tray.objects.get(office=cases[0].office), busy_scene.later()

    all_from_one_moment([lambda case=case: reissued(case, tray=tray, story=story, at=at) for case in cases])

    new = Certificate.objects.filter(predecessor__case__in=[case.original.case_id for case in cases])
    numbers = sorted(new.values_list("blank_id", flat=True))
    assert numbers == [f"Z52800{place:04}" for place in range(1, REISSUES + 1)]
    states = StandingRow.objects.values_list("state", flat=True)
    assert (states.filter(certificate__in=new).distinct().get(), new.count()) == ("valid", REISSUES)
    assert StandingRow.objects.filter(state="superseded").count() == REISSUES
    valid = StandingRow.objects.filter(state="valid").values_list("newborn", flat=True)
    assert len(valid) == len(set(valid)) == REISSUES
