"""Whether an institution may attend births is read in the act's own transaction, not off the page's copy."""

from datetime import timedelta

import pytest
from tests.casework.scene import Scene

from xinsheng.casework import proposals
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed


def closing_from(scene: Scene, *, days: int) -> None:
    day = scene.today + timedelta(days=days)
    payload = {"office": str(scene.hospital.pk), "closed_on": day.isoformat()}
    closing = proposals.propose(
        ProposalKind.OFFICE_CHANGE, payload=payload, office=scene.hospital, by=scene.by("system"), at=scene.later()
    )
    proposals.confirm(closing.pk, by=scene.by("security"), at=scene.later())


def test_no_birth_is_opened_in_an_office_that_was_closed_since_the_page_was_shown(scene: Scene) -> None:
    closing_from(scene, days=0)

    with pytest.raises(NotAllowed, match="office_not_licensed"):
        scene.opened()


def test_an_office_that_will_be_closed_attends_births_until_that_day(scene: Scene) -> None:
    closing_from(scene, days=2)

    assert scene.opened()
    scene.at += timedelta(days=2)
    with pytest.raises(NotAllowed, match="office_not_licensed"):
        scene.opened()
