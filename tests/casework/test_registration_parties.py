"""Whose hands a registration passes through: on site, two tabs, colleagues, and who has no part in it."""

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, an_answer, at_home, confirmed, refusal
from tests.casework.scene import Scene, asked

from xinsheng.casework import registrations, townships
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.couple_drafts import save_couple_draft
from xinsheng.casework.service_certificates import abandon_registration
from xinsheng.law.couples import Side
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.terms import Channel, Question, SealKind, Stage, Standing
from xinsheng.registry.models import (
    Case,
    MessageSecret,
    OnSitePaper,
    Seal,
    ServiceCertificate,
    ServiceStanding,
    TextMessage,
)
from xinsheng.standards.identity_papers import PaperKind


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.mark.parametrize("login", ["township", "village"])
def test_on_site_a_card_is_seen_and_noted_and_no_phone_is_needed(couple: CoupleScene, login: str) -> None:
    case = couple.declares(couple.begun_on_site(login), a_couple(), login=login)

    assert case.stage == Stage.COMPARING
    assert case.declarations.get().declared_by.name == "龙小梅"
    assert OnSitePaper.objects.get().side == "woman"


def test_an_officer_does_not_handle_their_own_registration(couple: CoupleScene) -> None:
    own = a_couple(man=a_spouse("township"))
    case = couple.with_township(own)

    assert refusal(lambda: couple.registers(case)) == [ReasonCode.IS_A_PARTY]
    assert couple.registers(case, login="township2").stage == Stage.REGISTERING


def test_a_township_without_an_office_is_told_before_it_is_submitted(couple: CoupleScene) -> None:
    elsewhere = "522601001001"  # 城西街道 has no office in the demonstration
    there = a_couple(
        woman=a_spouse("mother", household=at_home(elsewhere), residence=at_home(elsewhere)),
        township_code="522601001",
    )
    assert refusal(lambda: couple.declared(there)) == [ReasonCode.TOWNSHIP_NOT_OPEN]


def test_whoever_lodged_it_does_not_handle_it_once_it_is_submitted(couple: CoupleScene) -> None:
    case = couple.declares(couple.begun_on_site("village"), a_couple(phone=""), login="village")

    assert case.holder is None


def test_a_number_typed_on_site_stays_with_the_declaration_and_is_not_the_persons(couple: CoupleScene) -> None:
    mother = couple.scene.person("mother")
    before = bytes(mother.phone_index or b"")
    couple.declares(couple.begun_on_site(), a_couple(phone="13900000009"), login="township")

    mother.refresh_from_db()
    assert bytes(mother.phone_index or b"") == before


def test_a_colleague_of_the_township_takes_it_over_and_nobody_else(couple: CoupleScene) -> None:
    case = couple.with_township()

    def hands_to(login: str) -> None:
        townships.hand_over_registration(
            case.pk,
            colleague=couple.scene.person(login),
            by=couple.officer(),
            at=couple.scene.later(),
            asked=asked(),
        )

    with pytest.raises(UnableToAct, match="not_a_colleague"):
        hands_to("township-elsewhere")
    hands_to("township2")

    assert again(case).holder == couple.scene.person("township2")


def test_the_same_page_sent_twice_is_one_registration(couple: CoupleScene) -> None:
    page, by, at = asked(), couple.by("mother"), couple.scene.later()

    first = registrations.begin_registration(office=None, by=by, at=at, asked=page)
    second = registrations.begin_registration(office=None, by=by, at=at, asked=page)

    assert first.pk == second.pk
    assert Case.objects.count() == 1


def test_who_has_no_duty_there_does_not_begin_on_site(couple: CoupleScene) -> None:
    assert refusal(
        lambda: registrations.begin_registration(
            office=couple.township,
            by=couple.by("midwife", Channel.COUNTER),
            at=couple.scene.later(),
            asked=asked(),
        )
    ) == [ReasonCode.NOT_YOUR_DUTY]


def test_a_file_that_could_not_be_made_voids_its_number_and_the_township_registers_under_the_next(
    couple: CoupleScene,
) -> None:
    case = couple.answered(couple.declared())
    first = ServiceCertificate.objects.get(case=case)
    abandon_registration(first, reason="unprintable", at=couple.scene.later())
    assert again(case).stage == Stage.WITH_TOWNSHIP
    assert again(case).registration.due_on is not None

    case = couple.filed(couple.registers(again(case)))

    second = ServiceCertificate.objects.get(case=case, version=2)
    states = dict(ServiceStanding.objects.values_list("certificate__version", "state"))
    assert (case.stage, second.previous, states) == (Stage.REGISTERED, first, {1: Standing.VOID, 2: Standing.VALID})


def test_an_officer_who_declared_for_themself_has_no_hand_in_the_decision(couple: CoupleScene) -> None:
    own = a_couple(man=a_spouse("township"), declarant=Side.MAN)
    case = couple.with_township(own, login="township")

    assert refusal(lambda: couple.registers(case)) == [ReasonCode.IS_A_PARTY]
    assert refusal(
        lambda: townships.hand_over_registration(
            case.pk,
            colleague=couple.scene.person("township2"),
            by=couple.officer(),
            at=couple.scene.later(),
            asked=asked(),
        )
    ) == [ReasonCode.IS_A_PARTY]


def test_a_citizens_number_on_another_paper_is_the_same_person_and_the_same_couple(couple: CoupleScene) -> None:
    couple.registered()
    by_booklet = a_couple(man=a_spouse("father", paper_kind=PaperKind.HOUSEHOLD_BOOKLET))

    assert refusal(lambda: couple.declared(by_booklet)) == [ReasonCode.COUPLE_ALREADY_REGISTERED]


def test_on_site_it_is_withdrawn_only_for_a_card_that_was_seen_and_the_couple_is_told(couple: CoupleScene) -> None:
    case, phone = couple.begun(), "13800000001"
    confirmed(couple, case, phone)
    case = couple.filed(couple.answered(couple.declares(case, a_couple(phone=phone))))

    def withdraws(verb: Callable[..., object]) -> None:
        verb(case.pk, by=couple.officer(), at=couple.scene.later(), asked=asked())

    assert refusal(lambda: withdraws(registrations.withdraw_registration)) == [ReasonCode.INPUT_MISSING]
    withdraws(registrations.withdraw_in_person)

    assert OnSitePaper.objects.get().act == "withdraw_registration"
    assert TextMessage.objects.filter(kind="registration_withdrawn").count() == 1


def test_whoever_is_no_longer_named_is_no_party_any_more(couple: CoupleScene) -> None:
    stranger = a_couple(woman=a_spouse("mother2"))
    case = couple.declares(couple.begun_on_site(), stranger, login="township")
    case = couple.answered(case, RegisterAnswer(request_id="r", silence=Silence.LATE))
    townships.ask_couple(
        case.pk,
        questions=(Question.NAMES_AND_NUMBERS,),
        by=couple.officer(),
        at=couple.scene.later(),
        asked=asked(),
    )
    couple.declares(again(case), a_couple(), login="township")

    assert not Case.objects.of_party(couple.scene.person("mother2"), on=couple.scene.today).exists()
    assert Case.objects.of_party(couple.scene.person("mother"), on=couple.scene.today).get() == case
    with pytest.raises(NotAllowed):
        registrations.withdraw_registration(case.pk, by=couple.by("mother2"), at=couple.scene.later(), asked=asked())


def test_without_a_seal_in_force_who_agrees_goes_to_the_township_with_a_clock(couple: CoupleScene) -> None:
    case = couple.declared()
    couple.scene.at = couple.scene.at.replace(year=2040)
    Seal.objects.filter(kind=SealKind.SERVICE_REGISTRATION).update(in_force_until=date(2030, 1, 1))

    case = couple.answered(case, an_answer(taken_on=couple.scene.today))

    assert case.stage == Stage.WITH_TOWNSHIP
    assert case.registration.due_on is not None


def test_codes_asked_for_at_a_number_never_use_up_what_results_may_be_sent(
    couple: CoupleScene, settings: Settings
) -> None:
    settings.SMS_DAILY_CAP = 1
    case, phone = couple.begun(), "13800000001"
    confirmed(couple, case, phone)
    couple.filed(couple.answered(couple.declares(case, a_couple(phone=phone))))

    assert MessageSecret.objects.filter(message__kind="registered").exists()


def test_a_form_that_is_given_up_leaves_no_draft(couple: CoupleScene) -> None:
    case = couple.begun()
    save_couple_draft(case.pk, payload={"child_order": 1}, by=couple.by("mother"), at=couple.scene.later())
    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())

    assert not case.drafts.exists()
