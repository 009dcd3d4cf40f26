"""What another office is told of a licence: by purpose, on an article, no more than it needs, and in its time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from xinsheng.law.sharing import (
    PURPOSES,
    AgencyKind,
    ConsentEnd,
    ConsentState,
    Ended,
    SharePurpose,
    answer_until,
    consent_state,
    consent_until,
    copy_until,
    purposes_of,
    told_for,
)

AT = datetime(2026, 11, 27, 8, 4, tzinfo=UTC)
NEVER_TOLD = ("weight", "length", "gestation", "address", "reference", "attendant", "licence_id")


@pytest.mark.parametrize("purpose", SharePurpose)
def test_every_purpose_has_its_row_its_article_and_nothing_that_nobody_needs(purpose: SharePurpose) -> None:
    row = PURPOSES[purpose]

    assert all("第" in source and "条" in source for source in row.bases.values())
    assert row.bases
    assert row.forms
    assert len(set(row.fields)) == len(row.fields)
    assert [field for field in row.fields if any(word in field for word in NEVER_TOLD)] == []


def test_every_purpose_is_of_one_kind_of_office_and_every_kind_has_one() -> None:
    shared = [purpose for kind in AgencyKind for purpose in purposes_of(kind)]

    assert sorted(shared) == sorted(SharePurpose)
    assert all(purposes_of(kind) for kind in AgencyKind)


def test_a_consent_opens_until_its_last_moment_and_one_that_was_used_is_never_open() -> None:
    until = consent_until(AT, minutes=10)
    moments = (AT, until - timedelta(microseconds=1), until)

    assert [consent_state(at, until_at=until, ended=None) for at in moments] == ["open", "open", "expired"]
    used = Ended(how=ConsentEnd.USED, at=until - timedelta(minutes=1))
    late = answer_until(used.at)
    assert {consent_state(at, until_at=until, ended=used) for at in moments} == {ConsentState.USED}
    assert consent_state(late - timedelta(seconds=1), until_at=until, ended=used) is ConsentState.USED
    assert consent_state(late, until_at=until, ended=used) is ConsentState.UNANSWERED
    assert consent_state(late, until_at=until, ended=replace(used, answered=True)) is ConsentState.USED
    back = replace(used, how=ConsentEnd.TAKEN_BACK)
    assert consent_state(late, until_at=until, ended=back) is ConsentState.TAKEN_BACK


def test_an_answer_is_kept_ten_minutes_and_a_copy_says_thirty_days() -> None:
    assert answer_until(AT) == AT + timedelta(minutes=10)
    assert copy_until(date(2026, 11, 27)) == date(2026, 12, 27)


def test_a_parent_who_is_not_given_is_told_as_nothing_field_by_field() -> None:
    mother = {"name": "王秀英", "paper_kind": "居民身份证", "paper_no": "520102199704013725"}
    child = {"name": "王明", "sex": "female", "born_local": "2026-11-22T15:04", "weight_g": 3250}
    statement = {"certificate_no": "X520000001", "content": {"child": child, "mother": mother, "father": None}}

    told = told_for(SharePurpose.VACCINATION_RECORD, statement)

    assert (told["mother.name"], told["father.name"]) == ("王秀英", None)
    assert set(told) == set(PURPOSES[SharePurpose.VACCINATION_RECORD].fields)
