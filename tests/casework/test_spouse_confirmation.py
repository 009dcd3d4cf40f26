"""The other spouse's own confirmation: asked where a policy says so, waited for once, and never a stop."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.casework.couple_scene import (
    CoupleScene,
    a_child,
    a_couple,
    a_spouse,
    again,
    refusal,
    the_other_confirms_here,
)
from tests.casework.scene import Scene, asked

from xinsheng.casework import confirmations, registrations, townships
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.messages import phone_of
from xinsheng.casework.people import keep_phone
from xinsheng.casework.privacy import show
from xinsheng.casework.registration_snapshots import find_spouse_answer
from xinsheng.law.couple_payloads import couple_payload_of
from xinsheng.law.couples import Side
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.terms import Channel, Question, SignatureMethod, SpouseObjection, Stage
from xinsheng.postroom import compare_registration
from xinsheng.postroom.spouse_silence import go_on_with_all
from xinsheng.registry.models import Case, JournalEntry, OnSitePaper, Person, Registration, SpouseAnswer, TextMessage

OTHERS_PHONE = "13900000002"


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    the_other_confirms_here(on=scene.today)
    return CoupleScene(scene)


def waited_for(couple: CoupleScene, **changes: object) -> Case:
    case = couple.declared(a_couple(**changes))
    compare_registration.carry_out(case.pk, at=couple.scene.later())
    return again(case)


def confirms(couple: CoupleScene, case: Case, login: str = "father", *, seen: Side | None = None) -> Case:
    by = couple.by(login, Channel.COUNTER if seen else Channel.WEB)
    confirmations.confirm_as_spouse(case.pk, by=by, at=couple.scene.later(), asked=asked(), seen=seen)
    return again(case)


def objects(couple: CoupleScene, case: Case, why: SpouseObjection = SpouseObjection.DID_NOT_KNOW) -> Case:
    at, by = couple.scene.later(), couple.by("father")
    confirmations.object_as_spouse(case.pk, objection=why, by=by, at=at, asked=asked())
    return again(case)


def queued(case: Case) -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name="compare_registration", args__case_id=str(case.pk))
    return sorted(jobs.values_list("pk", flat=True))


def acts_on(case: Case) -> list[str]:
    return list(JournalEntry.objects.filter(chain=case.pk).order_by("seq").values_list("act", flat=True))


def test_the_other_is_asked_before_the_register_and_told_without_a_name_a_link_or_a_number(
    couple: CoupleScene,
) -> None:
    case = waited_for(couple, other_phone=OTHERS_PHONE)

    assert (case.stage, case.registration.accepted_at) == (Stage.CONFIRMING, None)
    assert case.registration.spouse_until == couple.scene.today + timedelta(days=5)
    assert not case.comparisons.exists()
    told = TextMessage.objects.get(kind="spouse_asked")
    text = str(show(told.text_cipher, case=case, place="text_message")["text"])
    until = case.registration.spouse_until
    assert f"{until.month}月{until.day}日（含当日）前" in text
    for word in ("龙小梅", "杨志强", "http", "www", a_spouse("father").paper_no, "{code}"):
        assert word not in text
    assert not case.query_codes.exists()  # the code is the declarant's


def test_a_yes_lets_the_machine_compare_and_issue_at_once(couple: CoupleScene) -> None:
    case = confirms(couple, waited_for(couple))
    assert case.stage == Stage.COMPARING
    case = couple.filed(couple.answered(case))

    said = SpouseAnswer.objects.get(case=case)
    assert (case.stage, said.side, said.objection) == (Stage.REGISTERED, Side.MAN, "")
    assert said.answered_by == said.entered_by == couple.by("father").person
    assert acts_on(case)[1:5] == ["declare_couple", "await_spouse", "confirm_as_spouse", "issue_at_once"]
    entry = JournalEntry.objects.get(chain=case.pk, act="confirm_as_spouse")
    assert bytes(said.digest) == bytes(entry.statement_digest)


@pytest.mark.parametrize("why", list(SpouseObjection))
def test_a_no_is_a_persons_to_see_with_its_clock_and_never_a_refusal(
    couple: CoupleScene, why: SpouseObjection
) -> None:
    case = couple.waited_out(objects(couple, waited_for(couple), why))

    assert (case.stage, case.flags) == (Stage.WITH_TOWNSHIP, ["spouse_objects"])
    assert case.registration.accepted_at is not None
    assert case.registration.is_live
    assert SpouseAnswer.objects.get().objection == why
    assert couple.registers(case).stage == Stage.REGISTERING  # who has looked into it may


def test_silence_leads_to_the_township_after_the_last_day_and_not_a_day_before(couple: CoupleScene) -> None:
    case = waited_for(couple)
    last = couple.at.replace(hour=1) + timedelta(days=5)

    assert go_on_with_all(at=last) == ()
    assert refusal(lambda: confirmations.go_on_without_spouse(case.pk, at=last)) == [ReasonCode.SPOUSE_STILL_HAS_TIME]
    assert go_on_with_all(at=last + timedelta(days=1)) == (case.pk,)
    couple.scene.at = last + timedelta(days=1)
    case = couple.answered(again(case))

    assert case.stage == Stage.WITH_TOWNSHIP
    assert case.registration.accepted_at == couple.at  # the clock starts at the transfer, as ever
    assert go_on_with_all(at=last + timedelta(days=2)) == ()


def test_a_no_waits_out_the_days_as_a_silence_does_and_leaves_in_the_same_round(couple: CoupleScene) -> None:
    case = waited_for(couple, other_phone=OTHERS_PHONE)
    since, texts, errands = case.stage_since, TextMessage.objects.count(), queued(case)
    case = objects(couple, case)

    assert (case.stage, case.stage_since) == (Stage.CONFIRMING, since)
    assert (TextMessage.objects.count(), queued(case)) == (texts, errands)
    last = couple.at.replace(hour=1) + timedelta(days=5)
    assert go_on_with_all(at=last) == ()
    assert refusal(lambda: confirmations.go_on_without_spouse(case.pk, at=last)) == [ReasonCode.SPOUSE_STILL_HAS_TIME]
    assert go_on_with_all(at=last + timedelta(days=1)) == (case.pk,)
    assert (again(case).stage, len(queued(case))) == (Stage.COMPARING, len(errands) + 1)
    assert not again(case).comparisons.exists()


def test_a_no_is_no_change_on_the_declarants_page_and_one_on_the_officers(couple: CoupleScene) -> None:
    case = waited_for(couple)
    seen = replace(asked(), seen_version=case.version)
    case, at = objects(couple, case), couple.scene.later()

    with pytest.raises(UnableToAct, match="stale"):
        registrations.withdraw_in_person(case.pk, by=couple.by("township", Channel.COUNTER), at=at, asked=seen)
    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=at, asked=seen)
    assert again(case).stage == Stage.WITHDRAWN


def test_a_yes_is_a_change_on_the_declarants_page(couple: CoupleScene) -> None:
    case = waited_for(couple)
    seen = replace(asked(), seen_version=case.version)
    case = couple.filed(couple.answered(confirms(couple, case)))

    with pytest.raises(UnableToAct, match="stale"):
        registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=seen)


def test_it_is_waited_for_once(couple: CoupleScene) -> None:
    case = waited_for(couple)
    at = couple.at + timedelta(days=7)
    confirmations.go_on_without_spouse(case.pk, at=at)

    row = case.declarations.get()
    assert confirmations.await_spouse(case.pk, declaration_id=row.pk, at=at) is None
    assert again(case).stage == Stage.COMPARING


def test_an_errand_that_runs_twice_asks_once(couple: CoupleScene) -> None:
    case = couple.declared(a_couple(other_phone=OTHERS_PHONE))
    row = case.declarations.get()
    first = confirmations.await_spouse(case.pk, declaration_id=row.pk, at=couple.at)
    compare_registration.carry_out(case.pk, at=couple.at)

    assert first is not None
    assert TextMessage.objects.filter(kind="spouse_asked").count() == 1
    assert acts_on(case).count("await_spouse") == 1


def test_who_answers_late_still_answers_and_a_person_reads_it(couple: CoupleScene) -> None:
    case = waited_for(couple)
    couple.scene.at += timedelta(days=7)
    go_on_with_all(at=couple.at)
    case = confirms(couple, couple.answered(again(case)))

    assert case.stage == Stage.WITH_TOWNSHIP
    assert SpouseAnswer.objects.get().objection == ""


def test_one_answer_to_one_declaration(couple: CoupleScene) -> None:
    case = objects(couple, waited_for(couple))

    assert refusal(lambda: confirms(couple, case)) == [ReasonCode.SPOUSE_HAS_ANSWERED]
    case = couple.waited_out(case)
    assert refusal(lambda: confirms(couple, case)) == [ReasonCode.SPOUSE_HAS_ANSWERED]


def test_what_was_confirmed_holds_for_a_later_declaration_only_while_it_says_the_same_of_both(
    couple: CoupleScene,
) -> None:
    case = waited_for(couple)
    couple.scene.at += timedelta(days=7)
    go_on_with_all(at=couple.at)
    case = confirms(couple, couple.answered(again(case)))
    townships.ask_couple(
        case.pk, questions=(Question.CHILDREN,), by=couple.officer(), at=couple.scene.later(), asked=asked()
    )
    moved = a_couple(woman=a_spouse("mother", residence=replace(a_spouse("mother").residence, door="13 号")))
    answered = find_spouse_answer(again(case), declaration=moved)
    other = find_spouse_answer(again(case), declaration=a_couple(children=(a_child(),), child_order=2))

    assert answered is not None  # where the declarant lives is not the other's to confirm
    assert other is None
    case = couple.declares(again(case), moved)
    assert couple.answered(case).stage == Stage.REGISTERING


def test_while_the_townships_clock_runs_nobody_is_waited_for(couple: CoupleScene) -> None:
    case = waited_for(couple)
    couple.scene.at += timedelta(days=7)
    go_on_with_all(at=couple.at)
    case = couple.answered(again(case))
    townships.ask_couple(
        case.pk, questions=(Question.CHILDREN,), by=couple.officer(), at=couple.scene.later(), asked=asked()
    )
    case = couple.declares(again(case), a_couple(children=(a_child(),), child_order=2))
    compare_registration.carry_out(case.pk, at=couple.scene.later())

    assert again(case).stage == Stage.WITH_TOWNSHIP


@pytest.mark.parametrize("login", ["mother", "mother2", "township"])
def test_nobody_but_the_other_confirms_for_themself(couple: CoupleScene, login: str) -> None:
    case = waited_for(couple)
    codes = refusal(lambda: confirms(couple, case, login))

    assert codes == [ReasonCode.INPUT_MISSING if login == "township" else ReasonCode.NOT_YOUR_DUTY]
    assert not SpouseAnswer.objects.exists()


def test_in_person_only_the_others_own_card_will_do_at_any_township(couple: CoupleScene) -> None:
    case = waited_for(couple)

    assert refusal(lambda: confirms(couple, case, "township2", seen=Side.WOMAN)) == [ReasonCode.INPUT_MISSING]
    case = confirms(couple, case, "township-elsewhere", seen=Side.MAN)

    said = SpouseAnswer.objects.get()
    assert case.stage == Stage.COMPARING
    assert said.answered_by == couple.by("father").person
    assert said.entered_by == couple.by("township-elsewhere").person
    assert (said.signature_method, said.channel) == (SignatureMethod.WRITTEN, Channel.COUNTER)
    assert OnSitePaper.objects.get(act="confirm_as_spouse").side == Side.MAN


def test_the_other_does_not_see_their_own_card(couple: CoupleScene) -> None:
    case = waited_for(couple)

    assert refusal(lambda: confirms(couple, case, "father", seen=Side.MAN)) == [ReasonCode.IS_A_PARTY]


def test_the_number_they_gave_us_themselves_goes_before_the_one_the_declarant_says(couple: CoupleScene) -> None:
    keep_phone(couple.by("father").someone, phone="13700000007")
    case = waited_for(couple, other_phone=OTHERS_PHONE)

    message = TextMessage.objects.get(case=case, kind="spouse_asked")
    assert phone_of(message) == "13700000007"


def test_without_any_number_nothing_is_sent_and_it_is_waited_for_all_the_same(couple: CoupleScene) -> None:
    Person.objects.filter(pk=couple.by("father").someone.pk).update(phone_cipher=None, phone_index=None)

    assert waited_for(couple).stage == Stage.CONFIRMING
    assert not TextMessage.objects.exists()


def test_who_is_declared_alone_has_nobody_to_be_asked(couple: CoupleScene) -> None:
    case = couple.declared(a_couple(man=None))
    row = case.declarations.get()

    assert confirmations.await_spouse(case.pk, declaration_id=row.pk, at=couple.at) is None


def test_what_waits_can_be_withdrawn(couple: CoupleScene) -> None:
    case = waited_for(couple)
    by, at = couple.by("mother"), couple.scene.later()
    registrations.withdraw_registration(case.pk, by=by, at=at, asked=asked())

    assert again(case).stage == Stage.WITHDRAWN
    assert refusal(lambda: confirms(couple, case)) == [ReasonCode.NOT_AT_THIS_STAGE]


def test_the_books_keep_answers_as_they_were_given_and_days_as_they_were_set(couple: CoupleScene) -> None:
    case = confirms(couple, waited_for(couple))

    with pytest.raises(DatabaseError), transaction.atomic():
        SpouseAnswer.objects.filter(case=case).update(objection="did_not_know")
    with pytest.raises(DatabaseError, match="registration_spouses_days_once"), transaction.atomic():
        Registration.objects.filter(pk=case.pk).update(spouse_until=couple.scene.today)


def test_without_the_policy_nothing_is_other_than_before(scene: Scene) -> None:
    couple = CoupleScene(scene)
    case = couple.declared()
    row = case.declarations.get()

    assert confirmations.await_spouse(case.pk, declaration_id=row.pk, at=couple.at) is None
    assert refusal(
        lambda: confirms(couple, couple.with_township(a_couple(children=(a_child(),), child_order=2)))
    ) == [ReasonCode.NOT_YOUR_DUTY]
    case = couple.filed(couple.answered(case))
    assert acts_on(case) == ["begin_registration", "declare_couple", "issue_at_once", "file_service_certificate"]
    assert case.registration.spouse_until is None
    assert "other_phone" not in couple_payload_of(a_couple())
