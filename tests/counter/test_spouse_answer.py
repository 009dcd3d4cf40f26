"""The other of the two at their own phone: finds it, reads what concerns both, confirms or says it is not so."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.casework.couple_scene import the_other_confirms_here
from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, case_in, the_worker_compares, the_worker_makes, told_of

from xinsheng.casework.privacy import show
from xinsheng.law.terms import Stage
from xinsheng.postroom.spouse_silence import go_on_with_all
from xinsheng.registry.models import Case, Reading, SpouseAnswer, TextMessage

WAITS = "有一份生育登记等您确认"


@pytest.fixture
def woman(scene: Scene) -> Couple:
    the_other_confirms_here(on=scene.today)
    return Couple(signed_in("mother").client)


@pytest.fixture
def man(scene: Scene) -> Couple:
    return Couple(signed_in("father").client)


def waits(woman: Couple, *, other_phone: str = "13900000002") -> UUID:
    form = woman.begins()
    woman.fills_in(form)
    woman.says(f"{form}other-phone/", other_phone=other_phone)
    answer = woman.submits(form)
    assert answer.status_code == 302, told_of(answer)
    the_worker_compares(case_in(form))
    return case_in(form)


def page(case_id: UUID, end: str = "") -> str:
    return f"/mine/registration/{case_id}/{end}"


def stage_of(case_id: UUID) -> str:
    return Case.objects.get(pk=case_id).stage


def test_the_declarant_is_told_who_is_waited_for_and_until_when(woman: Couple) -> None:
    case_id = waits(woman)
    shown = told_of(woman.client.get(page(case_id)))

    assert stage_of(case_id) == Stage.CONFIRMING
    assert "等另一方确认" in shown
    assert "期满没有确认的，转乡镇（街道）核实，不会停办" in shown
    assert WAITS not in shown
    assert "取查询码" in shown  # who has no phone has the code at once


def test_the_other_finds_it_reads_and_confirms_and_the_couple_is_registered(woman: Couple, man: Couple) -> None:
    case_id = waits(woman)
    assert WAITS in told_of(man.client.get("/mine/"))
    assert WAITS in told_of(man.client.get(page(case_id)))
    read = told_of(man.client.get(page(case_id, "answer/")))
    answer = man.answers(page(case_id, "answer/"), answer="confirm", signed="on")

    assert answer.headers["Location"] == page(case_id)
    assert WAITS not in told_of(man.client.get("/mine/"))
    the_worker_compares(case_id)
    the_worker_makes(case_id)
    assert "登记成功" in told_of(woman.client.get(page(case_id)))
    for word in ("龙小梅", "杨志强", EVERYONE["father"].paper_no, "2020 年 5 月 20 日", "第 1 个孩子"):
        assert word.replace(" ", "") in read.replace(" ", ""), word
    for secret in (EVERYONE["mother"].paper_no, "13900000002"):
        assert secret not in read
    assert Reading.objects.filter(page="spouse_answer", case=case_id).exists()


@pytest.mark.parametrize("why", ["answers_wrong", "did_not_know", "not_the_spouse", "does_not_agree"])
def test_who_says_it_is_not_so_is_heard_by_a_person_and_the_declarant_is_not_told_which(
    scene: Scene, woman: Couple, man: Couple, why: str
) -> None:
    case_id = waits(woman)
    man.answers(page(case_id, "answer/"), answer=why, signed="on")
    assert stage_of(case_id) == Stage.CONFIRMING
    go_on_with_all(at=scene.later(days=9))
    the_worker_compares(case_id)
    after_no = told_of(woman.client.get(page(case_id)))
    theirs = told_of(man.client.get(page(case_id)))

    assert stage_of(case_id) == Stage.WITH_TOWNSHIP
    for words in ("不认可", "不同意", "不知道这次", "不是申报人的配偶"):
        assert words not in after_no
    assert "有疑问？" in theirs


def test_a_page_opened_before_the_no_withdraws_after_it_as_before(woman: Couple, man: Couple) -> None:
    case_id = waits(woman)
    shown = woman.hidden(page(case_id, "withdraw/"))
    man.answers(page(case_id, "answer/"), answer="did_not_know", signed="on")
    answer = woman.client.post(page(case_id, "withdraw/"), shown)

    assert "seen_version" in shown
    assert (answer.status_code, answer.headers["Location"]) == (302, page(case_id))
    assert stage_of(case_id) == Stage.WITHDRAWN
    assert "比对" not in told_of(woman.client.get(page(case_id)))  # it never was


def test_nothing_is_promised_at_once_where_the_other_is_asked(woman: Couple) -> None:
    start = told_of(woman.client.get("/register/"))
    form = woman.begins()
    woman.fills_in(form)
    woman.says(f"{form}other-phone/", other_phone="")
    check = told_of(woman.client.get(f"{form}check/"))
    woman.says(f"{form}check/")
    sign = told_of(woman.client.get(f"{form}sign/"))

    assert "另一方也要本人确认" in start
    assert "或持身份证到任一乡镇（街道）确认" in start
    assert "填得准，另一方确认后系统就能发证" in check
    assert "提交后请另一方确认；确认后信息一致的" in sign
    for promise in ("信息与人口信息一致的，系统当场登记", "系统就能当场发证"):
        assert promise not in start + check


def test_without_the_policy_the_other_is_no_step_of_it(scene: Scene) -> None:
    woman = Couple(signed_in("mother").client)
    form = woman.begins()
    woman.fills_in(form)
    told = [told_of(woman.client.get(path)) for path in ("/register/", f"{form}check/", f"{form}sign/")]

    assert "另一方确认" not in "".join(told)
    assert "系统就能当场发证" in told[1]


def test_who_answered_is_told_that_it_came_and_when_and_nobody_else_is(
    scene: Scene, woman: Couple, man: Couple
) -> None:
    case_id = waits(woman)
    man.answers(page(case_id, "answer/"), answer="confirm", signed="on")
    theirs, hers = told_of(man.client.get(page(case_id))), told_of(woman.client.get(page(case_id)))

    assert "您已确认，谢谢" in theirs
    assert "您的答复" in theirs
    assert "您的答复" not in hers
    assert "您已确认" not in hers


def test_a_no_is_told_to_have_come_to_who_said_it_alone(woman: Couple, man: Couple) -> None:
    case_id = waits(woman)
    man.answers(page(case_id, "answer/"), answer="did_not_know", signed="on")
    at_once = told_of(man.client.get(page(case_id)))
    the_worker_compares(case_id)
    later, hers = told_of(man.client.get(page(case_id))), told_of(woman.client.get(page(case_id)))

    for theirs in (at_once, later):
        assert "您的答复已经收到：不认可这次登记" in theirs
        assert "您选了哪一项，不会告诉申报人" in theirs
    assert "答复" not in hers


@pytest.mark.parametrize("login", ["mother", "mother2", "township"])
def test_anyone_else_meets_nothing(woman: Couple, login: str) -> None:
    case_id = waits(woman)
    client = signed_in(login).client
    answers = [client.get(page(case_id, "answer/")), client.post(page(case_id, "answer/"), {"answer": "confirm"})]
    missing = client.get(page(uuid4(), "answer/"))

    assert {answer.status_code for answer in (*answers, missing)} == {404}
    said = [
        re.sub(r"[0-9a-f]{12}", "", told_of(answer)) for answer in (answers[0], missing)
    ]  # each its own reference
    assert said[0] == said[1]
    assert not SpouseAnswer.objects.exists()


def test_a_stranger_signs_in_first(woman: Couple) -> None:

    answer = Client().get(page(waits(woman), "answer/"))
    assert answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "typed", [{}, {"answer": "confirm"}, {"signed": "on"}, {"answer": "perhaps", "signed": "on"}, {"answer": "\0"}]
)
def test_half_an_answer_is_asked_again_and_nothing_is_kept(woman: Couple, man: Couple, typed: dict[str, str]) -> None:
    case_id = waits(woman)
    answer = man.answers(page(case_id, "answer/"), **typed)

    assert answer.status_code == 200
    assert "有内容需要改正" in told_of(answer) or "govuk-error" in answer.content.decode()
    assert not SpouseAnswer.objects.exists()


def test_the_same_page_sent_twice_is_one_answer_and_a_second_page_comes_too_late(woman: Couple, man: Couple) -> None:
    case_id = waits(woman)
    shown = man.hidden(page(case_id, "answer/"))
    other_tab = man.hidden(page(case_id, "answer/"))
    said = {"answer": "confirm", "signed": "on"}
    first = man.client.post(page(case_id, "answer/"), shown | said)
    again = man.client.post(page(case_id, "answer/"), shown | said)
    late = man.client.post(page(case_id, "answer/"), other_tab | {"answer": "did_not_know", "signed": "on"})

    assert (first.status_code, again.status_code, late.status_code) == (302, 302, 409)
    assert SpouseAnswer.objects.get().objection == ""


def test_a_page_whose_content_was_changed_is_not_an_answer(woman: Couple, man: Couple) -> None:
    case_id = waits(woman)
    shown = man.hidden(page(case_id, "answer/")) | {"content": "0" * 64}
    answer = man.client.post(page(case_id, "answer/"), shown | {"answer": "confirm", "signed": "on"})

    assert answer.status_code == 409
    assert not SpouseAnswer.objects.exists()


def test_a_wrong_number_of_the_others_is_told_at_its_box(woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    answer = woman.answers(f"{form}other-phone/", other_phone="12345")

    assert answer.status_code == 200
    assert 'value="12345"' in answer.content.decode()


def test_the_text_says_nothing_of_anybody(woman: Couple) -> None:
    case_id = waits(woman)
    case = Case.objects.select_related("key").get(pk=case_id)
    text = str(show(TextMessage.objects.get(kind="spouse_asked").text_cipher, case=case, place="text_message"))

    for word in ("龙", "杨", "http", "SF52", str(case_id)[:8]):
        assert word not in text


def test_without_the_policy_nobody_is_asked_for_the_others_number_or_word(scene: Scene) -> None:
    woman = Couple(signed_in("mother").client)
    form = woman.begins()
    woman.fills_in(form)
    assert woman.client.get(f"{form}other-phone/").status_code == 302
    woman.submits(form)
    case_id = case_in(form)
    man = Couple(signed_in("father").client)

    assert WAITS not in told_of(man.client.get("/mine/"))
    assert man.client.get(page(case_id, "answer/")).status_code == 404
    the_worker_compares(case_id)
    assert stage_of(case_id) == Stage.REGISTERING
