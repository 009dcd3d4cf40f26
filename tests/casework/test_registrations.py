"""A couple registers: what the verbs do to the books, and what they refuse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, an_answer, at_home
from tests.casework.scene import Scene, asked

from xinsheng.casework import comparisons, registrations, townships
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.privacy import show
from xinsheng.casework.query_codes import find_case_of_code, issue_code
from xinsheng.casework.service_certificates import abandon_registration
from xinsheng.law.couples import Side
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.terms import Basis, Channel, Closing, Question, SealKind, Stage, Standing
from xinsheng.registry.models import (
    Case,
    JournalEntry,
    MessageSecret,
    OnSitePaper,
    OrdinaryPrint,
    QueryCode,
    Registration,
    Seal,
    ServiceCertificate,
    ServiceStanding,
    TextMessage,
)
from xinsheng.standards.identity_papers import PaperKind


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def confirmed(couple: CoupleScene, case: Case, phone: str) -> None:
    by = couple.by("mother")
    registrations.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later())
    code = code_in(TextMessage.objects.get(kind="phone_code"))
    assert registrations.confirm_phone(case.pk, phone=phone, code=code, by=by, at=couple.scene.later())


def code_in(message: TextMessage) -> str:
    case = Case.objects.select_related("key").get(pk=message.case_id)
    return str(show(MessageSecret.objects.get(message=message).cipher, case=case, place="message_secret")["code"])


def refusal(act: object) -> list[ReasonCode]:
    with pytest.raises(NotAllowed) as refused:
        act()  # type: ignore[operator]
    return [reason.code for reason in refused.value.reasons]


def test_agreement_issues_at_once_with_a_number_a_standing_and_a_journal_line_for_each_act(
    couple: CoupleScene,
) -> None:
    case = couple.registered()

    certificate = ServiceCertificate.objects.get(case=case)
    assert (case.stage, case.registration.basis) == (Stage.REGISTERED, Basis.COMPARED)
    assert certificate.no.startswith("SF5226012026")
    assert certificate.version == 1
    assert ServiceStanding.objects.get(certificate=certificate).state == Standing.VALID
    assert list(JournalEntry.objects.filter(chain=case.pk).order_by("seq").values_list("act", flat=True)) == [
        "begin_registration",
        "declare_couple",
        "issue_at_once",
        "file_service_certificate",
    ]


def test_numbers_are_dense_within_the_year(couple: CoupleScene) -> None:
    first = couple.registered()
    alone = a_couple(woman=a_spouse("mother2"), man=None)
    second = couple.filed(couple.registers(couple.with_township(alone, login="mother2")))

    serials = [int(one.no[12:19]) for one in ServiceCertificate.objects.order_by("issued_at")]
    assert first.pk != second.pk
    assert serials == [1, 2]


@pytest.mark.parametrize("silence", list(Silence))
def test_a_silent_register_decides_nothing_the_case_is_the_townships_with_its_clock(
    couple: CoupleScene, silence: Silence
) -> None:
    case = couple.answered(couple.declared(), RegisterAnswer(request_id="r", silence=silence))

    assert case.stage == Stage.WITH_TOWNSHIP
    assert case.registration.township == couple.township
    assert (case.registration.due_on.isoformat(), case.registration.due_provisional) == ("2026-11-27", False)
    assert not ServiceCertificate.objects.exists()


def test_a_difference_leads_to_a_person_and_the_comparison_is_kept_and_recomputes(couple: CoupleScene) -> None:
    case = couple.declared()
    answer = an_answer(taken_on=couple.scene.today)
    assert answer.woman is not None
    case = couple.answered(case, replace(answer, woman=replace(answer.woman, spouse_no="")))

    stored = comparisons.find_comparison(case)
    assert stored is not None
    assert (case.stage, stored.agrees, stored.snapshot) == (Stage.WITH_TOWNSHIP, False, "demonstration-1")
    assert comparisons.recompute(stored).as_json() == stored.result


def test_an_answer_that_comes_twice_is_one_answer(couple: CoupleScene) -> None:
    case = couple.answered(couple.declared())
    row = case.declarations.get()

    again_said = comparisons.record_answer(
        case.pk, declaration_id=row.pk, answer=an_answer(taken_on=couple.scene.today), at=couple.scene.later()
    )

    assert again_said.repeated
    assert ServiceCertificate.objects.count() == 1


def test_one_live_registration_per_couple_and_child_whichever_of_the_two_declares(couple: CoupleScene) -> None:
    couple.registered()

    by_the_man = a_couple(declarant=Side.MAN)
    assert refusal(lambda: couple.declared(by_the_man, login="father")) == [ReasonCode.COUPLE_ALREADY_REGISTERED]


def test_after_a_withdrawal_the_certificate_is_void_and_the_couple_may_register_again(couple: CoupleScene) -> None:
    case = couple.registered()
    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())

    assert again(case).stage == Stage.WITHDRAWN
    assert ServiceStanding.objects.get().state == Standing.VOID
    assert couple.registered().stage == Stage.REGISTERED


def test_nobody_declares_for_another_online(couple: CoupleScene) -> None:
    assert ReasonCode.NOT_YOUR_DUTY in refusal(lambda: couple.declared(login="father"))
    assert refusal(lambda: couple.declares(couple.begun(), a_couple(), login="father")) == [ReasonCode.NOT_YOUR_DUTY]


def test_a_phone_is_confirmed_by_its_code_before_it_is_used(couple: CoupleScene) -> None:
    case, phone = couple.begun(), "13800000001"
    with_phone = a_couple(phone=phone)
    assert refusal(lambda: couple.declares(case, with_phone)) == [ReasonCode.PHONE_NOT_CONFIRMED]

    confirmed(couple, case, phone)

    assert couple.declares(case, with_phone).stage == Stage.COMPARING


def test_a_wrong_code_an_old_code_and_too_many_codes_confirm_nothing(couple: CoupleScene) -> None:
    case, by, phone = couple.begun(), couple.by("mother"), "13800000001"
    registrations.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later())
    code = code_in(TextMessage.objects.get())
    wrong = "000000" if code != "000000" else "000001"

    def says(code: str, **length: float) -> bool:
        return registrations.confirm_phone(case.pk, phone=phone, code=code, by=by, at=couple.scene.later(**length))

    assert not says(wrong)
    assert not registrations.confirm_phone(
        case.pk, phone="13900000009", code=code, by=by, at=couple.scene.later(seconds=1)
    )
    assert not says(code, minutes=11)
    couple.scene.later(minutes=2)  # the next ten minutes
    for _ in range(3):
        registrations.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later(seconds=61))
        with pytest.raises(UnableToAct, match="code_just_sent"):
            registrations.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later(seconds=1))
    with pytest.raises(UnableToAct, match="too_many_codes"):
        registrations.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later(seconds=61))


def test_the_first_message_carries_the_query_code_and_only_its_digests_stay(couple: CoupleScene) -> None:
    case, phone = couple.begun(), "13800000001"
    confirmed(couple, case, phone)
    case = couple.filed(couple.answered(couple.declares(case, a_couple(phone=phone))))

    message = TextMessage.objects.get(kind="registered")
    code = code_in(message)
    assert find_case_of_code(code) == case
    assert find_case_of_code(code.lower().replace("-", " ")) == case
    kept = QueryCode.objects.get(case=case)
    assert code.replace("-", "").encode() not in bytes(kept.locator) + bytes(kept.secret) + bytes(kept.salt)


def test_a_new_code_ends_the_old_one_and_is_given_for_a_card_seen_at_any_township(couple: CoupleScene) -> None:
    case = couple.registered()
    old = issue_code(case, by=None, at=couple.scene.later())

    _outcome, new = townships.renew_code(
        case.pk,
        seen=Side.MAN,
        by=couple.officer("township-elsewhere"),
        at=couple.scene.later(),
        asked=asked(),
    )

    assert find_case_of_code(old) is None
    assert find_case_of_code(new) == case
    assert (OnSitePaper.objects.get().side, OnSitePaper.objects.get().act) == ("man", "renew_code")


@pytest.mark.parametrize("typed", ["", "ABCDE", "00000-00000-0000", "  ", "不是查询码"])
def test_what_is_no_code_finds_nothing(couple: CoupleScene, typed: str) -> None:
    issue_code(couple.registered(), by=None, at=couple.scene.later())

    assert find_case_of_code(typed) is None


def test_the_township_registers_after_verifying_and_says_by_what(couple: CoupleScene) -> None:
    case = couple.registers(couple.with_township())

    assert (case.stage, case.registration.basis) == (Stage.REGISTERING, Basis.TOWNSHIP)
    assert couple.filed(case).stage == Stage.REGISTERED


def test_an_officer_of_another_township_may_not_decide(couple: CoupleScene) -> None:
    case = couple.with_township()

    assert refusal(lambda: couple.registers(case, login="township-elsewhere")) == [ReasonCode.NOT_YOUR_DUTY]


def test_first_contact_hands_the_case_on_and_the_last_day_stays(couple: CoupleScene) -> None:
    case = couple.with_township()
    due = case.registration.due_on

    townships.hand_to_township(
        case.pk, township=couple.other_township, by=couple.officer(), at=couple.scene.later(), asked=asked()
    )

    case = again(case)
    assert (case.registration.township, case.registration.due_on) == (couple.other_township, due)
    assert couple.registers(case, login="township-elsewhere").stage == Stage.REGISTERING


def test_one_question_a_round_then_the_couple_answers_and_is_compared_again_on_the_same_clock(
    couple: CoupleScene,
) -> None:
    case = couple.with_township()
    due = case.registration.due_on

    def asks() -> None:
        townships.ask_couple(
            case.pk,
            questions=(Question.MARRIAGE,),
            by=couple.officer(),
            at=couple.scene.later(),
            asked=asked(),
        )

    asks()
    assert refusal(asks) == [ReasonCode.NOT_AT_THIS_STAGE]
    case = couple.answered(couple.declares(again(case), a_couple()))

    assert (case.stage, case.round, case.registration.due_on) == (Stage.REGISTERING, 2, due)


def test_nothing_beyond_the_closed_list_can_be_asked(couple: CoupleScene) -> None:
    case = couple.with_township()
    with pytest.raises(NotAllowed) as refused:
        townships.ask_couple(case.pk, questions=(), by=couple.officer(), at=couple.scene.later(), asked=asked())
    assert refused.value.reasons[0].code is ReasonCode.INPUT_MISSING


def test_on_commitment_it_is_registered_and_flagged_to_be_checked(couple: CoupleScene) -> None:
    case = couple.with_township()
    townships.register_on_commitment(
        case.pk, commitment="婚姻登记", by=couple.officer(), at=couple.scene.later(), asked=asked()
    )

    case = again(case)
    assert (case.registration.basis, case.flags) == (Basis.COMMITMENT, ["commitment_to_check"])


def test_a_false_commitment_is_revoked_with_its_reason_and_the_couple_is_free(couple: CoupleScene) -> None:
    case = couple.registered()
    townships.revoke_registration(
        case.pk, reason="承诺的婚姻登记不实", by=couple.officer(), at=couple.scene.later(), asked=asked()
    )

    assert again(case).stage == Stage.REVOKED
    assert ServiceStanding.objects.get().state == Standing.REVOKED
    assert not Registration.objects.get(pk=case.pk).is_live


def test_closing_names_its_kind_and_its_reason(couple: CoupleScene) -> None:
    case = couple.with_township()
    townships.close_registration(
        case.pk,
        closing=Closing.ASKED_TO_CLOSE,
        reason="当事人当面要求结束",
        by=couple.officer(),
        at=couple.scene.later(),
        asked=asked(),
    )

    case = again(case)
    assert (case.stage, case.registration.closing) == (Stage.CLOSED, Closing.ASKED_TO_CLOSE)


def test_the_ordinary_certificate_is_printed_at_any_township_and_counted_there(couple: CoupleScene) -> None:
    case = couple.registered()
    townships.print_ordinary(
        case.pk,
        seen=Side.WOMAN,
        by=couple.officer("township-elsewhere"),
        at=couple.scene.later(),
        asked=asked(),
    )

    assert OrdinaryPrint.objects.get().office == couple.other_township


def test_without_a_certificate_there_is_nothing_to_print(couple: CoupleScene) -> None:
    case = couple.with_township()
    assert refusal(
        lambda: townships.print_ordinary(
            case.pk, seen=Side.WOMAN, by=couple.officer(), at=couple.scene.later(), asked=asked()
        )
    ) == [ReasonCode.NOT_AT_THIS_STAGE]


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

    assert not Case.objects.of_party(couple.scene.person("mother2")).exists()
    assert Case.objects.of_party(couple.scene.person("mother")).get() == case
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
    registrations.save_couple_draft(
        case.pk, payload={"child_order": 1}, by=couple.by("mother"), at=couple.scene.later()
    )
    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())

    assert not case.drafts.exists()
