"""Whoever has only a number learns its standing and nothing more; guessing is slow; nobody is locked out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings
from tests.verify.pages import alike, text_of, verdict_of, words_of

from xinsheng.casework.attempts import count_try
from xinsheng.proof.references import new_reference
from xinsheng.registry.models import Attempt, Certificate
from xinsheng.verify import limits

NEVER_ISSUED = "Z529999999"
BORN = {"printed_on_year": "2026", "printed_on_month": "11", "printed_on_day": "22"}
AT = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)


def test_a_number_alone_gives_the_standing_only(client: Client, issued: Certificate) -> None:
    response = client.post("/verify/number", {"certificate_no": issued.blank_id.lower()})

    assert verdict_of(response) == "编号有效"
    assert "龙" not in words_of(response)
    assert "签发机构</dt>" not in text_of(response)


def test_whoever_asks_for_a_number_that_there_is_not_is_not_sent_to_try_it_with_a_name(
    client: Client, issued: Certificate
) -> None:
    only = "这只是编号的状态"
    response = client.post("/verify/number", {"certificate_no": NEVER_ISSUED})

    assert verdict_of(response) == "查无此证"
    assert only not in words_of(response)
    assert only in words_of(client.post("/verify/number", {"certificate_no": issued.blank_id}))


@pytest.mark.parametrize("proof", [{"printed_name": "龙雨欣"}, {"printed_name": " 龙 雨欣 "}, BORN])
def test_a_number_with_name_or_day_gives_the_whole_verdict_masked(
    client: Client, issued: Certificate, proof: dict[str, str]
) -> None:
    response = client.post("/verify/number", {"certificate_no": issued.blank_id, **proof})

    assert verdict_of(response) == "真实 · 有效"
    assert "龙**" in words_of(response)
    assert "雨欣" not in words_of(response)


def test_wrong_name_wrong_day_and_unknown_number_are_answered_alike(
    client: Client, issued: Certificate, waits: list[float]
) -> None:
    asked = [
        {"certificate_no": issued.blank_id, "printed_name": "龙雨"},
        {"certificate_no": issued.blank_id, **BORN, "printed_on_day": "21"},
        {"certificate_no": issued.blank_id, **BORN, "printed_name": "杨雨欣"},
        {"certificate_no": NEVER_ISSUED, "printed_name": "龙雨欣"},
        {"certificate_no": "Z520000002", "printed_name": "龙雨欣"},
    ]
    answers = [alike(client.post("/verify/number", one)) for one in asked]

    assert all(one == answers[0] for one in answers)
    assert "未能核实" in answers[0][2]
    assert len(waits) == len(asked)


def test_an_answer_to_a_guess_is_never_sooner_than_the_even_time(waits: list[float]) -> None:
    limits.wait_until_even(limits.time.monotonic())

    assert waits[0] == pytest.approx(limits.EVEN_SECONDS, abs=limits.EVEN_SECONDS / 2)


def test_what_was_typed_stands_again_beside_what_is_wrong(client: Client, db: None) -> None:
    response = client.post("/verify/number", {"certificate_no": "Z52", "printed_name": "龙雨欣"})

    assert response.status_code == 200
    assert 'value="Z52"' in text_of(response)
    assert "一个字母和九位数字，请对照证件" in words_of(response)
    assert not Attempt.objects.exists()


def test_a_number_in_an_address_is_not_read(client: Client, issued: Certificate) -> None:
    assert verdict_of(client.get(f"/verify/number?certificate_no={issued.blank_id}")) == ""


def test_comparing_says_agree_or_differ_and_reveals_nothing(client: Client, issued: Certificate) -> None:
    typed = {"certificate_no": issued.blank_id, "printed_name": "龙雨", **BORN}
    response = client.post(f"/v/{issued.reference}/compare", typed)

    page = words_of(response)
    assert verdict_of(response) == "内容不一致"
    assert page.count(" 一致 ") == 2
    assert page.count(" 不一致 ") == 1
    assert "龙" not in page


def test_what_agrees_in_everything_is_genuine_and_in_force(client: Client, issued: Certificate) -> None:
    typed = {"certificate_no": f" {issued.blank_id} ", **BORN}

    assert verdict_of(client.post(f"/v/{issued.reference}/compare", typed)) == "真实 · 有效"


def test_comparing_with_an_unknown_reference_agrees_in_nothing(client: Client, issued: Certificate) -> None:
    response = client.post(f"/v/{new_reference()}/compare", {"printed_name": "龙雨欣"})

    assert verdict_of(response) == "查无此证"
    assert words_of(response).count(" 不一致 ") == 1


def test_comparing_asks_for_at_least_one_thing(client: Client, issued: Certificate) -> None:
    assert "请至少填写一项" in words_of(client.post(f"/v/{issued.reference}/compare", {}))


def test_after_ten_comparisons_the_number_waits_but_its_standing_and_code_still_answer(
    client: Client, issued: Certificate
) -> None:
    guess = {"certificate_no": issued.blank_id, "printed_name": "某某"}
    statuses = [client.post("/verify/number", guess).status_code for _ in range(11)]

    assert statuses == [200] * 10 + [429]
    refused = client.post("/verify/number", {"certificate_no": issued.blank_id, "printed_name": "龙雨欣"})
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 600
    assert refused["Cache-Control"] == "no-store"
    assert verdict_of(client.post("/verify/number", {"certificate_no": issued.blank_id})) == "编号有效"
    assert verdict_of(client.get(f"/v/{issued.reference}")) == "真实 · 有效"


def test_a_never_issued_number_is_limited_just_the_same(client: Client, issued: Certificate) -> None:
    guess = {"certificate_no": NEVER_ISSUED, "printed_name": "某某"}

    assert [client.post("/verify/number", guess).status_code for _ in range(11)] == [200] * 10 + [429]


def test_a_number_compared_often_in_a_day_asks_for_name_and_day_together(
    client: Client, issued: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "number_a_day": 2})
    by_name = {"certificate_no": issued.blank_id, "printed_name": "龙雨欣"}
    verdicts = [verdict_of(client.post("/verify/number", by_name)) for _ in range(3)]

    assert verdicts == ["真实 · 有效", "真实 · 有效", ""]
    assert verdict_of(client.post("/verify/number", {**by_name, **BORN})) == "真实 · 有效"


def test_one_address_asking_for_very_many_numbers_waits(
    client: Client, issued: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "address": 3})
    ask = [client.post("/verify/number", {"certificate_no": f"Z52000000{last}"}).status_code for last in range(5)]

    assert ask == [200, 200, 200, 429, 429]
    elsewhere = client.post("/verify/number", {"certificate_no": issued.blank_id}, REMOTE_ADDR="198.51.100.7")
    assert verdict_of(elsewhere) == "编号有效"


def test_one_address_that_asks_without_end_shuts_nobody_out(
    client: Client, issued: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether what all have together is used up or not."""
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "address": 5, "neighbours": 0, "everyone": 8})
    ask = [client.post("/verify/number", {"certificate_no": issued.blank_id}).status_code for _ in range(20)]
    assert ask == [200] * 5 + [429] * 15

    def elsewhere(turn: int) -> int:
        return client.post(
            "/verify/number", {"certificate_no": issued.blank_id}, REMOTE_ADDR=f"198.51.{turn}.7"
        ).status_code

    assert [elsewhere(turn) for turn in range(4)] == [200, 200, 200, 429]
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "neighbours": 1})
    assert [elsewhere(turn) for turn in range(10, 13)] == [200, 200, 200]


def test_what_is_counted_holds_neither_number_nor_address(client: Client, issued: Certificate) -> None:
    client.post("/verify/number", {"certificate_no": issued.blank_id, "printed_name": "龙雨欣"})

    buckets = " ".join(Attempt.objects.values_list("bucket", flat=True))
    assert buckets
    assert issued.blank_id not in buckets
    assert "127.0.0.1" not in buckets


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "address"),
    [
        (False, "203.0.113.9", "127.0.0.1"),
        (True, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (True, "no address", ""),
    ],
)
def test_an_address_is_what_our_own_proxy_says_and_nobody_else(
    settings: Settings, *, behind_proxy: bool, forwarded: str, address: str
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if behind_proxy else None
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded})

    assert limits.address_of(request) == address


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_hundred_threads_are_counted_exactly() -> None:
    def one_try(_: int) -> int:
        try:
            return count_try("verify.number:x", at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        counted = sorted(threads.map(one_try, range(100)))

    assert counted == list(range(1, 101))
    assert sum(count <= limits.MOST["number"] for count in counted) == limits.MOST["number"]
