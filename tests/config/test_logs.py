"""The log tells the operator what happened and nothing about anybody."""

import json
import logging
import sys

import pytest

from xinsheng.config.logs import JsonLines, current_reference, redact

NUMBERS = [
    "52010220260101003X",
    "520102900101003",
    "13800000000",
    "+8613800000000",
    "E12345678",
    "H01234567",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_persons_number_is_struck_out_wherever_it_stands(number: str) -> None:
    assert number not in redact(f"无法核对{number}，请重试")


def test_a_certificate_number_and_a_time_stay_readable() -> None:
    line = "blank A520000123 at 2026-11-22T10:00:00 took 1234 ms"
    assert redact(line) == line


def test_a_password_in_an_address_is_struck_out() -> None:
    assert "geheim" not in redact("connection to postgresql://xinsheng_owner:geheim@127.0.0.1:5432/xinsheng failed")


def test_what_postgresql_tells_of_a_row_is_struck_out() -> None:
    said = 'duplicate key value violates "person_name"\nDETAIL:  Key (name)=(张小明) already exists.'
    assert redact(said).startswith('duplicate key value violates "person_name"')
    assert "张小明" not in redact(said)


def test_a_line_is_one_json_object_with_the_reference_of_the_request() -> None:
    token = current_reference.set("0123456789ab")
    try:
        record = logging.LogRecord("xinsheng.x", logging.WARNING, __file__, 1, "电话 %s", ("13800000000",), None)
        record.status = 404
        line = json.loads(JsonLines().format(record))
    finally:
        current_reference.reset(token)
    assert line["reference"] == "0123456789ab"
    assert line["message"] == "电话 ***"
    assert (line["level"], line["status"]) == ("warning", 404)


def test_an_error_keeps_its_place_and_loses_the_person() -> None:
    try:
        int("52010220260101003X")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed", None, sys.exc_info())
    line = json.loads(JsonLines().format(record))
    assert "ValueError" in line["error"]
    assert "52010220260101003X" not in line["error"]


def test_a_page_not_found_is_logged_without_its_path() -> None:
    record = logging.LogRecord(
        "django.request", logging.WARNING, __file__, 1, "%s: %s", ("Not Found", "/v/abc"), None
    )
    assert json.loads(JsonLines().format(record))["message"] == "Not Found"
