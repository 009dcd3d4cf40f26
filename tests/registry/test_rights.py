import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import sql

from xinsheng.registry import rights


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


def test_a_role_that_owns_or_rules_is_found(owner: psycopg.Connection, role: str) -> None:
    row = owner.execute("SELECT current_user").fetchone()
    assert row
    assert f"role {row[0]}: owns tables" in rights.find_rights_differences(connection, role=row[0])


def test_a_role_that_does_not_exist_is_found(role: str) -> None:
    assert rights.find_rights_differences(connection, role="nobody") == ["role nobody: does not exist"]
