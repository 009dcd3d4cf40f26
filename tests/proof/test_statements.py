import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from tests.proof.samples import CONTENT, FATHER, STATEMENT

from xinsheng.law.terms import CertificateKind
from xinsheng.proof.statements import (
    UnableToState,
    content_digest,
    differences,
    read_content,
    read_statement,
    statement_bytes,
    statement_digest,
)

REISSUED = replace(STATEMENT, kind=CertificateKind.REISSUE, certificate_no="X520000009", predecessor_no="X520000001")


def test_a_statement_is_read_back_as_it_was_written() -> None:
    assert read_statement(STATEMENT.as_json()) == STATEMENT
    assert read_statement(REISSUED.as_json()) == REISSUED
    assert read_content(CONTENT.as_json()) == CONTENT


def test_a_reissue_keeps_the_content_digest_and_changes_the_statement_digest() -> None:
    assert content_digest(REISSUED.content) == content_digest(STATEMENT.content)
    assert statement_digest(REISSUED) != statement_digest(STATEMENT)
    assert differences(STATEMENT, REISSUED) == ("certificate_no", "kind", "predecessor_no")


def test_a_father_left_out_is_seen_field_by_field() -> None:
    without = replace(CONTENT, father=None)
    assert differences(CONTENT, CONTENT) == ()
    assert differences(CONTENT, without) == (
        "father",
        *(f"father.{name}" for name in sorted(vars(FATHER))),
    )


def _changed(path: str, value: object, whole: dict[str, Any] | None = None) -> dict[str, Any]:
    changed = whole or STATEMENT.as_json()
    holder: Any = changed
    *way, last = path.split(".")
    for step in way:
        holder = holder[step]
    holder[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("format", "xinsheng.birth-certificate-statement/2", "wrong_format"),
        ("content.format", "xinsheng.birth-certificate/2", "wrong_format"),
        ("content", None, "not_object"),
        ("content.child.name", "", "missing"),
        ("content.child.name", None, "not_text"),
        ("content.child.name", " 王明", "blank_edge"),
        ("content.child.name", "王\u202e明", "unprintable"),
        ("content.child.name", "王\ue000明", "unprintable"),
        ("content.child.name", "Jose\u0301", "not_nfc"),
        ("content.child.name", "王" * 301, "too_long"),
        ("content.child.sex", "girl", "no_such_word"),
        ("content.child.born_local", "2026-11-22 15:04", "wrong_shape"),
        ("content.child.born_local", "2026-11-22T24:04", "no_such_day"),
        ("content.child.born_local", "２026-11-22T15:04", "wrong_shape"),
        ("content.child.weight_g", "3250", "not_number"),
        ("content.child.weight_g", True, "not_number"),
        ("content.child.weight_g", 0, "out_of_range"),
        ("content.child.gestation_days", 7, "out_of_range"),
        ("content.child.birth_order", 3, "out_of_range"),
        ("content.child.nickname", "明明", "unknown_field"),
        ("content.birth_place.division_code", "5201", "wrong_shape"),
        ("content.mother.age", 29, "not_text"),
        ("content_digest", "00" * 32, "digest_differs"),
        ("content.mother.name", "张秀英", "digest_differs"),
        ("certificate_no", "x520000001", "wrong_shape"),
        ("kind", "gift", "no_such_word"),
        ("kind", "reissue", "predecessor"),
        ("predecessor_no", "X520000000", "predecessor"),
        ("issued_on", "2026-02-30", "no_such_day"),
        ("issuer.credit_code", "12520102mb0000001x", "wrong_shape"),
        ("licence_id", "none", "wrong_shape"),
        ("reference", "0123456789abcdefghijklmnop", "wrong_shape"),
        ("note", "x", "unknown_field"),
    ],
)
def test_a_statement_that_is_not_exactly_of_its_form_is_refused(path: str, value: object, code: str) -> None:
    with pytest.raises(UnableToState) as refusal:
        read_statement(_changed(path, value))
    assert refusal.value.code == code
    elsewhere = {"digest_differs": "content_digest", "predecessor": "predecessor_no"}
    assert refusal.value.field == elsewhere.get(code, path)


def test_each_field_left_out_is_named() -> None:
    for name in STATEMENT.as_json():
        without = STATEMENT.as_json()
        del without[name]
        with pytest.raises(UnableToState) as refusal:
            read_statement(without)
        assert (refusal.value.code, refusal.value.field) == ("missing", name)


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_either_refused_or_kept_to_the_last_character(name: str) -> None:
    named = replace(STATEMENT, content=replace(CONTENT, child=replace(CONTENT.child, name=name)))
    try:
        written = statement_bytes(named)
    except UnableToState as refusal:
        event(refusal.code)
    else:
        assert read_statement(json.loads(written)).content.child.name == name
