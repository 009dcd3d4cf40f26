"""An overdue registration climbs to its county, whatever key the township's officer sends a page with."""

from datetime import timedelta
from uuid import uuid5

from tests.casework.couple_scene import CoupleScene, again
from tests.desk_registrations.conftest import Screens

from xinsheng.law.services.registration_clock import ESCALATE
from xinsheng.postroom.registration_clock import escalate_overdue


def test_an_officer_cannot_use_up_the_key_by_which_their_case_will_climb(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.with_township()
    key = uuid5(case.pk, f"{ESCALATE.verb}:{case.version + 1}")
    screens.acts("township", case, "ask_couple", questions="children", page_key=str(key))

    assert escalate_overdue(at=couple.scene.at + timedelta(days=30)) == (case.pk,)
    assert again(case).registration.escalated_to is not None
