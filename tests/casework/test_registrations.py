"""A couple registers: what the verbs do to the books, and what they refuse."""

from dataclasses import replace

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, an_answer, code_in, confirmed, refusal
from tests.casework.scene import Scene, asked

from xinsheng.casework import comparisons, phone_codes, registrations, townships
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.query_codes import find_case_of_code, issue_code
from xinsheng.law.couples import Side
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.terms import Basis, Closing, Question, Stage, Standing
from xinsheng.law.township_terms import OrdinaryPaper
from xinsheng.registry.models import (
    JournalEntry,
    OnSitePaper,
    OrdinaryPrint,
    QueryCode,
    Registration,
    ServiceCertificate,
    ServiceStanding,
    TextMessage,
)


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


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


def test_an_answer_about_another_couple_issues_nothing_and_goes_to_a_person(couple: CoupleScene) -> None:
    case = couple.declared()
    row, answer = case.declarations.get(), an_answer(taken_on=couple.scene.today, request_id="of-somebody-else")
    comparisons.record_answer(case.pk, declaration_id=row.pk, answer=answer, at=couple.scene.later())

    stored = comparisons.find_comparison(case)
    assert stored is not None
    assert stored.result["silence"] == Silence.NOT_OURS
    assert again(case).stage == Stage.WITH_TOWNSHIP
    assert not ServiceCertificate.objects.exists()


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
    phone_codes.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later())
    code = code_in(TextMessage.objects.get())
    wrong = "000000" if code != "000000" else "000001"

    def says(code: str, **length: float) -> bool:
        return phone_codes.confirm_phone(case.pk, phone=phone, code=code, by=by, at=couple.scene.later(**length))

    assert not says(wrong)
    assert not phone_codes.confirm_phone(
        case.pk, phone="13900000009", code=code, by=by, at=couple.scene.later(seconds=1)
    )
    assert not says(code, minutes=11)
    couple.scene.later(minutes=2)  # the next ten minutes
    for _ in range(3):
        phone_codes.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later(seconds=61))
        with pytest.raises(UnableToAct, match="code_just_sent"):
            phone_codes.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later(seconds=1))
    with pytest.raises(UnableToAct, match="too_many_codes"):
        phone_codes.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later(seconds=61))


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


def test_what_was_not_asked_in_the_first_round_needs_its_reason_in_a_later_one(couple: CoupleScene) -> None:
    def asks(*questions: Question, later_reason: str = "") -> None:
        by, at = couple.officer(), couple.scene.later()
        townships.ask_couple(case.pk, questions=questions, by=by, at=at, asked=asked(), later_reason=later_reason)

    case = couple.with_township()
    asks(Question.MARRIAGE)
    case = couple.answered(couple.declares(again(case), a_couple()), an_answer(taken_on=couple.scene.today, man=None))

    assert refusal(lambda: asks(Question.MARRIAGE, Question.CHILDREN)) == [ReasonCode.LATER_ITEM_REASON_NEEDED]
    asks(Question.MARRIAGE, Question.CHILDREN, later_reason="补充时提到另有一个孩子")
    assert again(case).stage == Stage.NOTICED


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
        paper=OrdinaryPaper.FORM,
        by=couple.officer("township-elsewhere"),
        at=couple.scene.later(),
        asked=asked(),
    )

    assert OrdinaryPrint.objects.get().office == couple.other_township


def test_without_a_certificate_there_is_nothing_to_print(couple: CoupleScene) -> None:
    case = couple.with_township()
    assert refusal(
        lambda: townships.print_ordinary(
            case.pk,
            seen=Side.WOMAN,
            paper=OrdinaryPaper.PLAIN,
            by=couple.officer(),
            at=couple.scene.later(),
            asked=asked(),
        )
    ) == [ReasonCode.NOT_AT_THIS_STAGE]
