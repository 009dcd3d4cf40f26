"""Whom an office can appoint is said by the law, whatever page or program proposes it."""

from datetime import UTC, date, datetime

import pytest
from tests.casework.scene import Scene

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.proposals import confirm, propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import Channel, Duty, OfficeKind
from xinsheng.registry.models import Appointment, Office


@pytest.mark.parametrize("duty", [Duty.COLLECTOR, Duty.MACHINE, Duty.ISSUING_OFFICER])
def test_an_office_appoints_only_to_duties_of_its_kind(scene: Scene, duty: Duty) -> None:
    first, second = (By(person=scene.person(login), channel=Channel.COMMAND) for login in ("system", "security"))
    province = Office.objects.get(kind=OfficeKind.PROVINCE.value)
    held = Appointment.objects.count()
    payload = {
        "person": str(scene.person("father").pk),
        "office": str(province.pk),
        "duty": duty.value,
        "from": scene.today.isoformat(),
    }
    proposal = propose(ProposalKind.APPOINTMENT, payload=payload, office=province, by=first, at=scene.at)

    with pytest.raises(UnableToAct, match="not_appointed"):
        confirm(proposal.pk, by=second, at=scene.later())

    assert Appointment.objects.count() == held


def test_an_appointment_without_a_day_begins_on_the_civil_day_it_is_confirmed_not_on_the_day_before(
    scene: Scene,
) -> None:
    first, second = (By(person=scene.person(login), channel=Channel.COMMAND) for login in ("system", "security"))
    at = datetime(2027, 3, 1, 17, 30, tzinfo=UTC)  # half past one on the second of March in Guizhou
    office = str(scene.hospital.pk)
    said = {"person": str(scene.person("father").pk), "office": office, "duty": Duty.STOCK_KEEPER.value, "from": None}
    proposal = propose(ProposalKind.APPOINTMENT, payload=said, office=scene.hospital, by=first, at=at)

    confirm(proposal.pk, by=second, at=at)

    assert Appointment.objects.get(person=scene.person("father")).from_on == date(2027, 3, 2)
