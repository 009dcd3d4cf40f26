"""A family reads where its case stands: what is done with its day, what is now since when."""

from tests.casework.scene import Scene, asked

from xinsheng.casework import sealings
from xinsheng.counter.case_course import course_of
from xinsheng.law.terms import Relation
from xinsheng.look.moments import moment


def test_every_station_that_was_passed_has_its_day_the_last_when_the_paper_was_handed_over(scene: Scene) -> None:
    case = scene.sealed()
    *done, waiting = course_of(case)
    assert all(line["state"] == "did" and line["small"] for line in done), done
    assert waiting["state"] == "now"
    assert waiting["small"].endswith(f"{moment(case.stage_since)}起")

    sealings.hand_over(case.pk, recipient=Relation.MOTHER, by=scene.by("issuing"), at=scene.later(), asked=asked())

    case.refresh_from_db()
    assert course_of(case)[-1] == {"text": "领取纸质证件", "state": "did", "small": moment(case.stage_since)}
