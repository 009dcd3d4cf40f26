"""An errand waits for the keeper of keys and for the store of files, and is done when they are back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from unittest.mock import patch

import pytest
from procrastinate.jobs import Job
from procrastinate.tasks import Task
from tests.casework.away import keys_away, vault_away
from tests.casework.couple_scene import CoupleScene, again
from tests.casework.scene import Scene

from xinsheng.casework import register_answers
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.gateways.vault import UnableToStore
from xinsheng.law.register_records import Silence
from xinsheng.law.terms import Stage
from xinsheng.postroom.compare_registration import carry_out, compare_registration
from xinsheng.postroom.make_elicence import make_elicence
from xinsheng.postroom.make_service_certificate import make_service_certificate

TRIED_OFTEN = 100


def is_tried_again(errand: Task, fault: BaseException) -> bool:
    job = Job(id=1, queue="postroom", lock=None, queueing_lock=None, task_name="x", attempts=TRIED_OFTEN)
    return errand.get_retry_exception(fault, job) is not None


@pytest.mark.parametrize("away", [keys_away, vault_away])
def test_a_seal_waits_for_what_is_away_and_is_made_once_it_is_back(
    scene: Scene, away: Callable[[], AbstractContextManager[None]]
) -> None:
    case = scene.sealing()
    with away(), pytest.raises((UnableToUseKey, UnableToStore)) as caught:
        make_elicence(case_id=str(case.pk))

    case.refresh_from_db()
    assert case.stage == Stage.SEALING
    assert is_tried_again(make_elicence, caught.value)

    make_elicence(case_id=str(case.pk))
    case.refresh_from_db()
    assert case.stage == Stage.SEALED


@pytest.mark.parametrize("away", [keys_away, vault_away])
def test_a_couples_certificate_waits_for_what_is_away_and_is_made_once_it_is_back(
    scene: Scene, away: Callable[[], AbstractContextManager[None]]
) -> None:
    couple = CoupleScene(scene)
    case = couple.answered(couple.declared())
    with away(), pytest.raises((UnableToUseKey, UnableToStore)) as caught:
        make_service_certificate(case_id=str(case.pk))

    assert again(case).stage == Stage.REGISTERING
    assert is_tried_again(make_service_certificate, caught.value)
    make_service_certificate(case_id=str(case.pk))
    assert again(case).stage == Stage.REGISTERED


def test_a_comparison_waits_for_the_keeper_of_keys_and_does_not_go_to_a_person_for_it(scene: Scene) -> None:
    case = CoupleScene(scene).declared()
    with keys_away(), pytest.raises(UnableToUseKey) as caught:
        compare_registration(case_id=str(case.pk))

    assert again(case).stage == Stage.COMPARING
    assert is_tried_again(compare_registration, caught.value)


def test_what_keeps_a_comparison_from_being_made_is_a_delay_at_first_and_then_a_persons(scene: Scene) -> None:
    case = CoupleScene(scene).declared()
    declared = case.declarations.get().signed_at
    with patch.object(register_answers, "population_register", _unheard_of):
        with pytest.raises(KeyError) as caught:
            carry_out(case.pk, at=declared + timedelta(minutes=14))
        assert again(case).stage == Stage.COMPARING
        assert is_tried_again(compare_registration, caught.value)
        carry_out(case.pk, at=declared + timedelta(minutes=15))

    case = again(case)
    assert case.stage == Stage.WITH_TOWNSHIP
    assert case.registration.due_on is not None
    assert case.comparisons.get().result["silence"] == Silence.LATE


def test_the_keeper_of_keys_being_away_for_hours_is_a_delay_still(scene: Scene) -> None:
    case = CoupleScene(scene).declared()
    with keys_away(), pytest.raises(UnableToUseKey):
        carry_out(case.pk, at=case.declarations.get().signed_at + timedelta(hours=3))

    assert again(case).stage == Stage.COMPARING


def _unheard_of() -> object:
    raise KeyError("50")
