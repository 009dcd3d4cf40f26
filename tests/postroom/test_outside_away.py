"""An errand waits for the keeper of keys and for the store of files, and is done when they are back."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from procrastinate.jobs import Job
from tests.casework.away import keys_away, vault_away
from tests.casework.scene import Scene

from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.gateways.vault import UnableToStore
from xinsheng.law.terms import Stage
from xinsheng.postroom.make_elicence import make_elicence

TRIED_OFTEN = 100


@pytest.mark.parametrize("away", [keys_away, vault_away])
def test_a_seal_waits_for_what_is_away_and_is_made_once_it_is_back(
    scene: Scene, away: Callable[[], AbstractContextManager[None]]
) -> None:
    case = scene.sealing()
    with away(), pytest.raises((UnableToUseKey, UnableToStore)) as caught:
        make_elicence(case_id=str(case.pk))

    case.refresh_from_db()
    assert case.stage == Stage.SEALING
    job = Job(id=1, queue="postroom", lock=None, queueing_lock=None, task_name="x", attempts=TRIED_OFTEN)
    assert make_elicence.get_retry_exception(caught.value, job) is not None

    make_elicence(case_id=str(case.pk))
    case.refresh_from_db()
    assert case.stage == Stage.SEALED
