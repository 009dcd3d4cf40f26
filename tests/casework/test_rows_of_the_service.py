"""What a case's service has no row for cannot be done to it, whoever asks and at whatever stage."""

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene, asked

from xinsheng.casework.door import perform
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import issuing, service_registration
from xinsheng.law.services.first_issuance_inside import PRINT_CLAIM_SLIP
from xinsheng.registry.models import JournalEntry

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_act_of_births_is_none_of_a_couples(scene: Scene) -> None:
    couple = CoupleScene(scene)
    case = couple.with_township()
    for act in (issuing.PUT_OFF, issuing.SEAL, PRINT_CLAIM_SLIP):
        with pytest.raises(NotAllowed) as refused:
            perform(act, case_id=case.pk, by=couple.officer(), at=scene.later(), asked=asked())
        assert [reason.code for reason in refused.value.reasons] == [ReasonCode.NOT_AT_THIS_STAGE]
    assert not JournalEntry.objects.filter(act__in=("put_off", "seal", "print_claim_slip")).exists()


def test_an_act_of_couples_is_none_of_a_births(scene: Scene) -> None:
    case = scene.declared(scene.signed(scene.opened()[0]))
    with pytest.raises(NotAllowed):
        perform(
            service_registration.REGISTER, case_id=case.pk, by=scene.by("issuing"), at=scene.later(), asked=asked()
        )
