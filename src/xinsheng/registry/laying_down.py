"""Laying books down whole, and many tables at once, for the migration they begin with; and what books still lack."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.recorder import MigrationRecorder

WHOLE = Path(__file__).with_name("books.sql")  # what all steps together come to; `xinsheng docs books` writes it


class CreateModels(Operation):
    """Create the tables of many models in one step.

    Django draws up every related model anew after each single CreateModel: for a hundred tables that all hang
    together, half a minute. Here they are drawn up once. Foreign keys may go round: PostgreSQL gets them at the end.
    """

    category = OperationCategory.ADDITION
    reversible = False

    def __init__(self, models: Sequence[CreateModel]) -> None:
        self.models = list(models)

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Add the models to what is known, none of them drawn up yet."""
        if "apps" in state.__dict__:
            del state.apps
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Create each table with its constraints and indexes."""
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what this does, for who runs it by hand."""
        return f"Create {len(self.models)} tables"


def bring_up_to_date(connection: BaseDatabaseWrapper) -> None:
    """Lay empty books down whole, as their owner; then take whatever step these books still lack.

    Django draws up a hundred models anew at every step: taken one by one they keep a first start waiting for seconds.
    """
    if not connection.introspection.table_names():
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(WHOLE.read_text(encoding="utf-8"))
    call_command("migrate", database=connection.alias, verbosity=0)


def find_steps_lacking(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Name the migrations that these books have not taken, e.g. "registry.0035_the_books", sorted.

    Django's own plan is silent about books that stopped half way through what one migration now stands for.
    """
    loader = MigrationLoader(connection)
    return tuple(sorted(".".join(step) for step in loader.disk_migrations.keys() - loader.applied_migrations.keys()))


def find_half_taken(connection: BaseDatabaseWrapper) -> str | None:
    """Name the migration of whose former steps these books have taken some and not all; None where there is none.

    Django would either pass over them or fail half way: they are asked for before it is.
    """
    taken = set(MigrationRecorder(connection).applied_migrations())
    for step, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        former = {(app, name) for app, name in migration.replaces}
        if step not in taken and former & taken and former - taken:
            return ".".join(step)
    return None
