"""What a case's service has no row for cannot be done to it, whoever asks and at whatever stage."""

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse
from tests.casework.scene import Scene, asked

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.door import perform
from xinsheng.casework.townships import close_registration
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import EARLIER, issuing, service_registration
from xinsheng.law.services.first_issuance_inside import PRINT_CLAIM_SLIP
from xinsheng.law.terms import Closing, Service, Stage
from xinsheng.registry.models import Case, JournalEntry
from xinsheng.words.refusals import refusal_sentence

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


def test_a_case_of_a_version_this_program_does_not_know_is_left_as_it_is(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CoupleScene(scene).with_township()
    monkeypatch.setattr(service_registration, "VERSION", 2)
    with pytest.raises(UnableToAct, match="unknown_service_version"):
        CoupleScene(scene).registers(case)

    assert Case.objects.get(pk=case.pk).version == case.version
    assert "另一版办理规则" in refusal_sentence("unknown_service_version")


def test_a_case_ends_under_the_rows_it_began_with(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tomorrow's service closes no registration; one begun today still can be closed."""
    couple = CoupleScene(scene)
    case, before = couple.with_township(), service_registration.ACTS
    without = tuple(act for act in before if act is not service_registration.CLOSE_REGISTRATION)
    monkeypatch.setattr(service_registration, "ACTS", without)
    monkeypatch.setattr(service_registration, "VERSION", 2)
    monkeypatch.setitem(EARLIER, (Service.SERVICE_REGISTRATION, 1), before)

    def closed(one: Case) -> None:
        close_registration(
            one.pk,
            closing=Closing.NOT_REACHED,
            reason="三次未遇",
            by=couple.officer(),
            at=scene.later(),
            asked=asked(),
        )

    later = couple.with_township(a_couple(woman=a_spouse("mother2"), man=None), login="mother2")
    closed(case)
    with pytest.raises(NotAllowed):
        closed(later)
    assert (later.service_version, Case.objects.get(pk=case.pk).stage) == (2, Stage.CLOSED)
