"""With the code where it stands, with four characters more the certificate; a guess is slow and learns nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Semaphore
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from tests.casework.couple_scene import CoupleScene, a_couple, a_record, an_answer
from tests.casework.scene import EVERYONE, Scene, asked
from tests.counter.conftest import own_keys
from tests.counter.couple import the_worker_makes, told_of
from tests.verify.pages import alike

from xinsheng.casework import registrations, townships
from xinsheng.casework.query_codes import issue_code
from xinsheng.counter.query import limits, proofs, views
from xinsheng.gateways.keys import create_demonstration_keys
from xinsheng.law.couples import Side
from xinsheng.registry.models import Attempt, Case
from xinsheng.standards.query_codes import grouped_query_code

__all__ = ["own_keys"]
MOTHERS_END, FATHERS_END = (EVERYONE[login].paper_no[-4:] for login in ("mother", "father"))
PERSONAL = ("龙小梅", "杨志强", EVERYONE["mother"].paper_no, EVERYONE["father"].paper_no, "13800000001", "梁子巷")


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.fixture
def registered(couple: CoupleScene) -> Case:
    """A couple with its certificate, its file really made."""
    case = couple.answered(couple.declared())
    the_worker_makes(case.pk)
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def anyone() -> Client:
    return Client()


def code_for(case: Case, couple: CoupleScene) -> str:
    return issue_code(case, by=None, at=couple.scene.later())


def asks(client: Client, code: str, **more: Any) -> Any:
    return client.post("/query/", {"code": code}, **more)


def proof_in(answer: Any) -> str:
    return str(answer.content.decode().split('name="proof" value="')[1].split('"')[0])


def ends_with(client: Client, answer: Any, ending: str) -> Any:
    return client.post("/query/certificate/", {"proof": proof_in(answer), "ending": ending})


def test_the_code_alone_says_where_it_stands_by_when_and_where_to_ask_and_nothing_of_anybody(
    scene: Scene, couple: CoupleScene, anyone: Client
) -> None:
    differs = an_answer(taken_on=scene.today, woman=a_record("mother", spouse="mother2"))
    case = couple.answered(couple.declared(a_couple()), differs)
    answer = asks(anyone, code_for(case, couple))
    page = answer.content.decode()
    due = case.registration.due_on

    assert "已转乡镇（街道）办理" in page
    assert f"{due.year}年{due.month}月{due.day}日前办结" in page
    assert "便民服务中心 3 号窗口" in page
    assert "不提供电话查询" in page
    assert 'name="ending"' not in page
    assert [one for one in (*PERSONAL, str(case.pk)) if one in page] == []
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"].startswith("noindex")


def test_a_code_is_understood_as_anybody_types_it(registered: Case, couple: CoupleScene, anyone: Client) -> None:
    code = code_for(registered, couple)
    shown = grouped_query_code(code)
    full_width = "".join(chr(ord(char) + 0xFEE0) for char in code)
    spaced, misheard = f"  {shown.replace('-', ' ')}\n", code.replace("0", "O").replace("1", "l")
    typed = [shown, code.lower(), spaced, full_width, misheard]

    assert ["登记成功" in asks(anyone, one).content.decode() for one in typed] == [True] * 5


def test_wrong_unknown_ended_and_foreign_codes_are_one_answer(
    registered: Case, couple: CoupleScene, anyone: Client
) -> None:
    ended = code_for(registered, couple)
    live = code_for(registered, couple)
    misread = live[:-1] + ("0" if live[-1] != "0" else "1")
    others = [ended, misread, "7QF29KXM4TB8WN", "SF522601202600", "ZZZZZZZZZZZZZZ"]
    answers = [alike(asks(anyone, code), without=code) for code in others]

    assert all(answer == answers[0] for answer in answers)  # Content-Length among the headers
    assert answers[0][0] == 200
    assert "没有查到" in answers[0][2]
    no_code = "一二三四五六七八九十一二三四"
    assert alike(asks(anyone, no_code), without=no_code)[2] == answers[0][2]


def test_a_code_typed_wrongly_stands_there_again(registered: Case, anyone: Client) -> None:
    assert 'value="7QF29-KXM4T"' in asks(anyone, "7QF29-KXM4T").content.decode()
    assert "请填写查询码" in told_of(asks(anyone, ""))


def test_either_ones_last_four_characters_open_the_certificate_to_be_printed(
    registered: Case, couple: CoupleScene, anyone: Client
) -> None:
    stage = asks(anyone, code_for(registered, couple))
    shown = [ends_with(anyone, stage, ending) for ending in (MOTHERS_END, f" {FATHERS_END.lower()} ")]
    page = shown[0].content.decode()

    assert ["SF522601" in answer.content.decode() for answer in shown] == [True, True]
    assert EVERYONE["mother"].paper_no not in page
    assert page.count("<svg") == 1
    file = anyone.post("/query/certificate.pdf", {"proof": proof_in(shown[0])})
    assert file.content.startswith(b"%PDF-")
    assert file.headers["Content-Disposition"].startswith("attachment; ")
    assert {answer.headers["Cache-Control"] for answer in (*shown, file)} == {"no-store"}


def test_another_ending_opens_nothing_and_says_so_beside_the_field(
    registered: Case, couple: CoupleScene, anyone: Client
) -> None:
    stage = asks(anyone, code_for(registered, couple))
    other = "0000" if "0000" not in (MOTHERS_END, FATHERS_END) else "1111"
    answer = ends_with(anyone, stage, other)

    assert "与登记的证件号码不符" in told_of(answer)
    assert "SF522601" not in answer.content.decode()
    assert f'value="{other}"' in answer.content.decode()
    assert "请输入四位" in told_of(ends_with(anyone, stage, EVERYONE["mother"].paper_no))


def test_what_was_shown_for_the_stage_opens_no_file(registered: Case, couple: CoupleScene, anyone: Client) -> None:
    proof = proof_in(asks(anyone, code_for(registered, couple)))
    answers = [anyone.post("/query/certificate.pdf", {"proof": one}) for one in (proof, "", "x:y:z", proof[:-2])]

    assert ["请重新输入" in answer.content.decode() for answer in answers] == [True] * 4
    assert anyone.get("/query/certificate.pdf").headers["Location"] == "/query/"
    assert anyone.get("/query/certificate/").headers["Location"] == "/query/"


def test_a_page_left_open_too_long_asks_for_the_code_again(
    registered: Case, couple: CoupleScene, anyone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = asks(anyone, code_for(registered, couple))
    monkeypatch.setattr(proofs, "LIFE", timedelta(seconds=-1))

    assert "停留太久" in told_of(ends_with(anyone, stage, MOTHERS_END))


def test_with_a_new_code_the_old_one_and_what_was_begun_with_it_are_over(
    registered: Case, couple: CoupleScene, anyone: Client
) -> None:
    old = code_for(registered, couple)
    stage = asks(anyone, old)
    by, at = couple.officer(), couple.scene.later()
    _outcome, new = townships.renew_code(registered.pk, seen=Side.WOMAN, by=by, at=at, asked=asked())

    assert "查询码已经换新" in told_of(ends_with(anyone, stage, MOTHERS_END))
    assert "没有查到" in told_of(asks(anyone, old))
    assert "登记成功" in told_of(asks(anyone, new))


def test_what_was_taken_back_meanwhile_has_no_certificate_any_more(
    registered: Case, couple: CoupleScene, anyone: Client
) -> None:
    code = code_for(registered, couple)
    stage = asks(anyone, code)
    certificate = ends_with(anyone, stage, MOTHERS_END)
    registrations.withdraw_registration(registered.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())

    assert "SF522601" not in ends_with(anyone, stage, MOTHERS_END).content.decode()
    file = anyone.post("/query/certificate.pdf", {"proof": proof_in(certificate)})
    assert not file.content.startswith(b"%PDF-")
    assert "已撤回" in told_of(asks(anyone, code))


def test_one_network_that_asks_too_often_waits_and_others_do_not(
    registered: Case, couple: CoupleScene, anyone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "network": 3, "neighbours": 0, "everyone": 6})
    code = code_for(registered, couple)
    statuses = [asks(anyone, "7QF29KXM4TB8WN").status_code for _ in range(9)]
    refused = asks(anyone, code)

    assert statuses == [200] * 3 + [429] * 6
    assert 0 < int(refused.headers["Retry-After"]) <= 600
    assert refused.headers["Cache-Control"] == "no-store"
    assert "登记成功" in told_of(asks(anyone, code, REMOTE_ADDR="198.51.100.7"))
    elsewhere = [asks(anyone, code, REMOTE_ADDR=f"198.51.100.{last}").status_code for last in (8, 9, 10)]
    assert elsewhere == [200, 200, 429]


def test_four_characters_are_guessed_slowly_and_the_stage_still_answers(
    registered: Case, couple: CoupleScene, anyone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_for(registered, couple)
    stage = asks(anyone, code)
    statuses = [ends_with(anyone, stage, f"{number:04}").status_code for number in range(6)]

    assert statuses == [200] * 5 + [429]
    assert asks(anyone, code).status_code == 200
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "ending": 100, "ending_a_day": 5})
    assert ends_with(anyone, stage, MOTHERS_END).status_code == 429


def test_what_is_counted_holds_neither_code_nor_number_nor_address(
    registered: Case, couple: CoupleScene, anyone: Client
) -> None:
    code = code_for(registered, couple)
    ends_with(anyone, asks(anyone, code), MOTHERS_END)
    buckets = " ".join(Attempt.objects.values_list("bucket", flat=True))

    assert "query.network" in buckets
    assert [one for one in (code, MOTHERS_END, "127.0.0.1") if one in buckets] == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_hundred_threads_are_counted_exactly(own_keys: None, monkeypatch: pytest.MonkeyPatch) -> None:
    create_demonstration_keys(Path(settings.KEYS_FOLDER))
    at, together, seats = datetime.now(tz=UTC), Barrier(100), Semaphore(40)  # what the database has room for
    monkeypatch.setattr(views, "now", lambda: at)

    def one_guess(_: int) -> int:
        together.wait(timeout=60)
        with seats:
            try:
                return int(asks(Client(), "7QF29KXM4TB8WN").status_code)
            finally:
                connection.close()

    with ThreadPoolExecutor(100) as threads:
        statuses = list(threads.map(one_guess, range(100)))

    assert (statuses.count(200), statuses.count(429)) == (limits.MOST["network"], 100 - limits.MOST["network"])
    counted = limits.MOST["network"] - limits.MOST["neighbours"]
    assert Attempt.objects.get(bucket="query.everyone").count == counted
