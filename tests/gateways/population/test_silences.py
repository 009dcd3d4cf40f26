"""Our own register away, slow or frozen: a silence in bounded time, and answers again as soon as it is back."""

import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from tests.gateways.population.conftest import AT, Place
from tests.gateways.population.extracts import HUSBAND, WIFE, a_family
from tests.gateways.population.frozen_line import line_to

from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.gateways.population.postgres import PostgresRegister
from xinsheng.gateways.population.schema import prepare
from xinsheng.law.register_records import Silence

ASKING = CoupleAsking(request_id="r-1", woman_no=WIFE, man_no=HUSBAND, purpose="registration", asked_at=AT)


def silence(ask: Callable[[], object], *, within: float) -> Silence:
    begun = time.monotonic()
    with pytest.raises(UnableToAsk) as refusal:
        ask()
    assert time.monotonic() - begun < within
    return refusal.value.silence


def asks(register: PostgresRegister) -> list[Callable[[], object]]:
    return [lambda: register.find_couple(ASKING), lambda: register.find_person(WIFE, purpose="explain")]


def test_nobody_listening_is_a_silence_at_once() -> None:
    register = PostgresRegister("postgresql://nobody@127.0.0.1:1/none", seconds=1)
    for ask in asks(register):
        assert silence(ask, within=2) is Silence.UNREACHABLE


def test_a_server_that_takes_the_call_and_says_nothing_is_late() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        register = PostgresRegister(f"postgresql://nobody@127.0.0.1:{deaf.getsockname()[1]}/none", seconds=1)
        assert silence(asks(register)[0], within=4) is Silence.LATE


def test_a_register_that_was_never_filled_has_nobody_missing_in_it(place: Place) -> None:
    register = place.register()
    for ask in asks(register):
        assert silence(ask, within=2) is Silence.REFUSED
    prepare(place.owner, reader=place.reader)
    for ask in asks(register):
        assert silence(ask, within=2) is Silence.UNREACHABLE
    place.load(a_family())
    assert register.find_couple(ASKING).woman is not None


def test_a_register_that_may_not_be_read_is_a_refusal(place: Place) -> None:
    place.load(a_family())
    with psycopg.connect(place.owner) as owner:
        owner.execute(sql.SQL("REVOKE SELECT ON population.person FROM {}").format(sql.Identifier(place.reader)))
    for ask in asks(place.register()):
        assert silence(ask, within=2) is Silence.REFUSED


def test_a_slow_register_is_late_and_then_answers_again(place: Place) -> None:
    place.load(a_family())
    register = place.register(seconds=0.4)
    with psycopg.connect(place.owner) as owner:
        owner.execute("LOCK TABLE population.person IN ACCESS EXCLUSIVE MODE")
        for ask in asks(register):
            assert silence(ask, within=2) is Silence.LATE
    assert register.find_couple(ASKING).woman is not None


def test_a_frozen_line_is_hung_up_and_a_new_one_opened(place: Place) -> None:
    place.load(a_family())
    named = conninfo_to_dict(place.application)
    with line_to(str(named["host"]), int(str(named["port"]))) as line:
        register = PostgresRegister(make_conninfo(place.application, port=line.port), seconds=0.5)
        assert register.find_couple(ASKING).woman is not None
        line.freeze()
        assert silence(asks(register)[0], within=2) is Silence.LATE
        line.thaw()
        assert register.find_couple(ASKING).woman is not None


def test_a_connection_that_died_while_nobody_asked_is_opened_anew(place: Place) -> None:
    place.load(a_family())
    register = place.register()
    register.find_couple(ASKING)
    with psycopg.connect(place.application, autocommit=True) as same_role:  # any role may end its own connections
        ended = same_role.execute(
            "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
            " WHERE application_name = 'xinsheng-population' AND datname = current_database()"
        ).fetchone()
    assert ended is not None
    assert ended[0] >= 1
    assert register.find_couple(ASKING).woman is not None


def test_each_thread_asks_on_a_line_of_its_own(place: Place) -> None:
    place.load(a_family())
    register = place.register()
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _turn: register.find_couple(ASKING), range(400)))
    assert len(set(told)) == 1
