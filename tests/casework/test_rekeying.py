import pytest
from tests.casework.scene import Scene, asked, typed_off

from xinsheng.casework import reviews, sealings
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import SpoilReason, Stage


def test_a_print_read_wrongly_three_times_is_voided_not_guessed_at(scene: Scene) -> None:
    case = scene.printed()
    right = typed_off(case.certificates.get())
    by = scene.by("sealing")
    for _reading in range(3):
        with pytest.raises(NotAllowed, match="rekey_differs"):
            sealings.seal(case.pk, typed=dict.fromkeys(right, "看错"), by=by, at=scene.later(), asked=asked())

    with pytest.raises(NotAllowed, match="rekey_spent"):
        sealings.seal(case.pk, typed=right, by=by, at=scene.later(), asked=asked())

    reviews.void_print(case.pk, reason=SpoilReason.MISMATCH, by=by, at=scene.later(), asked=asked())
    tray = scene.tray().pk
    reviews.confirm_and_print(case.pk, tray_id=tray, by=scene.by("issuing"), at=scene.later(), asked=asked())
    again = case.certificates.latest("print_round")
    reviews.match_insert(case.pk, insert_no=again.blank_id, by=scene.by("issuing"), at=scene.later(), asked=asked())
    outcome = sealings.seal(case.pk, typed=typed_off(again), by=by, at=scene.later(), asked=asked())
    assert outcome.stage is Stage.SEALING
