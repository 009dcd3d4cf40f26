"""An institution is suspended at one stroke: nothing is printed, sealed or filed until another gives it back."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.casework.couple_scene import refusal
from tests.casework.scene import TO_WHO_IS_REGISTERED, Scene, asked, typed_off
from tests.casework.stock_scene import COUNTY, OTHER_COUNTY, PROVINCE, lifted, suspended
from tests.registry.conftest import Refuses, refused_by

from xinsheng.casework import reviews, sealings
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.suspensions import recount, stop_printing
from xinsheng.law.acts import Errand
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.stock_terms import StopCause
from xinsheng.law.terms import OfficeKind, SpoilReason, Stage
from xinsheng.postroom.duties import queue_forgotten_errands
from xinsheng.postroom.make_elicence import make_elicence
from xinsheng.registry.models import Case, Certificate, ELicence, JournalEntry, Office, Suspension, SuspensionLift

__all__ = ["refused_by"]
SUSPENDED, STOPPED = [ReasonCode.OFFICE_SUSPENDED], [ReasonCode.PRINTING_STOPPED]


def prints(scene: Scene, case: Case) -> Callable[[], object]:
    by, tray = scene.by("issuing"), scene.tray().pk
    return lambda: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=scene.later(), asked=asked())


def seals(scene: Scene, case: Case) -> Callable[[], object]:
    typed = typed_off(case.certificates.get())
    return lambda: sealings.seal(case.pk, typed=typed, by=scene.by("sealing"), at=scene.later(), asked=asked())


def files(scene: Scene, case: Case) -> Callable[[], object]:
    made = sealings.Made(file_ref="f" * 32, sha256=b"\x03" * 32, size=10, credential=b"c")
    return lambda: sealings.file_elicence(case.certificates.get(), made=made, at=scene.later())


def test_from_that_moment_nothing_is_printed_sealed_or_filed(scene: Scene) -> None:
    one = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="ZY1")[0])))
    two = scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0])))
    three = scene.sealing(scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY3")[0]))))
    suspension = suspended(scene)
    for act in (prints(scene, one), seals(scene, two), files(scene, three)):
        assert refusal(act) == SUSPENDED
    lifted(scene, suspension)
    for act in (prints(scene, one), seals(scene, two), files(scene, three)):
        act()
    assert Case.objects.get(pk=three.pk).stage == Stage.SEALED


def test_an_e_licence_whose_seal_was_set_before_is_held_and_made_when_it_is_lifted(scene: Scene) -> None:
    case = scene.sealing()
    suspension = suspended(scene)
    make_elicence(case_id=str(case.pk))
    assert not ELicence.objects.exists()
    assert Case.objects.get(pk=case.pk).stage == Stage.SEALING
    waiting = ProcrastinateJob.objects.filter(task_name=Errand.MAKE_ELICENCE)
    before = waiting.count()
    assert queue_forgotten_errands(at=scene.later(hours=2)) == ()
    lifted(scene, suspension)
    assert waiting.count() == before + 1
    make_elicence(case_id=str(case.pk))
    assert ELicence.objects.count() == 1


def test_a_spoiled_print_is_still_voided_and_the_family_still_served_with_what_was_sealed(scene: Scene) -> None:
    sealed = scene.sealed(scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY1")[0]))))
    printed = scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0])))
    suspended(scene)
    reviews.void_print(printed.pk, reason=SpoilReason.JAM, by=scene.by("sealing"), at=scene.later(), asked=asked())
    by, taking = scene.by("sealing"), TO_WHO_IS_REGISTERED
    sealings.hand_over(sealed.pk, taking=taking, by=by, at=scene.later(), asked=asked())
    assert Case.objects.get(pk=sealed.pk).stage == Stage.COLLECTED


def test_the_provinces_suspension_stops_every_office(scene: Scene) -> None:
    case = scene.examined()
    suspended(scene, login=PROVINCE, office=Office.objects.get(kind=OfficeKind.PROVINCE))
    assert refusal(prints(scene, case)) == SUSPENDED


def test_another_institutions_suspension_stops_nobody_here(scene: Scene) -> None:
    case = scene.examined()
    other = Office.objects.get(name__startswith="凯里市新生人民医院")
    suspended(scene, login=OTHER_COUNTY, office=other)
    prints(scene, case)()
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize("login", ["supervisor", "stock", OTHER_COUNTY, "county-stock", "system", "issuing"])
def test_only_a_supervisor_of_an_authority_over_it_suspends(scene: Scene, login: str) -> None:
    assert refusal(lambda: suspended(scene, login=login)) == [ReasonCode.NOT_YOUR_DUTY]
    assert not Suspension.objects.exists()


def test_who_suspended_does_not_lift_nor_does_a_lower_authority(scene: Scene) -> None:
    first = suspended(scene)
    with pytest.raises(UnableToAct, match="own_suspension"):
        lifted(scene, first, login=COUNTY)
    lifted(scene, first)
    second = suspended(scene, login=PROVINCE)
    assert refusal(lambda: lifted(scene, second, login=COUNTY)) == [ReasonCode.NOT_YOUR_DUTY]


def test_it_is_suspended_once_and_lifted_once(scene: Scene) -> None:
    first = suspended(scene)
    with pytest.raises(UnableToAct, match="already_suspended"):
        suspended(scene, login=PROVINCE)
    lifted(scene, first)
    with pytest.raises(UnableToAct, match="already_lifted"):
        lifted(scene, first)
    acts = JournalEntry.objects.filter(chain=first.pk).order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["suspend_office", "lift_suspension"]


def test_a_gap_stops_printing_says_its_number_and_nothing_else_stops(scene: Scene) -> None:
    one = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="ZY1")[0])))
    two = scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0])))
    stop_printing(scene.hospital, cause=StopCause.GAP, about="Z520000044", at=scene.later())
    with pytest.raises(NotAllowed) as refused:
        prints(scene, one)()
    assert [(reason.code, reason.about) for reason in refused.value.reasons] == [(STOPPED[0], ("Z520000044",))]
    seals(scene, two)()
    assert stop_printing(scene.hospital, cause=StopCause.GAP, about="Z520000044", at=scene.later()) is None


def test_the_keeper_counts_again_and_the_county_opens_printing(scene: Scene) -> None:
    case = scene.examined()
    stop = stop_printing(scene.hospital, cause=StopCause.GAP, about="Z520000044", at=scene.later())
    assert stop is not None
    with pytest.raises(UnableToAct, match="not_recounted"):
        lifted(scene, stop, login=COUNTY)
    assert refusal(lambda: recount(stop, words="我看过", by=scene.by(COUNTY), at=scene.later())) == [
        ReasonCode.NOT_YOUR_DUTY
    ]
    recount(stop, words="编号夹在上一沓中，已找到", by=scene.by("stock"), at=scene.later())
    assert refusal(lambda: lifted(scene, stop, login="supervisor")) == [ReasonCode.NOT_YOUR_DUTY]
    lifted(scene, stop, login=COUNTY)
    prints(scene, case)()


def test_the_books_themselves_take_no_print_seal_or_file_of_a_suspended_office(
    scene: Scene, refused_by: Refuses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the law and casework both to forget it, the database would not."""
    one = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="ZY1")[0])))
    two = scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0])))
    three = scene.sealing(scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY3")[0]))))
    suspended(scene)
    free = type("Stops", (), {"suspended": False, "stock_stop": None})()
    for module in ("snapshots", "suspensions"):
        monkeypatch.setattr(f"xinsheng.casework.{module}.stops_on", lambda _office: free)
    for act in (prints(scene, one), seals(scene, two), files(scene, three)):
        with refused_by("office_is_not_suspended"):
            act()


def test_the_books_let_nobody_lift_what_they_imposed(scene: Scene) -> None:
    suspension = suspended(scene)
    with pytest.raises(IntegrityError, match="does not lift it"), transaction.atomic():
        SuspensionLift.objects.create(
            suspension=suspension, reason="x", lifted_by=scene.person(COUNTY), lifted_at=scene.at
        )
