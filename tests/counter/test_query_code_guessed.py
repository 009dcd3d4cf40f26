"""Guessing at query codes, in numbers: nothing is met, the time of an answer tells nothing, the owner gets through.

`make trials` takes a million guesses at a hundred thousand live codes, and two thousand answers of each kind.
"""

import os
import random
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import combinations
from statistics import median
from threading import Event
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.counter.conftest import own_keys

from xinsheng.casework import spoken_codes
from xinsheng.casework.query_codes import find_case_of_code, issue_code
from xinsheng.counter.query import limits, views
from xinsheng.registry.models import Attempt, Case
from xinsheng.standards.query_codes import RANDOM_BITS, new_query_code

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
GUESSES = int(os.environ.get("XINSHENG_TRIAL_GUESSES", "20000"))
CODES = GUESSES // 10
WHOLE = 100 + GUESSES // 1000  # guesses that go the whole way, slow digest included
ROUNDS = 60 + GUESSES // 500  # answers of each kind, timed
LIKELIHOOD = 0.05  # how much better than by chance one time may tell two kinds of answers apart
TOLERANCE = 0.001  # seconds between the medians of two kinds
DICE = random.Random(28)  # noqa: S311  no secret: codes of this test alone


@pytest.fixture
def case(scene: Scene) -> Case:
    couple = CoupleScene(scene)
    return couple.answered(couple.declared())


def coded(drawn: int) -> str:
    return new_query_code(lambda _bits: drawn)


def fill(owner: psycopg.Connection, *, like: Case) -> list[int]:
    """As many cases like one as there are to be codes, each with a live code; the random bits of the codes."""
    owner.execute(
        "INSERT INTO birth_case SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid()))).*"
        " FROM birth_case b, generate_series(1, %s) WHERE b.id = %s",
        [CODES, like.pk],
    )
    cases = owner.execute("SELECT id FROM birth_case WHERE id <> %s", [like.pk]).fetchall()
    live = [DICE.getrandbits(RANDOM_BITS) for _ in cases]
    rows = "COPY query_code (id, case_id, locator, salt, secret, issued_at) FROM STDIN"
    with owner.cursor() as cursor, cursor.copy(rows) as copy:
        for (case_id,), drawn in zip(cases, live, strict=True):
            locator = spoken_codes._locator(coded(drawn), kind="query_code")
            copy.write_row((case_id, case_id, locator, DICE.randbytes(16), DICE.randbytes(32), like.opened_at))
    owner.execute("ANALYZE query_code")
    return live


def guesses(live: list[int]) -> Iterator[str]:
    """Well-formed codes: every other one at random, every other one a living code with one character changed."""
    known = set(live)
    while True:
        near = DICE.choice(live) ^ DICE.randrange(1, 32) << 5 * DICE.randrange(RANDOM_BITS // 5)
        yield from (coded(one) for one in (near, DICE.getrandbits(RANDOM_BITS)) if one not in known)


def met(typed: tuple[str, ...]) -> int:
    """How many of these codes find a live one by the digest that every look-up begins with."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM query_code WHERE ended_at IS NULL AND locator = ANY(%s)",
            [[spoken_codes._locator(code, kind="query_code") for code in typed]],
        )
        return int(cursor.fetchone()[0])


def test_many_guesses_meet_none_of_many_codes(owner: psycopg.Connection, case: Case) -> None:
    """Below HTTP, where no limit slows them: all by the digest that finds a code, some the whole way."""
    live = fill(owner, like=case)
    own = issue_code(case, by=None, at=datetime.now(tz=UTC))
    guessed = guesses(live)
    found = [met(tuple(next(guessed) for _ in range(1000))) for _ in range(GUESSES // 1000)]

    assert sum(found) == 0
    assert [find_case_of_code(next(guessed)) for _ in range(WHOLE)] == [None] * WHOLE
    assert met((own, *(coded(drawn) for drawn in live[:99]))) == 100  # what is right is met
    assert find_case_of_code(own) == case
    assert find_case_of_code(coded(live[0])) is None  # found, and proven by nothing


def asks(code: str, *, address: str) -> Any:
    return Client().post("/query/", {"code": code}, REMOTE_ADDR=address)


def addresses() -> Iterator[str]:
    """One from each neighbourhood, without end for our purposes."""
    return (f"10.{high}.{low}.1" for high in range(256) for low in range(256))


def kinds_of_wrong_codes(case: Case) -> Mapping[str, str]:
    ended = issue_code(case, by=None, at=datetime.now(tz=UTC))
    live = issue_code(case, by=None, at=datetime.now(tz=UTC))
    misread = live[:-1] + ("0" if live[-1] != "0" else "1")
    unknown = coded(DICE.getrandbits(RANDOM_BITS))
    return {"misread": misread, "unknown": unknown, "ended": ended, "foreign": "SF522601202600"}


def times_of_answers(kinds: Mapping[str, str], *, rounds: int) -> dict[str, list[float]]:
    """Seconds of each answer: in every round each kind once, in an order of its own, each from another network."""
    networks, took = addresses(), {kind: list[float]() for kind in kinds}
    for _round in range(rounds):
        for kind in DICE.sample(list(kinds), len(kinds)):
            address = next(networks)
            begun = time.perf_counter()
            answer = asks(kinds[kind], address=address)
            took[kind].append(time.perf_counter() - begun)
            assert "没有查到" in answer.content.decode()
    return took


def likelihood(one: list[float], other: list[float]) -> float:
    """How often a time of one is the longer of two: a half where nothing can be told (Mann and Whitney's U)."""
    ranked = sorted([(value, True) for value in one] + [(value, False) for value in other])
    ranks = sum(rank for rank, (_value, is_one) in enumerate(ranked, 1) if is_one)
    return (ranks - len(one) * (len(one) + 1) / 2) / (len(one) * len(other))


def assert_times_tell_nothing(took: Mapping[str, list[float]]) -> None:
    """Of any two kinds: the median difference and the likelihood, each with four standard errors of its sample."""
    for one, other in combinations(took, 2):
        number = len(took[one])
        apart = [first - second for first, second in zip(took[one], took[other], strict=True)]
        spread = median(abs(value - median(apart)) for value in apart)
        error = 1.4826 * 1.2533 * spread / number**0.5
        assert abs(median(apart)) < TOLERANCE + 4 * error, (one, other, median(apart), error)
        chance = likelihood(took[one], took[other])
        error = ((2 * number + 1) / (12 * number * number)) ** 0.5
        assert abs(chance - 0.5) < LIKELIHOOD + 4 * error, (one, other, chance, error)


def test_the_time_of_an_answer_does_not_tell_why_a_code_is_not_answered(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = kinds_of_wrong_codes(case)
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "everyone": 1 << 30})
    times_of_answers(kinds, rounds=5)
    assert_times_tell_nothing(times_of_answers(kinds, rounds=ROUNDS))


def test_work_that_is_spared_for_an_unknown_code_would_be_told_by_the_time(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {"misread": "", **kinds_of_wrong_codes(case)}
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "everyone": 1 << 30})
    slow = spoken_codes._secret
    spared = lambda code, *, salt: bytes(32) if code == kinds["unknown"] else slow(code, salt=salt)  # noqa: E731
    monkeypatch.setattr(spoken_codes, "_secret", spared)
    with pytest.raises(AssertionError, match="unknown"):
        assert_times_tell_nothing(times_of_answers(kinds, rounds=60))


def test_whoever_holds_a_code_gets_through_while_many_networks_guess(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What all have together is used up all the time; nothing is locked, neither the code nor anybody's door."""
    at = datetime.now(tz=UTC)
    monkeypatch.setattr(views, "now", lambda: at)
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "everyone": 30})
    code, over = issue_code(case, by=None, at=at), Event()

    def guess(mine: int) -> list[int]:
        statuses = []
        try:
            while not over.is_set():
                unknown = coded(random.getrandbits(RANDOM_BITS))
                statuses.append(asks(unknown, address=f"198.51.{mine}.7").status_code)
        finally:
            connection.close()
        return statuses

    with ThreadPoolExecutor(10) as threads:
        guessing = [threads.submit(guess, mine) for mine in range(10)]
        while not Attempt.objects.filter(bucket="query.everyone", count__gt=30).exists():
            time.sleep(0.01)
        owners = [asks(code, address=f"203.0.{turn}.9") for turn in range(20)]
        over.set()
    statuses = [status for one in guessing for status in one.result()]

    assert ["登记" in answer.content.decode() for answer in owners] == [True] * 20
    assert statuses.count(200) == 30 + 10 * limits.MOST["neighbours"]
    assert set(statuses) == {200, 429}
    refused = asks(code, address="198.51.0.7")
    assert (refused.status_code, 0 < int(refused.headers["Retry-After"]) <= 600) == (429, True)
    monkeypatch.setattr(views, "now", lambda: at + limits.WINDOW)
    assert asks(code, address="198.51.0.7").status_code == 200
