"""Twins at the same moment: one declares on the report that the other, who withdraws, is about to give back (T16)."""

from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from tests.casework.outside_scene import PAPERS, OutsideScene, a_birth, told_outside
from tests.casework.scene import AT, asked
from tests.casework.test_races import all_at_once, wait_until_somebody_waits
from tests.province import set_up_province

from xinsheng.casework import claims, outside_births, parentage_reports
from xinsheng.law.declaration import Declaration
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, ParentageReport, ParentageReportUse

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
SECONDS = 2  # the second withdrawal has come as far as it can while the first is open


@pytest.fixture
def outside(transactional_db: None, own_keys: None) -> Iterator[OutsideScene]:
    set_up_province(at=AT)
    yield OutsideScene()
    connection.close()


def told_of(case: Case) -> Declaration:
    birth = a_birth(plurality=2, birth_order=case.birth_order)
    return told_outside(child_name=f"龙雨{'欣晴'[case.birth_order - 1]}", birth=birth)


@pytest.mark.parametrize("first", ["_use_of", "give_back_unused"])  # who declares, or who withdraws
def test_what_one_twin_declares_on_is_held_whatever_the_other_gives_back(
    outside: OutsideScene, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    one, two = outside.all_begun(plurality=2)
    outside.told(two, declaration=told_of(two))
    for kind in PAPERS:
        outside.gives(one, kind, declaration=told_of(one))
    by, at, came = outside.by("mother"), outside.later(), Event()
    does = getattr(parentage_reports, first)

    def comes_late(*said: object, **more: object) -> object:
        done = does(*said, **more)
        if not came.is_set():
            came.set()
            wait_until_somebody_waits()
        return done

    def after(act: Callable[[], object]) -> object:
        assert came.wait(timeout=20)
        return act()

    monkeypatch.setattr(parentage_reports, first, comes_late)

    def declares() -> object:
        return claims.declare(one.pk, declaration=told_of(one), by=by, at=at, asked=asked())

    def withdraws() -> object:
        return outside_births.withdraw_claim(two.pk, by=by, at=at, asked=asked())

    acts = (declares, withdraws) if first == "_use_of" else (withdraws, declares)
    answers = all_at_once([acts[0], lambda: after(acts[1])])

    assert not [answer for answer in answers if isinstance(answer, Exception)]
    held = ParentageReportUse.objects.get(given_back_at=None)
    assert ParentageReport.objects.get(case=one).use == held


def twins_told(scene: OutsideScene) -> list[Case]:
    cases = scene.all_begun(plurality=2)
    return [
        scene.told(case, declaration=told_outside(child_name=name, birth=a_birth(plurality=2, birth_order=order)))
        for order, (case, name) in enumerate(zip(cases, ("龙雨欣", "龙雨晴"), strict=True), start=1)
    ]


def test_twins_withdrawn_at_the_same_moment_give_their_report_back(outside: OutsideScene) -> None:
    first, second = twins_told(outside)
    mother, at, done = outside.by("mother"), outside.later(), Event()

    def withdraws_the_other() -> None:
        try:
            outside_births.withdraw_claim(second.pk, by=mother, at=at, asked=asked())
            done.set()
        finally:
            connection.close()

    other = Thread(target=withdraws_the_other)
    with transaction.atomic():
        outside_births.withdraw_claim(first.pk, by=mother, at=at, asked=asked())
        other.start()
        assert not done.wait(SECONDS)  # it waits for what the first has in hand
    other.join()

    assert set(Case.objects.values_list("stage", flat=True)) == {Stage.CLOSED}
    assert not ParentageReportUse.objects.filter(given_back_at=None).exists()
