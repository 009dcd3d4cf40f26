"""The issuing and the sealing officer: a refusal with its reason, a number of the right tray, a void by another."""

from datetime import date
from uuid import uuid4

import pytest
from tests.casework.scene import TO_WHO_IS_REGISTERED, Scene, a_block, asked
from tests.casework.stock_scene import PROVINCE, under_review
from tests.casework.succession_scene import Succession

from xinsheng.casework import deliveries, reviews, sealings
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.door import Performance
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.inquiries import record_item_finding
from xinsheng.casework.issuing_snapshots import get_print, get_seal
from xinsheng.casework.printing import fix_certificate
from xinsheng.casework.snapshots import actor_of, facts_of
from xinsheng.law.acts import Ruling
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services import awaiting
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.stock_terms import InquiryFinding
from xinsheng.law.terms import BlankStatus, Duty, Finding, SpoilReason, Stage, Standing
from xinsheng.registry.models import Blank, Case, Certificate, MaterialFinding, Office, Seal, SealIntent, Tray


def prints(scene: Scene, case: Case, *, tray: Tray) -> None:
    reviews.confirm_and_print(case.pk, tray_id=tray.pk, by=scene.by("issuing"), at=scene.later(), asked=asked())


def test_a_paper_is_refused_only_with_a_reason_and_with_what_would_do(scene: Scene) -> None:
    case = scene.declared()
    found = reviews.Found(material_id=case.materials.all()[0].pk, finding=Finding.NOT_ACCEPTABLE)

    with pytest.raises(UnableToAct, match="reason_needed"):
        reviews.record_finding(case.pk, found=found, by=scene.by("issuing"), at=scene.later(), asked=asked())

    assert not MaterialFinding.objects.exists()


def test_a_paper_of_another_form_is_not_found_in_this_one(scene: Scene) -> None:
    (other,) = scene.opened(inpatient_no="ZY2")
    elsewhere = scene.declared(scene.signed(other, block=a_block(inpatient_no="ZY2"))).materials.all()[0]
    found = reviews.Found(material_id=elsewhere.pk, finding=Finding.ACCEPTED)
    case = scene.declared()

    with pytest.raises(UnableToAct, match="no_such_material"):
        reviews.record_finding(case.pk, found=found, by=scene.by("issuing"), at=scene.later(), asked=asked())

    assert not MaterialFinding.objects.exists()


def test_a_complete_form_waits_only_for_a_reason_that_stays(scene: Scene) -> None:
    case = scene.examined()

    reviews.put_off(case.pk, reason="打印机检修", by=scene.by("issuing"), at=scene.later(), asked=asked())

    case.refresh_from_db()
    assert (case.stage, case.flags) == (Stage.DECLARED, ["put_off"])
    assert [said.reason for said in reasons_said(case)] == ["打印机检修"]


def test_a_form_that_does_not_exist_is_not_acted_on(scene: Scene) -> None:
    with pytest.raises(UnableToAct, match="no_such_case"):
        reviews.put_off(uuid4(), reason="x", by=scene.by("issuing"), at=scene.later(), asked=asked())


def test_a_tray_of_another_institution_and_a_closed_one_give_no_number(scene: Scene) -> None:
    case, now = scene.examined(), scene.at
    other = Office.objects.get(name__startswith="凯里市新生人民医院")
    trays = (
        Tray.objects.create(office=other, label="外院", opened_at=now),
        Tray.objects.create(office=scene.hospital, label="旧", opened_at=now, closed_at=now),
    )

    for tray in trays:
        with pytest.raises(UnableToAct, match="no_such_tray"):
            prints(scene, case, tray=tray)

    assert not Certificate.objects.exists()


def test_an_empty_tray_gives_no_number_although_another_is_full(scene: Scene) -> None:
    case = scene.examined()
    empty = Tray.objects.create(office=scene.hospital, label="二号打印机", opened_at=scene.at)

    with pytest.raises(NotAllowed, match="no_blank"):
        prints(scene, case, tray=empty)

    assert Blank.objects.filter(status=BlankStatus.STOCK).count() == Blank.objects.count()


def test_a_form_confirmed_twice_takes_one_number(scene: Scene) -> None:
    case = scene.printed()

    with pytest.raises(NotAllowed, match="not_at_this_stage"):
        prints(scene, case, tray=scene.tray())

    assert Blank.objects.exclude(status=BlankStatus.STOCK).count() == 1


def test_a_corrected_name_that_no_face_can_show_is_told_before_a_number_is_used(scene: Scene) -> None:
    case = scene.declared()
    deliveries.correct_delivery(
        case.pk,
        block=a_block(mother_name="龙\U00031350"),
        reason="按身份证更正",
        by=scene.by("midwife"),
        at=scene.later(),
        asked=asked(),
    )

    with pytest.raises(NotAllowed, match="character_unprintable"):
        prints(scene, scene.examined(Case.objects.get(pk=case.pk)), tray=scene.tray())

    assert not Certificate.objects.exists()


def test_a_certificate_is_never_fixed_for_a_form_that_nobody_declared(scene: Scene) -> None:
    case, by, at = scene.signed(), scene.by("issuing"), scene.later()
    performance = Performance(
        case=case,
        facts=facts_of(case, at=at),
        actor=actor_of(by, case=case, office=case.office, at=at),
        ruling=Ruling(act=service.CONFIRM_AND_PRINT, next_stage=Stage.PRINTED, duty=Duty.ISSUING_OFFICER),
        by=by,
        at=at,
        given={},
    )

    with pytest.raises(UnableToAct, match="no_such_case"):
        fix_certificate(performance, blank=scene.tray().free()[0])

    assert not Certificate.objects.exists()


def voids(scene: Scene, case: Case, login: str) -> None:
    reviews.void_print(case.pk, reason=SpoilReason.JAM, by=scene.by(login), at=scene.later(), asked=asked())


def test_a_spoiled_print_is_voided_by_another_hand_and_printed_again_on_a_new_number(scene: Scene) -> None:
    case = scene.printed()
    with pytest.raises(NotAllowed, match="voider_is_printer"):
        voids(scene, case, "issuing")

    voids(scene, case, "issuing2")

    spoiled = case.certificates.get()
    assert (spoiled.blank.status, spoiled.standing.state) == (BlankStatus.VOID, Standing.VOID)
    with pytest.raises(UnableToAct, match="no_print"):
        get_print(case)
    prints(scene, case, tray=scene.tray())
    assert get_print(case).blank_id == "Z520000002"


def test_nothing_is_sealed_that_was_not_printed(scene: Scene) -> None:
    case = scene.examined()

    with pytest.raises(NotAllowed, match="not_at_this_stage"):
        sealings.seal(case.pk, typed={}, by=scene.by("sealing"), at=scene.later(), asked=asked())

    assert not SealIntent.objects.exists()


def test_a_seal_serves_only_while_it_is_in_force(scene: Scene) -> None:
    case, seal = scene.opened()[0], Seal.objects.get(office=scene.hospital)

    assert get_seal(case, on=seal.in_force_from) == seal
    with pytest.raises(NotAllowed, match="no_seal_in_force"):
        get_seal(case, on=date(2020, 1, 1))


def test_the_paper_is_handed_over_once_and_to_someone(scene: Scene) -> None:
    case, by = scene.sealed(), scene.by("issuing")
    sealings.hand_over(case.pk, taking=TO_WHO_IS_REGISTERED, by=by, at=scene.later(), asked=asked())

    case.refresh_from_db()
    assert case.stage == Stage.COLLECTED
    with pytest.raises(NotAllowed, match="not_at_this_stage"):
        sealings.hand_over(case.pk, taking=TO_WHO_IS_REGISTERED, by=by, at=scene.later(), asked=asked())


def test_a_paper_that_is_looked_into_or_was_replaced_is_handed_to_nobody(scene: Scene) -> None:
    case, by = scene.sealed(), scene.by("issuing")
    awaits = Case.objects.awaiting(Duty.ISSUING_OFFICER, stages=awaiting())
    item = under_review(scene).items.get()
    with pytest.raises(NotAllowed, match="paper_not_in_force"):
        sealings.hand_over(case.pk, taking=TO_WHO_IS_REGISTERED, by=by, at=scene.later(), asked=asked())
    assert awaits.filter(pk=case.pk).exists(), "it waits for what the inquiry finds"

    said = {"words": "查实无误", "document_no": "", "by": scene.by(PROVINCE), "at": scene.later()}
    record_item_finding(item, finding=InquiryFinding.RELEASED, **said)
    new = Succession(scene).whole(case.certificates.get())

    with pytest.raises(NotAllowed, match="paper_not_in_force"):
        sealings.hand_over(case.pk, taking=TO_WHO_IS_REGISTERED, by=by, at=scene.later(), asked=asked())
    assert not awaits.filter(pk=case.pk).exists()
    new_by = scene.by("reissue")
    sealings.hand_over(new.case_id, taking=TO_WHO_IS_REGISTERED, by=new_by, at=scene.later(), asked=asked())
