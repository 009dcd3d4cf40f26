"""Entries and results that have no place yet stand on a list of their own until they have it, however late they come."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0034_what_waits_for_a_place.sql"


def _of(model: str) -> models.OneToOneField:
    """The row that waits, which is all the list says."""
    return models.OneToOneField(
        on_delete=django.db.models.deletion.PROTECT,
        primary_key=True,
        related_name="waiting",
        serialize=False,
        to=f"registry.{model}",
    )


class Migration(migrations.Migration):
    """The two lists, and the functions that alone write them."""

    dependencies = [("registry", "0033_legacy_contents")]

    operations = [
        migrations.CreateModel(
            name="WaitingEntry", fields=[("entry", _of("journalentry"))], options={"db_table": "waiting_entry"}
        ),
        migrations.CreateModel(
            name="WaitingResult", fields=[("result", _of("result"))], options={"db_table": "waiting_result"}
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8")),
    ]
