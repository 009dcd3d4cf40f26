import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from tests.proof.service_samples import ALONE, CONTENT, CORRECTED, STATEMENT

from xinsheng.law.terms import Basis
from xinsheng.proof.service_statements import (
    read_service_content,
    read_service_statement,
    service_content_digest,
    service_statement_bytes,
    service_statement_digest,
)
from xinsheng.proof.statements import UnableToState, differences, read_statement


@pytest.mark.parametrize("statement", [STATEMENT, ALONE, CORRECTED])
def test_a_statement_is_read_back_as_it_was_written(statement: Any) -> None:
    assert read_service_statement(statement.as_json()) == statement
    assert read_service_statement(json.loads(service_statement_bytes(statement))) == statement
    assert read_service_content(statement.content.as_json()) == statement.content


def test_both_forms_of_the_certificate_have_one_content_and_a_corrected_version_names_the_one_before() -> None:
    again = replace(
        STATEMENT, certificate_no=CORRECTED.certificate_no, version=2, predecessor_no="SF52260120260000817T"
    )
    assert service_content_digest(again.content) == service_content_digest(STATEMENT.content)
    assert service_statement_digest(again) != service_statement_digest(STATEMENT)
    assert differences(STATEMENT, again) == ("certificate_no", "predecessor_no", "version")


def test_on_what_it_was_registered_is_stated_and_changes_nothing_of_the_content() -> None:
    committed = replace(STATEMENT, basis=Basis.COMMITMENT)
    assert differences(STATEMENT, committed) == ("basis",)
    assert service_content_digest(committed.content) == service_content_digest(CONTENT)


def _changed(path: str, value: object) -> dict[str, Any]:
    changed = STATEMENT.as_json()
    holder: Any = changed
    *way, last = path.split(".")
    for step in way:
        holder = holder[step]
    holder[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("format", "xinsheng.birth-certificate-statement/1", "wrong_format"),
        ("content.format", "xinsheng.service-certificate/2", "wrong_format"),
        ("content.woman", None, "not_object"),
        ("content.woman.name", "", "missing"),
        ("content.woman.name", " 龙秋月", "blank_edge"),
        ("content.woman.name", "龙\u202e秋月", "unprintable"),
        ("content.woman.household", "路" * 301, "too_long"),
        ("content.woman.phone", "13800000000", "unknown_field"),
        ("content.man", "杨胜利", "not_object"),
        ("content.man.residence", 3, "not_text"),
        ("content.child_order", 0, "out_of_range"),
        ("content.child_order", 21, "out_of_range"),
        ("content.child_order", "1", "not_number"),
        ("content.registered_on", "2026-02-30", "no_such_day"),
        ("content.registered_on", "2026-11-24T10:00", "wrong_shape"),
        ("content_digest", "00" * 32, "digest_differs"),
        ("content.man.name", "杨胜", "digest_differs"),
        ("certificate_no", "X520000001", "wrong_shape"),
        ("certificate_no", "sf52260120260000817t", "wrong_shape"),
        ("version", 0, "out_of_range"),
        ("version", 2, "predecessor"),
        ("predecessor_no", "SF522601202600012040", "predecessor"),
        ("predecessor_no", "X520000001", "wrong_shape"),
        ("township.division_code", "522601", "wrong_shape"),
        ("township.telephone", "0", "unknown_field"),
        ("issuer.division_code", "5226", "wrong_shape"),
        ("basis", "friendship", "no_such_word"),
        ("licence_id", "none", "wrong_shape"),
        ("reference", "0123456789abcdefghijklmnop", "wrong_shape"),
        ("note", "x", "unknown_field"),
    ],
)
def test_a_statement_that_is_not_exactly_of_its_form_is_refused(path: str, value: object, code: str) -> None:
    with pytest.raises(UnableToState) as refusal:
        read_service_statement(_changed(path, value))
    assert refusal.value.code == code
    elsewhere = {"digest_differs": "content_digest", "predecessor": "predecessor_no"}
    assert refusal.value.field == elsewhere.get(code, path)


def test_each_field_left_out_is_named() -> None:
    for name in STATEMENT.as_json():
        without = STATEMENT.as_json()
        del without[name]
        with pytest.raises(UnableToState) as refusal:
            read_service_statement(without)
        assert (refusal.value.code, refusal.value.field) == ("missing", name)


def test_one_certificate_is_never_read_as_the_other() -> None:
    with pytest.raises(UnableToState, match="wrong_format"):
        read_statement(STATEMENT.as_json())


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_either_refused_or_kept_to_the_last_character(name: str) -> None:
    named = replace(STATEMENT, content=replace(CONTENT, woman=replace(CONTENT.woman, name=name)))
    try:
        written = service_statement_bytes(named)
    except UnableToState as refusal:
        event(refusal.code)
    else:
        assert read_service_statement(json.loads(written)).content.woman.name == name
