"""While a township has it, the couple mends what it typed wrongly: compared again at once, the last day stays."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import CoupleScene, a_couple, again, an_answer, code_in, confirmed, refusal
from tests.casework.scene import Scene, asked
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, the_worker_compares, the_worker_makes
from tests.counter.test_registration_whole_way import case_of, page_of

from xinsheng.casework import phone_codes, registrations, townships
from xinsheng.desk.registrations.texts import texts_of
from xinsheng.law.couples import Marriage
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.register_records import Silence
from xinsheng.law.terms import Question, Stage
from xinsheng.registry.models import Case, Registration, TextMessage

WRONG_DAY = {"registered_on_year": "2020", "registered_on_month": "5", "registered_on_day": "21"}
RIGHT_DAY = {"registered_on_year": "2020", "registered_on_month": "5", "registered_on_day": "20"}


@pytest.fixture
def woman(scene: Scene) -> Couple:
    return Couple(signed_in("mother").client)


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def typed_wrongly(woman: Couple) -> Case:
    """Everything as it is, but the day of the marriage."""
    form = woman.begins()
    woman.fills_in(form)
    woman.says(f"{form}marriage/", registered="yes", **WRONG_DAY)
    woman.submits(form)
    case = Case.objects.latest("opened_at")
    the_worker_compares(case.pk)
    return again(case)


def mends(woman: Couple, case: Case) -> object:
    form = f"/register/{case.pk}/"
    woman.says(f"{form}marriage/", registered="yes", **RIGHT_DAY)
    return woman.submits(form)


def test_a_slip_that_is_mended_is_compared_again_and_registered_at_once(woman: Couple) -> None:
    case = typed_wrongly(woman)
    page = woman.sees(page_of(case))
    assert case.stage == Stage.WITH_TOWNSHIP
    assert f'href="/register/{case.pk}/check/"' in page
    assert "发现填错了，去改正" in page
    assert mends(woman, case).headers["Location"] == page_of(case)  # type: ignore[attr-defined]
    the_worker_compares(case.pk)
    the_worker_makes(case.pk)
    assert "登记成功" in woman.sees(page_of(case))
    assert case.declarations.count() == 2


def test_what_still_differs_goes_back_to_the_township_and_its_last_day_stays(scene: Scene, woman: Couple) -> None:
    case = typed_wrongly(woman)
    due = case.registration.due_on
    mends(woman, case)
    the_worker_compares(case.pk, answer=an_answer(taken_on=scene.today, man=None))
    now = again(case)
    assert (now.stage, now.registration.due_on) == (Stage.WITH_TOWNSHIP, due)
    assert now.registration.accepted_at == case.registration.accepted_at


def test_another_number_for_the_answers_is_confirmed_and_then_told_to(couple: CoupleScene) -> None:
    case = couple.begun()
    confirmed(couple, case, "13800000001")
    couple.declares(case, a_couple(phone="13800000001"))
    case = couple.answered(case, an_answer(taken_on=couple.scene.today, man=None))
    other = a_couple(phone="13900000002")
    by, at = couple.by("mother"), couple.scene.later()
    assert refusal(
        lambda: registrations.amend_declaration(case.pk, declaration=other, by=by, at=at, asked=asked())
    ) == [ReasonCode.PHONE_NOT_CONFIRMED]
    confirmed_anew(couple, case, "13900000002")
    registrations.amend_declaration(case.pk, declaration=other, by=by, at=couple.scene.later(), asked=asked())
    case = couple.filed(couple.answered(again(case)))
    assert texts_of(case)[0].phone == "139****0002"
    assert texts_of(case)[-1].phone == "138****0001"


def confirmed_anew(couple: CoupleScene, case: Case, phone: str) -> None:
    by = couple.by("mother")
    phone_codes.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later())
    code = code_in(TextMessage.objects.filter(kind="phone_code").latest("queued_at"))
    assert phone_codes.confirm_phone(case.pk, phone=phone, code=code, by=by, at=couple.scene.later())


def test_it_is_compared_no_oftener_than_a_person_may_ask_in_a_day(couple: CoupleScene) -> None:
    case = couple.with_township()
    for _time in range(2):
        registrations.amend_declaration(
            case.pk, declaration=a_couple(), by=couple.by("mother"), at=couple.scene.later(), asked=asked()
        )
        case = couple.answered(again(case), an_answer(taken_on=couple.scene.today, man=None))
    by, at = couple.by("mother"), couple.scene.later()
    assert refusal(
        lambda: registrations.amend_declaration(case.pk, declaration=a_couple(), by=by, at=at, asked=asked())
    ) == [ReasonCode.DECLARED_TOO_OFTEN]
    page = Couple(signed_in("mother").client).sees(page_of(case))
    assert f"/register/{case.pk}/check/" not in page
    assert "请告诉办理的乡镇（街道）" in page


def test_the_other_of_the_two_and_strangers_mend_nothing(couple: CoupleScene) -> None:
    case = couple.with_township()
    father = Couple(signed_in("father").client)
    assert "发现填错" not in father.sees(page_of(case))
    for login in ("father", "mother2"):
        assert signed_in(login).client.get(f"/register/{case.pk}/check/").status_code == 404
        by, at = couple.by(login), couple.scene.later()
        codes = refusal(
            lambda by=by, at=at: registrations.amend_declaration(
                case.pk, declaration=a_couple(), by=by, at=at, asked=asked()
            )
        )
        assert ReasonCode.NOT_YOUR_DUTY in codes


def test_of_the_township_that_decides_and_the_couple_that_mends_one_comes_first(
    couple: CoupleScene, woman: Couple
) -> None:
    case = typed_wrongly(woman)
    form = f"/register/{case.pk}/"
    woman.says(f"{form}marriage/", registered="yes", **RIGHT_DAY)
    woman.says(f"{form}check/")
    shown = woman.hidden(f"{form}sign/")
    couple.registers(case)
    answer = woman.client.post(f"{form}sign/", {**shown, "consent": "on", "agree": "on"})
    assert answer.status_code == 409
    assert again(case).declarations.count() == 1


def test_once_asked_it_is_the_question_that_is_answered(couple: CoupleScene, woman: Couple) -> None:
    case = case_of(woman, answer=Silence.UNREACHABLE)
    by, at = couple.officer(), couple.scene.later()
    townships.ask_couple(case.pk, questions=(Question.MARRIAGE,), by=by, at=at, asked=asked())
    assert "去说明" in woman.sees(page_of(case))
    assert "发现填错" not in woman.sees(page_of(case))
    by, at = couple.by("mother"), couple.scene.later()
    assert refusal(
        lambda: registrations.amend_declaration(case.pk, declaration=a_couple(), by=by, at=at, asked=asked())
    ) == [ReasonCode.NOT_AT_THIS_STAGE]


def test_a_marriage_left_out_is_mended_too(couple: CoupleScene) -> None:
    case = couple.answered(couple.declared(a_couple(marriage=Marriage(registered=False))))
    assert case.stage == Stage.WITH_TOWNSHIP
    registrations.amend_declaration(
        case.pk, declaration=a_couple(), by=couple.by("mother"), at=couple.scene.later(), asked=asked()
    )
    assert couple.answered(again(case)).stage == Stage.REGISTERING
    assert Registration.objects.get(pk=case.pk).is_live


def test_a_session_of_two_hours_still_finds_its_ways_and_is_asked_on_them_who_is_there(
    woman: Couple, settings: Settings
) -> None:
    case = typed_wrongly(woman)
    settings.IDENTITY_ADAPTER = "network"
    session, since = woman.client.session, datetime.now(tz=UTC) - timedelta(hours=2)
    session.update({"assurance": "network", "identified_by": "network", "identified_at": since.isoformat()})
    session.save()
    assert f'href="/register/{case.pk}/check/"' in woman.sees(page_of(case))
    assert "上次核验身份已超过一小时" in woman.sees(f"/register/{case.pk}/sign/")
