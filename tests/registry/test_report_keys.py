"""Numbers of reports that were kept with their brackets are compared as every other from now on, and none is lost."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from uuid import UUID, uuid4

import psycopg
import pytest
from tests.registry.books import NOON, a_case, a_certificate, change
from tests.registry.conftest import Refuses
from tests.registry.outside_books import a_declared_report, a_found_paper
from tests.registry.test_successions import in_force

from xinsheng.law.parentage import report_key
from xinsheng.registry import models

compare_anew = import_module("xinsheng.registry.migrations.0026_report_keys").compare_anew


@pytest.fixture
def books(owner: psycopg.Connection) -> Iterator[psycopg.Cursor]:
    """A table like the books' own, before it, for this connection alone."""
    with owner.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE parentage_report_use (LIKE parentage_report_use INCLUDING ALL)")
        yield cursor


def keep(books: psycopg.Cursor, no: str, *, minutes: int = 0, given_back: bool = False) -> UUID:
    use, taken = uuid4(), NOON + timedelta(minutes=minutes)
    books.execute(
        "INSERT INTO parentage_report_use (id, delivery_id, licence_key, report_key, taken_at, given_back_at)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        [use, uuid4(), "520026001", no, taken, taken if given_back else None],
    )
    return use


def kept(books: psycopg.Cursor) -> dict[UUID, str]:
    return dict(books.execute("SELECT id, report_key FROM parentage_report_use").fetchall())


def test_what_was_kept_with_brackets_is_kept_as_it_is_compared(books: psycopg.Cursor) -> None:
    old, plain = keep(books, "黔新[2026]物鉴字第118号"), keep(books, "黔新2026物鉴字第119号")
    compare_anew(books)
    assert kept(books) == {old: report_key("黔新〔2026〕物鉴字第 118 号"), plain: "黔新2026物鉴字第119号"}


def test_of_one_report_held_twice_the_second_is_left_for_people_to_find(books: psycopg.Cursor) -> None:
    first, second = keep(books, "黔[2026]1号"), keep(books, "黔(2026)1号", minutes=1)
    given_back = keep(books, "黔-2026-1号", minutes=2, given_back=True)
    compare_anew(books)
    assert kept(books) == {first: "黔20261号", second: "黔(2026)1号", given_back: "黔20261号"}


def test_a_number_of_signs_alone_keeps_them(books: psycopg.Cursor) -> None:
    use = keep(books, "[]-")
    compare_anew(books)
    assert kept(books) == {use: "[]-"}


@pytest.mark.parametrize("finding", ["accepted", "not_acceptable"])
def test_a_changed_parent_rests_on_an_accepted_report(refused_by: Refuses, finding: str) -> None:
    old = in_force(a_certificate(a_case()))
    case = a_case(old.office, newborn=old.newborn, original=old, service="replacement")
    models.PaperReturn.objects.create(
        case=case, certificate=old, pages="main", received_by=old.printed_by, received_at=NOON
    )
    use = a_declared_report(case).use
    a_found_paper(case, "parentage_test", finding)
    if finding == "accepted":
        assert a_certificate(case, "V520000009", kind="replacement", predecessor=old).kind == "replacement"
        return
    with refused_by("changed_parent_has_its_report"):
        a_certificate(case, "V520000009", kind="replacement", predecessor=old)
    a_found_paper(case, "parentage_test", "accepted")
    change(use, given_back_at=NOON)
    with refused_by("changed_parent_has_its_report"):
        a_certificate(case, "V520000009", kind="replacement", predecessor=old)
