from uuid import uuid4

import psycopg
import pytest
from django.db.models import Model
from tests.registry.books import NOON, an_entry

from xinsheng.registry import models, rights

BY_THE_OWNER = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgtype & %s = %s AND tgenabled = 'O'"
ROW_BEFORE = 1 + 2
DELETE, UPDATE = 8, 16


def _guards(owner: psycopg.Connection, table: str, *, on: int) -> set[str]:
    wanted = ROW_BEFORE + on
    return {name for (name,) in owner.execute(BY_THE_OWNER, [table, wanted, wanted]).fetchall()}


@pytest.mark.parametrize("model", rights.ADDED_ONLY, ids=lambda model: model.__name__)
def test_an_insert_only_book_guards_against_everyone(model: type[Model], owner: psycopg.Connection) -> None:
    table = model._meta.db_table
    assert "never_changed" in _guards(owner, table, on=UPDATE) & _guards(owner, table, on=DELETE)


@pytest.mark.parametrize("model", rights.CHANGED_NEVER_REMOVED, ids=lambda model: model.__name__)
def test_what_moves_is_never_removed(model: type[Model], owner: psycopg.Connection) -> None:
    assert "never_removed" in _guards(owner, model._meta.db_table, on=DELETE)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", ["UPDATE reading SET purpose = 'none'", "DELETE FROM reading"])
def test_even_the_owner_rewrites_no_entry(statement: str, owner: psycopg.Connection) -> None:
    reader = models.Person.objects.create(name="查阅人")
    models.Reading.objects.create(by=reader, purpose="audit", page="case", at=NOON)
    with pytest.raises(psycopg.IntegrityError) as refusal:
        owner.execute(statement)
    assert refusal.value.diag.constraint_name == "reading_never_changed"


@pytest.mark.django_db(transaction=True)
def test_even_the_owner_removes_nothing_that_moves(owner: psycopg.Connection) -> None:
    models.Person.objects.create(name="某人")
    with pytest.raises(psycopg.IntegrityError) as refusal:
        owner.execute("DELETE FROM person")
    assert refusal.value.diag.constraint_name == "person_never_removed"


@pytest.mark.django_db(transaction=True)
def test_a_salt_is_burnt_and_never_changed(owner: psycopg.Connection) -> None:
    entry = an_entry(uuid4(), 1, previous=None)
    salt = models.JournalSalt.objects.create(entry=entry, salts=b"salts")
    with pytest.raises(psycopg.IntegrityError):
        owner.execute("UPDATE journal_salt SET salts = ''")
    salt.delete()
    assert not models.JournalSalt.objects.exists()
