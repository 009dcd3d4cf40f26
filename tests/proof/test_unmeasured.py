"""A child of whom a figure was never taken: stated, linted, printed and read off the paper without making one up."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.papers.samples import content as printed_content
from tests.papers.samples import statement as printed_statement
from tests.proof.samples import CONTENT, STATEMENT
from tests.proof.test_lints import candidate_of, with_child

from xinsheng.papers.elicence import render_elicence
from xinsheng.papers.printed import printed_fields
from xinsheng.proof.lints import lint_statement
from xinsheng.proof.rekeying import RekeyField, rekey_fields
from xinsheng.proof.statements import Content, UnableToState, content_digest, read_content

UNMEASURED = {"gestation_weeks": None, "gestation_days": None, "weight_g": None, "length_mm": None}


def unmeasured(**figures: int | None) -> Content:
    return replace(CONTENT, child=replace(CONTENT.child, **{**UNMEASURED, **figures}))


@given(figures=st.sets(st.sampled_from(["gestation", "weight_g", "length_mm"])))
def test_a_content_is_read_back_whichever_figures_were_taken(figures: set[str]) -> None:
    gone = {name: None for name in UNMEASURED if name.split("_")[0] not in {one.split("_")[0] for one in figures}}
    content = replace(CONTENT, child=replace(CONTENT.child, **gone))
    assert read_content(content.as_json()) == content
    assert content.as_json()["format"] == f"xinsheng.birth-certificate/{2 if gone else 1}"


def test_the_older_format_holds_every_figure_and_the_newer_lacks_one() -> None:
    for content, format_ in ((unmeasured(), 1), (CONTENT, 2)):
        with pytest.raises(UnableToState) as refused:
            read_content(content.as_json() | {"format": f"xinsheng.birth-certificate/{format_}"})
        assert refused.value.code == "wrong_format"


def test_what_was_not_measured_is_not_the_same_as_any_measure() -> None:
    digests = {content_digest(one) for one in (CONTENT, unmeasured(), unmeasured(weight_g=3250))}
    assert len(digests) == 3


def test_a_certificate_without_figures_may_be_issued_and_days_without_weeks_may_not() -> None:
    assert lint_statement(candidate_of(with_child(**UNMEASURED))) == ()
    assert "gestation" in lint_statement(candidate_of(with_child(gestation_weeks=None)))


def test_nobody_is_asked_to_read_a_figure_that_is_not_on_the_paper() -> None:
    statement = replace(STATEMENT, content=unmeasured())
    asked = {field for seed in range(60) for field in rekey_fields(statement, seed=bytes([seed]))}
    assert not asked & {RekeyField.WEIGHT, RekeyField.LENGTH}


def outside() -> dict[str, Any]:
    place = {"institution": "/", "place": "家中", "division_code": "522632", "county": "榕江县"}
    return {"child": UNMEASURED, "birth_place": place}


def test_every_rendering_shows_the_placeholder() -> None:
    fields = printed_fields(printed_content(**outside()))
    assert (fields["gestation"], fields["weight"], fields["length"], fields["institution"]) == ("/",) * 4
    assert fields["place_kind"] == "家中"


def test_the_seal_shows_the_issuers_county_and_not_that_of_the_birth() -> None:
    said = printed_statement(**outside())
    pdf = render_elicence(said, qr_payload="https://xinsheng.example.cn/v/x#y")
    assert pdf != render_elicence(said, qr_payload="https://xinsheng.example.cn/v/x#y", seal_middle="榕江县")
    assert pdf == render_elicence(said, qr_payload="https://xinsheng.example.cn/v/x#y", seal_middle="凯里市")
