"""An office asks for a licence without a code: a parent agrees for one look, or declines; silence is a no."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, Scene
from tests.casework.sharing_scene import LANDING, a_wish, end, let_in, wishes
from tests.casework.stock_scene import under_review
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.licence_answers import make_answer
from xinsheng.casework.licence_asking import UnableToLook
from xinsheng.casework.licence_consents import take_back
from xinsheng.casework.licence_looks import find_answer
from xinsheng.casework.licence_requests import (
    answer_request,
    ask_for_licence,
    find_asked_of,
    get_request,
    look_as_agreed,
    state_of,
)
from xinsheng.casework.messages import said_in
from xinsheng.casework.people import keep_phone
from xinsheng.law.sharing import PURPOSES, ShareForm
from xinsheng.law.sharing_requests import REACHES_DAILY, RequestAnswer, RequestState
from xinsheng.registry.models import (
    Agency,
    Case,
    JournalEntry,
    LicenceConsent,
    LicenceConsentEnding,
    LicenceRequest,
    LicenceRequestAnswer,
    TextMessage,
)

__all__ = ["own_keys"]
AGREED, DECLINED = RequestAnswer.AGREED, RequestAnswer.DECLINED


@pytest.fixture
def police(scene: Scene) -> Agency:
    return let_in(scene)


@pytest.fixture
def case(scene: Scene, police: Agency) -> Case:
    return scene.sealed()


def answers(scene: Scene, row: LicenceRequest, answer: RequestAnswer = AGREED, *, login: str = "mother") -> None:
    answer_request(row.pk, answer=answer, by=scene.by(login), at=scene.later())


def stands(scene: Scene, row: LicenceRequest) -> RequestState:
    return state_of(get_request(row.agency, row.pk), on=scene.today)


def looks(scene: Scene, row: LicenceRequest) -> LicenceConsentEnding:
    return look_as_agreed(row.agency, row.pk, at=scene.later())


def no_look(scene: Scene, row: LicenceRequest) -> str:
    with pytest.raises(UnableToLook) as refused:
        looks(scene, row)
    return refused.value.code


def no_answer(scene: Scene, row: LicenceRequest, *, login: str = "mother") -> str:
    with pytest.raises(UnableToAct) as refused:
        answers(scene, row, login=login)
    return refused.value.code


def test_agreed_to_it_is_looked_at_once_and_each_step_is_in_the_journal(
    scene: Scene, police: Agency, case: Case
) -> None:
    row = wishes(scene, police, case)
    assert (stands(scene, row), no_look(scene, row)) == (RequestState.WAITING, "no_consent")
    assert find_asked_of(scene.person("mother"), on=scene.today) == [row]

    answers(scene, row)
    assert stands(scene, row) is RequestState.AGREED
    look = looks(scene, row)
    make_answer(look.pk, at=scene.later(seconds=1))

    answer = find_answer(police, look.pk, at=scene.later(seconds=1))
    assert answer is not None
    said = json.loads(answer.body)
    assert set(said["fields"]) == set(PURPOSES[LANDING].fields)
    assert (said["handled_by"], said["request_no"]) == ("P-0417", row.request_no)
    assert no_look(scene, row) == "no_consent"
    consent = LicenceConsent.objects.get()
    chains = {
        chain: list(JournalEntry.objects.filter(chain=chain).order_by("seq").values_list("act", flat=True))
        for chain in (row.pk, consent.pk)
    }
    assert chains == {
        row.pk: ["ask_for_licence"],
        consent.pk: ["consent_to_share", "look_at_licence", "answer_look"],
    }


def test_the_parent_who_is_asked_is_told_by_text_with_no_name_and_no_link(
    scene: Scene, police: Agency, case: Case
) -> None:
    keep_phone(scene.person("mother"), phone="13800000001")
    wishes(scene, police, case)
    text = said_in(TextMessage.objects.get(kind="share_asked"))["text"]
    assert "有单位为办事请求查看您家的一份证照" in text
    for told in ("龙", police.name, "http", "www"):
        assert told not in text


def test_declined_it_shows_nothing_and_stays_so(scene: Scene, police: Agency, case: Case) -> None:
    row = wishes(scene, police, case)
    answers(scene, row, DECLINED, login="father")
    assert (stands(scene, row), no_look(scene, row)) == (RequestState.DECLINED, "no_consent")
    assert no_answer(scene, row) == "request_over"
    assert find_asked_of(scene.person("mother"), on=scene.today) == []
    assert list(JournalEntry.objects.filter(chain=row.pk).order_by("seq").values_list("act", flat=True)) == [
        "ask_for_licence",
        "decline_to_share",
    ]


def test_silence_is_a_no_after_the_policys_days(scene: Scene, police: Agency, case: Case) -> None:
    row = wishes(scene, police, case)
    assert row.until_on == scene.today + timedelta(days=3)
    scene.later(days=4)
    assert stands(scene, row) is RequestState.UNANSWERED
    assert no_answer(scene, row) == "request_over"
    assert no_look(scene, row) == "no_consent"


def test_what_names_no_licence_in_force_waits_and_ends_like_any_other(
    scene: Scene, police: Agency, case: Case
) -> None:
    unknown = [
        wishes(scene, police, case, number="Z529999999"),
        wishes(scene, police, case, of="mother2"),
    ]
    under_review(scene)
    unknown.append(wishes(scene, police, case))
    assert [row.certificate for row in unknown] == [None, None, None]
    assert {stands(scene, row) for row in unknown} == {RequestState.WAITING}
    assert {no_answer(scene, row) for row in unknown} == {"no_such_request"}
    scene.later(days=4)
    assert {stands(scene, row) for row in unknown} == {RequestState.UNANSWERED}
    assert not TextMessage.objects.filter(kind="share_asked").exists()


def test_only_a_parent_on_it_answers(scene: Scene, police: Agency, case: Case) -> None:
    row = wishes(scene, police, case)
    for login in ("mother2", "grandmother", "issuing"):
        assert no_answer(scene, row, login=login) == "no_such_request"
    assert stands(scene, row) is RequestState.WAITING


def test_what_was_agreed_to_is_taken_back_until_it_is_looked_at(scene: Scene, police: Agency, case: Case) -> None:
    row = wishes(scene, police, case)
    answers(scene, row)
    take_back(LicenceConsent.objects.get().pk, by=scene.by("mother"), at=scene.later())
    assert no_look(scene, row) == "no_consent"


def test_what_is_agreed_to_and_not_looked_at_in_its_days_is_over(scene: Scene, police: Agency, case: Case) -> None:
    row = wishes(scene, police, case)
    answers(scene, row)
    scene.later(days=4)
    assert no_look(scene, row) == "no_consent"


def test_one_family_is_reached_so_often_a_day_and_an_office_asks_so_often(
    scene: Scene, police: Agency, case: Case
) -> None:
    rows = [wishes(scene, police, case) for _each in range(REACHES_DAILY + 1)]
    assert [row.certificate is not None for row in rows] == [True] * REACHES_DAILY + [False]


def test_an_office_that_was_ended_is_answered_by_nobody_and_asks_nothing(
    scene: Scene, police: Agency, case: Case
) -> None:
    row, agreed = wishes(scene, police, case), wishes(scene, police, case)
    answers(scene, agreed)
    end(scene, police)
    assert find_asked_of(scene.person("mother"), on=scene.today) == []
    assert no_answer(scene, row) == "request_over"
    assert no_look(scene, agreed) == "no_consent"
    with pytest.raises(UnableToLook, match="no_such_request"):
        ask_for_licence(police, wanted=a_wish(case), at=scene.later())


def test_an_office_is_told_what_is_wrong_with_its_own_asking(scene: Scene, police: Agency, case: Case) -> None:
    wish = a_wish(case)
    object.__setattr__(wish.matter, "basis", "curiosity")
    with pytest.raises(UnableToLook, match="no_such_basis"):
        ask_for_licence(police, wanted=wish, at=scene.later())
    with pytest.raises(UnableToLook, match="no_such_request"):
        get_request(police, case.pk)
    copied = ask_for_licence(police, wanted=a_wish(case, form=ShareForm.COPY), at=scene.later())
    assert copied.form == "copy"


def test_the_books_take_no_answer_but_a_parents_in_its_time_for_just_what_was_asked(
    scene: Scene, police: Agency, case: Case
) -> None:
    row, other = wishes(scene, police, case), wishes(scene, police, case, number="Z529999999")
    answers(scene, row)
    consent, mother = LicenceConsent.objects.get(), scene.person("mother")

    def refused(**columns: object) -> str:
        said = {"request": row, "how": DECLINED, "answered_by": mother, "answered_at": scene.at, **columns}
        with pytest.raises(IntegrityError) as told, transaction.atomic():
            LicenceRequestAnswer.objects.create(**said)
        return str(told.value)

    assert "licence_request_answered_by_a_parent" in refused(answered_by=scene.person("mother2"))
    assert "licence_request_answered_by_a_parent" in refused(request=other)
    assert "licence_request_answered_in_its_time" in refused(answered_at=scene.at + timedelta(days=9))
    assert "licence_request_agreed_as_asked" in refused(
        how=AGREED, consent=consent, answered_by=scene.person("father")
    )
    assert "licence_request_answer" in refused()
    with pytest.raises(IntegrityError, match="says_whose"), transaction.atomic():
        LicenceRequest.objects.create(
            agency=police,
            purpose=row.purpose,
            basis="",
            form=row.form,
            handled_by="x",
            request_no="x",
            asked_at=scene.at,
            until_on=row.until_on,
            asked_index=b"a" * 32,
        )


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


@pytest.mark.race
@pytest.mark.no_cover
@pytest.mark.django_db(transaction=True)
def test_answered_by_both_parents_at_one_moment_it_has_one_answer_and_is_looked_at_once(busy: Scene) -> None:
    police, case = let_in(busy), busy.sealed()
    rows = [wishes(busy, police, case) for _each in range(REACHES_DAILY)]
    mother, father, at = busy.by("mother"), busy.by("father"), busy.later()

    all_at_once(
        [
            lambda row=row, by=by, said=said: answer_request(row.pk, answer=said, by=by, at=at)
            for row in rows
            for by, said in ((mother, AGREED), (father, DECLINED), (father, AGREED))
        ],
        hands=9,
    )
    answered = dict(LicenceRequestAnswer.objects.values_list("request", "how"))
    assert set(answered) == {row.pk for row in rows}

    seen = all_at_once(
        [lambda row=row: look_as_agreed(police, row.pk, at=busy.at) for row in rows for _twice in range(2)], hands=6
    )
    looked = sum(not isinstance(one, Exception) for one in seen)
    assert looked == sum(how == AGREED for how in answered.values())
    assert LicenceConsentEnding.objects.count() == looked
