from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import sql
from tests.registry.books import an_entry

from xinsheng.registry import rights

IN_THE_WAY = (
    "CREATE TEMPORARY TABLE waiting_entry (entry_id bigint)",
    "GRANT ALL ON waiting_entry TO PUBLIC",
    """CREATE FUNCTION pg_temp.takes_over() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN GRANT DELETE ON public.certificate TO PUBLIC; RETURN NEW; END'""",
    "CREATE TRIGGER takes_over BEFORE INSERT ON waiting_entry EXECUTE FUNCTION pg_temp.takes_over()",
)


@pytest.fixture
def role(db: None) -> str:
    return str(connection.settings_dict["USER"])


def test_the_application_holds_exactly_the_rights_of_the_list(role: str) -> None:
    assert rights.find_rights_differences(connection, role=role) == []


@pytest.mark.parametrize("table", sorted(rights.rights_of_tables()))
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_the_application_is_refused_what_the_list_does_not_say(table: str, right: str, role: str) -> None:
    if table not in connection.introspection.table_names():
        pytest.fail(f"{table} stands in the list and not in the database")
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, table, right])
        assert cursor.fetchone() == (right in rights.rights_of_tables()[table],)


@pytest.mark.parametrize("statement", ["DELETE FROM certificate", "UPDATE journal_entry SET act = ''"])
def test_the_books_cannot_be_rewritten_by_the_application(statement: str, role: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize("statement", ["CREATE TABLE shadow (no text)", "DROP TABLE standing"])
def test_the_application_makes_and_drops_no_tables(statement: str, role: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(statement)


def test_a_right_too_many_and_a_right_too_few_are_found(owner: psycopg.Connection, role: str) -> None:
    who = sql.Identifier(role)
    owner.execute(sql.SQL("GRANT UPDATE ON certificate TO {}").format(who))
    owner.execute(sql.SQL("REVOKE INSERT ON reading FROM {}").format(who))
    try:
        found = rights.find_rights_differences(connection, role=role)
    finally:
        owner.execute(sql.SQL("REVOKE UPDATE ON certificate FROM {}").format(who))
        owner.execute(sql.SQL("GRANT INSERT ON reading TO {}").format(who))
    assert found == ["certificate: has UPDATE beyond the list", "reading: lacks INSERT"]


@pytest.fixture
def loose(owner: psycopg.Connection, role: str) -> Iterator[None]:
    """A database where everybody makes temporary tables, as PostgreSQL has it, and schemas of their own."""
    database = sql.Identifier(owner.info.dbname)
    owner.execute(sql.SQL("GRANT CREATE, TEMPORARY ON DATABASE {} TO PUBLIC").format(database))
    yield
    owner.execute(sql.SQL("REVOKE CREATE, TEMPORARY ON DATABASE {} FROM PUBLIC").format(database))


@pytest.mark.usefixtures("loose")
def test_who_may_put_tables_in_the_way_of_the_books_is_found_and_no_longer_may_after_granting(
    owner: psycopg.Connection, role: str
) -> None:
    found = rights.find_rights_differences(connection, role=role)
    assert found == [f"role {role}: may create schemas", f"role {role}: may create temporary tables"]
    rights.grant_rights(owner, role=role)  # type: ignore[arg-type]  # its cursors are the same
    assert rights.find_rights_differences(connection, role=role) == []


@pytest.mark.usefixtures("loose")
def test_what_stands_in_the_way_of_the_books_is_passed_by(role: str) -> None:
    with connection.cursor() as cursor:
        for statement in IN_THE_WAY:
            cursor.execute(statement)

    entry = an_entry(uuid4(), 1, previous=None)

    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('public.certificate', 'DELETE')")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT entry_id FROM public.waiting_entry")
        assert (entry.pk,) in cursor.fetchall()


def test_whatever_works_with_the_owners_rights_looks_among_temporary_tables_last(owner: psycopg.Connection) -> None:
    settings = owner.execute("SELECT proname, proconfig FROM pg_proc WHERE prosecdef").fetchall()
    assert settings
    assert {name for name, config in settings if config != ["search_path=public, pg_temp"]} == set()


def test_a_role_that_owns_or_rules_is_found(owner: psycopg.Connection, role: str) -> None:
    row = owner.execute("SELECT current_user").fetchone()
    assert row
    assert f"role {row[0]}: owns tables" in rights.find_rights_differences(connection, role=row[0])


def test_a_role_that_does_not_exist_is_found(role: str) -> None:
    assert rights.find_rights_differences(connection, role="nobody") == ["role nobody: does not exist"]
