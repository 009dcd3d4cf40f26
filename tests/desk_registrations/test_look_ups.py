"""A fresh look into the population register: for a purpose, written down first, masked, deciding nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from unittest.mock import patch
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from tests.casework.couple_scene import (
    CoupleScene,
    a_couple,
    a_record,
    a_spouse,
    again,
    an_answer,
    refusal,
)
from tests.casework.scene import EVERYONE, asked
from tests.desk_registrations.conftest import Screens, words_of

from xinsheng.casework import comparisons, register_answers
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.look_ups import look_up_register
from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.terms import Stage
from xinsheng.law.township_terms import LookPurpose
from xinsheng.registry.models import JournalEntry, Reading, RegisterLookUp
from xinsheng.standards.civil_time import civil_date


class Register:
    """The population register of these tests: what it would say, and what was there when it was asked."""

    def __init__(self) -> None:
        self.answer: RegisterAnswer | Silence = Silence.LATE
        self.asked: list[CoupleAsking] = []
        self.when_asked: Callable[[], object] = lambda: None

    def find_couple(self, asking: CoupleAsking) -> RegisterAnswer:
        self.asked.append(asking)
        self.when_asked()
        if isinstance(self.answer, Silence):
            raise UnableToAsk(self.answer)
        return replace(self.answer, request_id=asking.request_id)


@pytest.fixture
def register() -> Iterator[Register]:
    there = Register()
    with patch.object(register_answers, "population_register", lambda: there):
        yield there


def moved(couple: CoupleScene) -> RegisterAnswer:
    """An answer in which the man lives in another county."""
    man = a_record("father", spouse="mother", household_code="520103019001")
    return an_answer(taken_on=civil_date(datetime.now(tz=UTC)), man=man)


def test_what_came_stands_beside_the_declaration_masked_until_a_purpose_is_named(
    couple: CoupleScene, screens: Screens, register: Register
) -> None:
    case, register.answer = couple.with_township(), moved(couple)
    whole = EVERYONE["father"].paper_no
    screens.sends("township", "look_up", case.pk, purpose="verify_registration")
    page = screens.sees("township", "look_up", case.pk)
    assert "男方户籍地" in words_of(page)
    assert "不一致" in words_of(page)
    assert "有记载，未显示" in page.content.decode()
    assert whole not in page.content.decode()
    told = screens.sends("township", "look_up_values", case.pk, purpose="verify_registration").content.decode()
    assert whole in told
    assert "有记载，未显示" not in told
    nothing = screens.sends("township", "look_up_values", case.pk, purpose="curiosity").content.decode()
    assert whole not in nothing
    assert "请选择用途" in nothing


def test_it_never_decides_though_everything_agrees(couple: CoupleScene, screens: Screens, register: Register) -> None:
    case = couple.with_township()
    register.answer = an_answer(taken_on=civil_date(datetime.now(tz=UTC)))
    due = case.registration.due_on
    screens.sends("township", "look_up", case.pk, purpose="verify_registration")
    assert case.look_ups.get().agrees
    after = again(case)
    assert (after.stage, after.registration.due_on) == (Stage.WITH_TOWNSHIP, due)
    assert not after.service_certificates.exists()
    assert not after.comparisons.get().agrees


def test_the_reading_is_written_before_the_register_is_asked_and_the_act_stands_in_the_journal(
    couple: CoupleScene, screens: Screens, register: Register
) -> None:
    case = couple.with_township()
    before: list[int] = []
    of_it = Reading.objects.filter(case=case, page="desk.registrations.look_up", purpose="check_commitment")
    register.when_asked = lambda: before.append(of_it.count())
    screens.sends("township", "look_up", case.pk, purpose="check_commitment")
    assert before == [1]
    assert JournalEntry.objects.filter(chain=case.pk, act="look_up_register").count() == 1
    assert case.look_ups.get().asked_by == couple.scene.person("township")
    assert [one.purpose for one in register.asked] == ["check_commitment"]


@pytest.mark.parametrize("silence", list(Silence))
def test_a_silent_register_gives_a_sentence_and_takes_nothing_away(
    couple: CoupleScene, screens: Screens, register: Register, silence: Silence
) -> None:
    case, register.answer = couple.with_township(), silence
    assert screens.sends("township", "look_up", case.pk, purpose="verify_registration").status_code == 302
    page = words_of(screens.sees("township", "look_up", case.pk))
    assert "申报内容和原来的比对结果都没有变化" in page
    assert "人口库" in page
    assert again(case).stage == Stage.WITH_TOWNSHIP


@pytest.mark.parametrize("purpose", ["", "curiosity", "a\0b", "handling"])
def test_without_a_purpose_of_the_list_nobody_is_asked(
    couple: CoupleScene, screens: Screens, register: Register, purpose: str
) -> None:
    case = couple.with_township()
    answer = screens.sends("township", "look_up", case.pk, purpose=purpose)
    assert "请选择用途" in words_of(answer)
    assert register.asked == []
    by, at = couple.officer(), couple.scene.later()
    assert refusal(lambda: look_up_register(case.pk, purpose=purpose or "none", by=by, at=at, asked=asked())) == [
        ReasonCode.PURPOSE_UNKNOWN
    ]


def test_the_same_page_sent_twice_asks_the_register_once(
    couple: CoupleScene, screens: Screens, register: Register
) -> None:
    case, key = couple.with_township(), str(uuid4())
    for _time in range(2):
        typed = {"page_key": key, "purpose": "verify_registration", "seen_version": str(case.version)}
        assert screens.sends("township", "look_up", case.pk, **typed).status_code == 302
    assert len(register.asked) == 1
    assert RegisterLookUp.objects.filter(case=case).count() == 1


@pytest.mark.parametrize("login", ["township-elsewhere", "village", "county", "issuing"])
def test_another_offices_case_is_missing_and_the_register_is_not_asked(
    couple: CoupleScene, screens: Screens, register: Register, login: str
) -> None:
    case = couple.with_township()
    for name in ("look_up", "look_up_values"):
        assert screens.sends(login, name, case.pk, purpose="verify_registration").status_code == 404
    assert screens.sees(login, "look_up", case.pk).status_code == 404
    assert register.asked == []


def test_who_is_one_of_the_two_does_not_look_themselves_up(couple: CoupleScene, register: Register) -> None:
    case = couple.with_township(a_couple(man=a_spouse("township")))
    by, at = couple.officer(), couple.scene.later()
    found = refusal(lambda: look_up_register(case.pk, purpose=LookPurpose.VERIFY, by=by, at=at, asked=asked()))
    assert found == [ReasonCode.IS_A_PARTY]
    assert register.asked == []


def test_a_closed_case_is_not_looked_up(couple: CoupleScene, screens: Screens, register: Register) -> None:
    case = couple.with_township()
    screens.acts("township", case, "close_registration", closing="asked_to_close", reason="当面要求结束")
    answer = screens.sends("township", "look_up", case.pk, purpose="verify_registration")
    assert "现在还不到这一步，或这一步已经办过" in words_of(answer)
    assert register.asked == []


def test_a_look_up_recomputes_to_itself(couple: CoupleScene, screens: Screens, register: Register) -> None:
    case, register.answer = couple.with_township(), moved(couple)
    screens.sends("township", "look_up", case.pk, purpose="verify_registration")
    kept = case.look_ups.get()
    assert comparisons.recompute(kept).as_json() == kept.result


def test_what_changed_since_the_comparison_is_said(couple: CoupleScene, screens: Screens, register: Register) -> None:
    differs = an_answer(taken_on=couple.scene.today, man=a_record("father", spouse="mother", name="杨强"))
    case = couple.answered(couple.declared(), differs)
    register.answer = an_answer(taken_on=civil_date(datetime.now(tz=UTC)))
    screens.sends("township", "look_up", case.pk, purpose="verify_registration")
    assert "男方姓名：不一致 → 一致" in words_of(screens.sees("township", "look_up", case.pk))


@pytest.mark.django_db(transaction=True)
def test_the_register_is_asked_outside_any_transaction(couple: CoupleScene, register: Register) -> None:
    case = couple.with_township()
    inside: list[bool] = []
    register.when_asked = lambda: inside.append(connection.in_atomic_block)
    by, at = couple.officer(), couple.scene.later()
    look_up_register(case.pk, purpose=LookPurpose.VERIFY, by=by, at=at, asked=asked())
    assert inside == [False]


@pytest.mark.django_db(transaction=True)
def test_what_changed_while_the_register_was_asked_is_not_written_over(
    couple: CoupleScene, register: Register
) -> None:
    case = couple.with_township()
    register.when_asked = lambda: couple.registers(case)
    by, at = couple.officer(), couple.scene.later()
    said = asked(case.version)
    with pytest.raises(UnableToAct, match="stale"):
        look_up_register(case.pk, purpose=LookPurpose.VERIFY, by=by, at=at, asked=said)
    assert not RegisterLookUp.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", ["UPDATE register_look_up SET agrees = true", "DELETE FROM register_look_up"])
def test_even_the_owner_rewrites_no_look_up(
    couple: CoupleScene, register: Register, owner: psycopg.Connection, statement: str
) -> None:
    case = couple.with_township()
    by, at = couple.officer(), couple.scene.later()
    look_up_register(case.pk, purpose=LookPurpose.VERIFY, by=by, at=at, asked=asked())
    with pytest.raises(psycopg.IntegrityError):
        owner.execute(statement)
