"""Issuance records asked of the province's register: found, not found, or no answer at all (mission D2)."""

import json
import time
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.gateways.mchis.faulty import KEY, Fault, issuance_service

from xinsheng.gateways.mchis import RecordAsking, UnableToLookUp, issuance_register_from
from xinsheng.gateways.mchis.http_service import HttpIssuanceRegister
from xinsheng.gateways.mchis.invented import RECORDS
from xinsheng.gateways.mchis.wire import ANSWER, Question, read_answer
from xinsheng.gateways.signed_service import ServicePlace
from xinsheng.law.issuance_records import RecordSought, record_from, record_payload_of
from xinsheng.law.register_records import Silence
from xinsheng.proof.statements import read_content

AT = datetime(2026, 11, 27, 3, 30, tzinfo=UTC)
SOUGHT = RecordSought(
    child_name="杨念安", born_on=date(2017, 5, 12), mother_name="龙小梅", issuer_name="贵阳市新生妇幼保健院（演示）"
)
ASKING = RecordAsking(request_id="r-1", sought=SOUGHT, asked_at=AT)
SILENCES = {
    Fault.HANG: Silence.LATE,
    Fault.RESET: Silence.UNREACHABLE,
    Fault.SLOW_BYTES: Silence.LATE,
    Fault.ERROR_500: Silence.REFUSED,
    Fault.BAD_JSON: Silence.MALFORMED,
    Fault.WRONG_ID: Silence.NOT_OURS,
    Fault.STALE: Silence.STALE,
    Fault.REPLAY: Silence.NOT_OURS,
    Fault.ANOTHER_CHILD: Silence.NOT_OURS,
    Fault.TWO_RECORDS: Silence.CONTRADICTORY,
    Fault.HUGE: Silence.MALFORMED,
    Fault.DEEP: Silence.MALFORMED,
    Fault.OTHER_KEY: Silence.NOT_OURS,
    Fault.LENT: Silence.REFUSED,
}


def the_record(**changed: Any) -> dict[str, Any]:
    return {**record_payload_of(RECORDS[0]), **changed}


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "mchis.key"
    file.write_bytes(KEY + b"\n")
    return file


def register_at(url: str, *, key_file: Path) -> HttpIssuanceRegister:
    return HttpIssuanceRegister(url, key_file=key_file, seconds=0.5)


def silence(register: HttpIssuanceRegister, *, asking: RecordAsking = ASKING) -> Silence:
    with pytest.raises(UnableToLookUp) as refusal:
        register.find_record(asking)
    return refusal.value.silence


def test_a_record_is_found_whole_or_not_found(key_file: Path) -> None:
    with issuance_service([the_record()]) as url:
        found = register_at(url, key_file=key_file).find_record(ASKING)
    assert found.record == RECORDS[0]
    assert found.snapshot == "mchis-3"
    with issuance_service([]) as url:
        assert register_at(url, key_file=key_file).find_record(ASKING).record is None


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_is_a_silence_and_soon_and_never_not_found(fault: Fault, key_file: Path) -> None:
    with issuance_service([the_record()], fault=fault) as url:
        register = register_at(url, key_file=key_file)
        if fault is Fault.REPLAY:
            register.find_record(ASKING)
        begun = time.monotonic()
        assert silence(register) is SILENCES[fault]
        assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "changed",
    [
        {"more": 1},
        {"issued_on": "2010-02-30"},
        {"issued_on": "20100515"},
        {"born_local": "2017-05-12T09:30:00"},
        {"born_local": "2017-05-12T09:30+08:00"},
        {"sex": "1"},
        {"certificate_no": "K5201"},
        {"child_name": ""},
        {"mother_name": "长" * 400},
        {"mother_name": None},
        {"content": "all of it"},
        {"content": {"weight_g": float("nan")}},
        {"content": {"weight_g": float("-inf")}},
        {"issuer_name": "卫生院\x00"},
        {"attendant": "周接生\u0085"},
        {"child_name": "e\u0301"},
        {"issuer_division": "5201031234567"},
        {"issuer_division": "贵阳"},
        {"issued_on": "2017-05-11"},
        {"issued_on": "1995-12-31", "born_local": "1995-12-30T09:30"},
    ],
)
def test_a_record_in_another_form_is_no_answer(changed: dict[str, Any], key_file: Path) -> None:
    with issuance_service([the_record(**changed)]) as url:
        assert silence(register_at(url, key_file=key_file)) is Silence.MALFORMED


def test_half_a_character_is_no_text() -> None:
    question = Question(asking=ASKING, nonce="of-this-one")
    envelope = {"format": ANSWER, "request_id": ASKING.request_id, "nonce": question.nonce, "snapshot": "mchis-3"}
    for name, is_text in (("龙小梅", True), ("\ud800", False)):
        said = {**envelope, "answered_at": AT.isoformat(), "records": [the_record(mother_name=name)]}
        body = json.dumps(said).encode()
        with nullcontext() if is_text else pytest.raises(UnableToLookUp, match=Silence.MALFORMED):
            assert read_answer(body, question=question).records[0].mother_name == name


def test_a_record_of_another_number_is_not_ours(key_file: Path) -> None:
    asking = replace(ASKING, sought=replace(SOUGHT, certificate_no="R520104218"))
    with issuance_service([the_record()]) as url:
        assert silence(register_at(url, key_file=key_file), asking=asking) is Silence.NOT_OURS


def test_a_number_of_the_years_before_letters_is_a_number(key_file: Path) -> None:
    with issuance_service([the_record(certificate_no="52010421", content=None)]) as url:
        found = register_at(url, key_file=key_file).find_record(ASKING)
    assert found.record == replace(RECORDS[0], certificate_no="52010421", content=None)


def test_without_a_key_or_in_clear_nobody_is_asked(key_file: Path, tmp_path: Path) -> None:
    with issuance_service([the_record()]) as url:
        assert silence(register_at(url, key_file=tmp_path / "none.key")) is Silence.UNREACHABLE
    with pytest.raises(ValueError, match="not_https"):
        register_at("http://mchis.example.cn/", key_file=key_file)


def test_where_no_register_is_named_every_question_waits_and_none_is_answered(key_file: Path) -> None:
    nowhere = ServicePlace(adapter="none", service_url="", key_file=key_file, seconds=1)
    with pytest.raises(UnableToLookUp) as refusal:
        issuance_register_from(nowhere, production=True).find_record(ASKING)
    assert refusal.value.silence is Silence.UNREACHABLE


def test_the_invented_register_knows_its_own_and_production_refuses_it(key_file: Path) -> None:
    place = ServicePlace(adapter="invented", service_url="", key_file=key_file, seconds=1)
    register = issuance_register_from(place, production=False)
    assert register.find_record(ASKING).record == RECORDS[0]
    assert register.find_record(replace(ASKING, sought=replace(SOUGHT, child_name="没有人"))).record is None
    with pytest.raises(ValueError, match="demonstration_register"):
        issuance_register_from(place, production=True)
    for record in RECORDS:
        assert record.content is not None
        assert read_content(record.content).child.name == record.child_name
        assert record_from(record_payload_of(record)) == record
