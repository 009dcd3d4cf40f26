"""What a page asks, it asks once: told by its key, and by what it says; the same at the counter and at the desk."""

from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.test import RequestFactory

from xinsheng.counter.asking import asked_of as asked_at_counter
from xinsheng.desk.asking import asked_of as asked_at_desk
from xinsheng.look.asking import find_seen_version, page_key_of, said_by

KEY = "6f1d2b1e-6a39-4e62-9b5c-0d1a3a1c2b4d"


def posted(path: str = "/claim/sign/", **fields: object) -> HttpRequest:
    return RequestFactory().post(path, {"page_key": KEY, "seen_version": "3", **fields})


def test_both_faces_ask_the_same_for_the_same_page() -> None:
    request = posted(note="雨欣", ways=["a", "b"])

    assert asked_at_counter(request) == asked_at_desk(request)
    assert asked_at_desk(request).key == UUID(KEY)
    assert asked_at_desk(request).seen_version == 3


def test_the_same_page_says_the_same_in_whatever_order_and_whatever_it_had_seen() -> None:
    said = said_by(posted(note="雨欣", reason="x"))

    assert said == said_by(posted(reason="x", note="雨欣", csrfmiddlewaretoken="t"))
    assert said == said_by(posted(note="雨欣", reason="x", seen_version="4", page_key=str(uuid4())))


@pytest.mark.parametrize(
    "other",
    [posted(note="雨"), posted(note=["雨欣", ""]), posted("/claim/check/", note="雨欣"), posted(remark="雨欣")],
)
def test_another_word_or_another_address_says_something_else(other: HttpRequest) -> None:
    assert said_by(other) != said_by(posted(note="雨欣"))


def test_another_file_says_something_else() -> None:
    assert said_by(posted(), file_digests=[b"a"]) != said_by(posted(), file_digests=[b"b"])


def test_a_form_that_came_back_keeps_its_key_and_any_other_page_has_a_new_one() -> None:
    fresh = RequestFactory().get("/")

    assert page_key_of(posted()) == KEY
    assert UUID(page_key_of(posted(page_key="<script>"))) != UUID(page_key_of(fresh))
    assert page_key_of(fresh) != page_key_of(fresh)


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 5000])
def test_a_version_that_is_no_number_was_not_seen(version: str) -> None:
    assert find_seen_version(posted(seen_version=version)) is None


def test_a_key_that_was_worked_out_is_no_pages() -> None:
    worked_out = str(uuid5(NAMESPACE_OID, "escalate:4"))

    assert asked_at_counter(posted(page_key=worked_out)).key != UUID(worked_out)
    with pytest.raises(BadRequest):
        asked_at_desk(posted(page_key=worked_out))


@pytest.mark.parametrize("odd", [{"page_key": ""}, {"page_key": "x"}, {"seen_version": "x"}, {"seen_version": "-1"}])
def test_a_page_without_its_fields_is_new_at_the_counter_and_refused_at_the_desk(odd: dict[str, str]) -> None:
    assert asked_at_counter(posted(**odd)).body_digest == asked_at_counter(posted()).body_digest
    with pytest.raises(BadRequest):
        asked_at_desk(posted(**odd))


def test_a_page_that_saw_no_version_asks_for_no_comparison() -> None:
    assert asked_at_desk(posted(seen_version="")).seen_version is None
