"""A suspension, and a report of stolen blanks, against a whole counter at work: what is under way included."""

import pytest
from tests.casework.scene import Scene, asked
from tests.casework.stock_scene import lost, suspended
from tests.casework.test_races import all_at_once, busy_scene, many_examined

from xinsheng.casework import reviews
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.terms import BlankStatus
from xinsheng.registry.models import Blank, Certificate, Suspension

__all__ = ["busy_scene"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
PRINTS = 24


def test_once_the_suspension_has_answered_nothing_more_is_printed(busy_scene: Scene) -> None:
    *cases, last = many_examined(busy_scene, PRINTS + 1)
    tray, by, at, seen = busy_scene.tray().pk, busy_scene.by("issuing"), busy_scene.later(), []

    def suspends() -> None:
        suspended(busy_scene)
        seen.append(Certificate.objects.count())

    tries = [
        lambda case=case: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=at, asked=asked())
        for case in cases
    ]
    answers = all_at_once([*tries[: PRINTS // 2], suspends, *tries[PRINTS // 2 :]], hands=8)

    assert Suspension.objects.count() == 1
    printed = sum(not isinstance(answer, Exception) for answer in answers) - 1
    assert seen == [Certificate.objects.count()] == [printed]  # how many came before it is chance; after it, none
    with pytest.raises(NotAllowed) as refused:
        reviews.confirm_and_print(last.pk, tray_id=tray, by=by, at=at, asked=asked())
    assert ReasonCode.OFFICE_SUSPENDED in {reason.code for reason in refused.value.reasons}
    assert Certificate.objects.count() == printed


def test_a_number_reported_stolen_while_the_counter_prints_is_never_printed_on_and_void(busy_scene: Scene) -> None:
    cases = many_examined(busy_scene, PRINTS)
    tray, by, at = busy_scene.tray().pk, busy_scene.by("issuing"), busy_scene.later()
    prints = [
        lambda case=case: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=at, asked=asked())
        for case in cases
    ]
    steals = [lambda no=f"Z52{place:07}": lost(busy_scene, no, no) for place in range(5, 60, 5)]
    mixed = [one for pair in zip(prints, [*steals, *prints[len(steals) :]], strict=True) for one in pair]

    all_at_once(list(dict.fromkeys(mixed)), hands=8)

    void = Blank.objects.filter(status=BlankStatus.VOID)
    assert not void.filter(certificate__isnull=False).exists()
    assert Blank.objects.filter(status=BlankStatus.ASSIGNED).count() == Certificate.objects.count() == PRINTS
    assert set(void.values_list("moves__reason", flat=True)) == {"arrived", "stolen"}
