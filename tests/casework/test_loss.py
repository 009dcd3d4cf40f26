"""When a child is lost: a quiet stop, and only the supervisor goes on from there."""

import pytest
from tests.casework.scene import Scene, asked

from xinsheng.casework import supervision
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Loss, Stage
from xinsheng.registry.models import Case


def lost(scene: Scene, case: Case, loss: Loss) -> Case:
    supervision.report_loss(case.pk, loss=loss, by=scene.by("midwife"), at=scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def test_after_a_stillbirth_there_is_no_certificate_and_the_supervisor_closes(scene: Scene) -> None:
    case, by = lost(scene, scene.signed(), Loss.STILLBIRTH), scene.by("supervisor")
    with pytest.raises(NotAllowed, match="not_live_born"):
        supervision.continue_after_loss(case.pk, reason="误", by=by, at=scene.later(), asked=asked())

    supervision.close_after_loss(case.pk, reason="死产，已告知家属", by=by, at=scene.later(), asked=asked())

    case.refresh_from_db()
    assert (case.stage, case.loss) == (Stage.CLOSED, Loss.STILLBIRTH)
    assert [said.reason for said in reasons_said(case)] == ["死产，已告知家属"]


def test_a_live_birth_lost_before_it_was_signed_goes_back_to_its_attendant(scene: Scene) -> None:
    case, by = lost(scene, scene.opened()[0], Loss.EARLY_DEATH), scene.by("supervisor")
    with pytest.raises(NotAllowed, match="block_not_signed"):
        supervision.continue_after_loss(case.pk, reason="家属要求", by=by, at=scene.later(), asked=asked())

    supervision.return_to_attendant(case.pk, reason="家属要求", by=by, at=scene.later(), asked=asked())

    case = scene.signed(Case.objects.get(pk=case.pk))
    assert (case.stage, case.loss) == (Stage.SIGNED, "")
    assert "after_loss" in case.flags


def test_while_a_child_is_reported_lost_nobody_but_the_supervisor_goes_on(scene: Scene) -> None:
    case = lost(scene, scene.signed(), Loss.EARLY_DEATH)

    with pytest.raises(NotAllowed, match="not_your_duty"):
        supervision.close_after_loss(
            case.pk, reason="家属不申领", by=scene.by("midwife"), at=scene.later(), asked=asked()
        )
    with pytest.raises(NotAllowed, match="not_at_this_stage"):
        scene.claimed(case)

    case.refresh_from_db()
    assert case.stage == Stage.WITH_SUPERVISOR
