"""A register behind HTTP: asked once, believed only when all of it is right (trial G20, threat T28)."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.gateways.population.conftest import AT, Place
from tests.gateways.population.extracts import DAUGHTER, HUSBAND, SON, WIFE, a_child, a_family, a_husband, a_wife
from tests.gateways.population.faulty import KEY, Fault, FaultyService, faulty_service, on_the_wire

from xinsheng.gateways.population import CoupleAsking, RegisterPlace, UnableToAsk, population_register_from
from xinsheng.gateways.population.http_service import HttpRegister
from xinsheng.law.register_records import Silence

ASKING = CoupleAsking(request_id="r-1", woman_no=WIFE, man_no=HUSBAND, purpose="registration", asked_at=AT)
SILENCES = {
    Fault.REFUSE: Silence.UNREACHABLE,
    Fault.HANG: Silence.LATE,
    Fault.RESET: Silence.UNREACHABLE,
    Fault.SLOW_BYTES: Silence.LATE,
    Fault.ERROR_500: Silence.REFUSED,
    Fault.BAD_JSON: Silence.MALFORMED,
    Fault.WRONG_ID: Silence.NOT_OURS,
    Fault.STALE: Silence.STALE,
    Fault.REPLAY: Silence.NOT_OURS,
    Fault.DUPLICATE: Silence.MALFORMED,
    Fault.CONTRADICTORY: Silence.CONTRADICTORY,
    Fault.HUGE: Silence.MALFORMED,
}


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "population.key"
    file.write_bytes(KEY + b"\n")
    return file


@pytest.fixture
def service() -> FaultyService:
    made = FaultyService(at=AT + timedelta(seconds=1))
    wife, husband, *children = a_family()
    made.people = [on_the_wire(wife), on_the_wire(husband)]
    made.children = [on_the_wire(child, child=True) for child in children]
    return made


@pytest.fixture
def register(service: FaultyService, key_file: Path) -> Iterator[HttpRegister]:
    with faulty_service(service) as url:
        yield HttpRegister(url, key_file=key_file, seconds=0.5)


def silence(ask: Callable[[], object]) -> Silence:
    with pytest.raises(UnableToAsk) as refusal:
        ask()
    return refusal.value.silence


def test_the_service_says_what_our_own_register_would(
    register: HttpRegister, service: FaultyService, place: Place
) -> None:
    place.load(a_family())
    ours = place.register().find_couple(ASKING)
    told = register.find_couple(ASKING)
    assert told == replace(ours, snapshot="province-7")
    assert [child.paper_no for child in told.children] == [SON, DAUGHTER]
    question = service.asked[0]
    assert (question["request_id"], question["purpose"]) == ("r-1", "registration")
    assert question["about"] == {"woman_no": WIFE, "man_no": HUSBAND}
    assert len(question["nonce"]) == 32


def test_one_person_is_told_to_who_has_a_purpose(register: HttpRegister, service: FaultyService) -> None:
    service.people = [on_the_wire(a_wife())]
    found = register.find_person(WIFE, purpose="explain")
    assert found is not None
    assert found.name == "龙小梅"
    service.people = []
    assert register.find_person(WIFE, purpose="explain") is None
    with pytest.raises(ValueError, match="no_purpose"):
        register.find_person(WIFE, purpose="")
    assert len({question["nonce"] for question in service.asked}) == 2


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_is_a_silence_and_soon(
    register: HttpRegister, service: FaultyService, key_file: Path, fault: Fault
) -> None:
    if fault is Fault.REFUSE:
        register = HttpRegister("http://127.0.0.1:1/", key_file=key_file, seconds=0.5)
    register.find_couple(ASKING) if fault is Fault.REPLAY else None
    service.fault = fault
    begun = time.monotonic()
    assert silence(lambda: register.find_couple(ASKING)) is SILENCES[fault]
    assert silence(lambda: register.find_person(WIFE, purpose="explain")) in {SILENCES[fault], Silence.NOT_OURS}
    assert time.monotonic() - begun < 2.5


def test_after_a_fault_the_service_is_believed_again(register: HttpRegister, service: FaultyService) -> None:
    service.fault = Fault.ERROR_500
    silence(lambda: register.find_couple(ASKING))
    service.fault = None
    assert register.find_couple(ASKING).woman is not None


def of_people(**said: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda answer: {**answer, "people": [{**person, **said} for person in answer["people"]]}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (lambda said: {**said, "format": "xinsheng.population-answer/2"}, Silence.MALFORMED),
        (lambda said: {**said, "more": 1}, Silence.MALFORMED),
        (lambda said: {name: said[name] for name in said if name != "snapshot"}, Silence.MALFORMED),
        (lambda said: [said], Silence.MALFORMED),
        (lambda said: {**said, "answered_at": "2026-11-22T07:04:00"}, Silence.MALFORMED),
        (lambda said: {**said, "answered_at": (AT + timedelta(hours=1)).isoformat()}, Silence.STALE),
        (lambda said: {**said, "taken_on": "20261120"}, Silence.MALFORMED),
        (lambda said: {**said, "nonce": "0" * 32}, Silence.NOT_OURS),
        (of_people(sex="3"), Silence.MALFORMED),
        (of_people(is_alive="1"), Silence.MALFORMED),
        (of_people(born_on="1995-02-30"), Silence.MALFORMED),
        (of_people(name="长" * 200), Silence.MALFORMED),
        (of_people(name="e\u0301"), Silence.MALFORMED),  # not in form C: it could not be kept under its digest
        (of_people(name="龙\x00梅"), Silence.MALFORMED),
        (of_people(marital_state="99"), Silence.MALFORMED),
        (of_people(paper_no=SON), Silence.NOT_OURS),
        (lambda said: {**said, "people": [*said["people"], said["people"][0]]}, Silence.MALFORMED),
        (lambda said: {**said, "children": [{**said["children"][0], "mother_no": SON, "father_no": ""}]},
         Silence.NOT_OURS),
        (lambda said: {**said, "children": [{**said["children"][0], "name": f"{n}"} for n in range(50)]},
         Silence.MALFORMED),
    ],
)  # fmt: skip
def test_whatever_is_not_exactly_the_agreed_form_is_no_answer(
    register: HttpRegister, service: FaultyService, changed: Callable[[Any], Any], expected: Silence
) -> None:
    service.changed = changed
    assert silence(lambda: register.find_couple(ASKING)) is expected


def test_a_name_given_twice_in_one_object_is_no_answer(
    register: HttpRegister, service: FaultyService, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = service.answer_to
    monkeypatch.setattr(
        service, "answer_to", lambda body: plain(body).replace(b'{"format"', b'{"snapshot": "x", "format"')
    )
    assert silence(lambda: register.find_couple(ASKING)) is Silence.MALFORMED


def test_an_answer_that_somebody_else_signed_is_not_ours(register: HttpRegister, service: FaultyService) -> None:
    service.key = b"another key of thirty-two bytes or more"
    assert silence(lambda: register.find_couple(ASKING)) is Silence.NOT_OURS


def test_nobody_sends_us_elsewhere(register: HttpRegister, service: FaultyService) -> None:
    service.status = 307
    assert silence(lambda: register.find_couple(ASKING)) is Silence.REFUSED
    assert len(service.asked) == 1


@pytest.mark.parametrize("key", [None, b"short"])
def test_without_a_usable_key_nobody_is_asked(service: FaultyService, tmp_path: Path, key: bytes | None) -> None:
    file = tmp_path / "some.key"
    if key is not None:
        file.write_bytes(key)
    with faulty_service(service) as url:
        register = HttpRegister(url, key_file=file, seconds=0.5)
        assert silence(lambda: register.find_couple(ASKING)) is Silence.UNREACHABLE
    assert service.asked == []


def test_a_service_that_speaks_no_tls_is_told_nothing(service: FaultyService, key_file: Path) -> None:
    with faulty_service(service) as url:
        register = HttpRegister(url.replace("http:", "https:"), key_file=key_file, seconds=0.5)
        assert silence(lambda: register.find_couple(ASKING)) is Silence.UNREACHABLE
    assert service.asked == []


def test_the_place_an_operator_names_decides_who_is_asked(service: FaultyService, key_file: Path) -> None:
    said = RegisterPlace(adapter="http", url="", owner_url="", service_url="", key_file=key_file, seconds=1)
    with faulty_service(service) as url:
        register = population_register_from(replace(said, service_url=url), books_url="")
        assert register.find_couple(ASKING).snapshot == "province-7"
    away = "postgresql://nobody@127.0.0.1:1/none"
    for place in (replace(said, adapter="postgres"), replace(said, adapter="postgres", url=away)):
        books = away if not place.url else "postgresql://nobody@127.0.0.1:2/none"
        assert silence(lambda: population_register_from(place, books_url=books).find_couple(ASKING))  # noqa: B023


def test_numbers_never_leave_this_machine_in_clear(key_file: Path) -> None:
    with pytest.raises(ValueError, match="not_https"):
        HttpRegister("http://population.example.cn/", key_file=key_file, seconds=1)
    HttpRegister("https://population.example.cn/", key_file=key_file, seconds=1)
    HttpRegister("http://localhost:8080/couples", key_file=key_file, seconds=1)


def test_children_who_contradict_each_other_are_no_answer(register: HttpRegister, service: FaultyService) -> None:
    service.children.append({**on_the_wire(a_child(), child=True), "born_on": "2018-01-01"})
    service.people = [on_the_wire(a_wife()), on_the_wire(a_husband())]
    assert silence(lambda: register.find_couple(ASKING)) is Silence.CONTRADICTORY
