"""A report asked of its laboratory: held, not held, or no answer at all; nobody's name leaves the house (T16)."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from xinsheng.gateways.laboratories import (
    ReportAsking,
    UnableToAskLaboratory,
    laboratories_from,
)
from xinsheng.gateways.signed_service import ServicePlace, SignedService, UnableToHear
from xinsheng.law.register_records import Silence
from xinsheng.law.report_confirmations import LaboratoryReport

AT = datetime(2026, 11, 27, 3, 30, tzinfo=UTC)
ASKING = ReportAsking(request_id="r-1", licence_no="520026001", report_no="黔新〔2026〕118", asked_at=AT)
ROW = {"issued_on": "2026-11-18", "mother_name": "龙小梅", "father_name": "", "child_name": "龙雨欣", "sha256": ""}
PLACE = ServicePlace(adapter="http", service_url="http://127.0.0.1:9/", key_file=Path("none"), seconds=1)
Spoil = Callable[[dict[str, Any]], object]


def answering(monkeypatch: pytest.MonkeyPatch, *rows: dict[str, Any], spoil: Spoil = lambda said: said) -> list[Any]:
    """The service says these reports; what it was asked."""
    questions: list[Any] = []

    def ask(_service: object, body: bytes) -> bytes:
        question = json.loads(body)
        questions.append(question)
        said = {
            "format": "xinsheng.report-answer/1",
            "request_id": question["request_id"],
            "nonce": question["nonce"],
            "answered_at": AT.isoformat(),
            "snapshot": "s-1",
            "reports": list(rows),
        }
        return json.dumps(spoil(said), ensure_ascii=False).encode()

    monkeypatch.setattr(SignedService, "ask", ask)
    return questions


def silence(place: ServicePlace = PLACE) -> Silence:
    with pytest.raises(UnableToAskLaboratory) as unable:
        laboratories_from(place).find_report(ASKING)
    return unable.value.silence


def test_a_report_is_held_or_not_and_is_asked_for_by_its_numbers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = answering(monkeypatch, ROW)
    held = laboratories_from(PLACE).find_report(ASKING)
    assert held.report == LaboratoryReport(
        issued_on=date(2026, 11, 18), mother_name="龙小梅", father_name="", child_name="龙雨欣"
    )
    assert questions[0]["about"] == {"licence_no": "520026001", "report_no": "黔新〔2026〕118"}
    assert questions[0].keys() == {"format", "request_id", "nonce", "asked_at", "about"}
    answering(monkeypatch)
    assert laboratories_from(PLACE).find_report(ASKING).report is None


@pytest.mark.parametrize(
    ("rows", "spoil", "why"),
    [
        ([ROW], lambda said: {**said, "request_id": "r-2"}, Silence.NOT_OURS),
        ([ROW], lambda said: {**said, "nonce": "0" * 32}, Silence.NOT_OURS),
        ([ROW, ROW], lambda said: said, Silence.CONTRADICTORY),
        ([ROW], lambda said: {**said, "answered_at": (AT - timedelta(hours=1)).isoformat()}, Silence.STALE),
        ([ROW], lambda said: {**said, "answered_at": "2026-11-27T03:30:00"}, Silence.MALFORMED),
        ([ROW], lambda said: {**said, "format": "xinsheng.report-question/1"}, Silence.MALFORMED),
        ([ROW], lambda said: {**said, "more": 1}, Silence.MALFORMED),
        ([ROW], lambda said: [said], Silence.MALFORMED),
        ([ROW | {"sha256": "ab"}], lambda said: said, Silence.MALFORMED),
        ([ROW | {"child_name": ""}], lambda said: said, Silence.MALFORMED),
        ([ROW | {"issued_on": "20261118"}], lambda said: said, Silence.MALFORMED),
        ([ROW | {"mother_name": None}], lambda said: said, Silence.MALFORMED),
        ([ROW | {"mother_name": "龙\u0000"}], lambda said: said, Silence.MALFORMED),
    ],
)
def test_whatever_is_not_a_whole_answer_of_this_question_is_a_silence(
    monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, Any]], spoil: Spoil, why: Silence
) -> None:
    answering(monkeypatch, *rows, spoil=spoil)
    assert silence() is why


def test_a_service_that_is_away_and_one_that_is_not_named_are_silences(monkeypatch: pytest.MonkeyPatch) -> None:
    assert silence(replace(PLACE, adapter="none")) is Silence.UNREACHABLE
    assert silence() is Silence.UNREACHABLE  # no key: nothing is asked

    def ask(_service: object, _body: bytes) -> bytes:
        raise UnableToHear(Silence.LATE)

    monkeypatch.setattr(SignedService, "ask", ask)
    assert silence() is Silence.LATE
    with pytest.raises(ValueError, match="not_https"):
        laboratories_from(replace(PLACE, service_url="http://laboratories.example.cn/"))
