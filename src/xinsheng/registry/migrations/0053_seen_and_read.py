"""A number that stands reported goes nowhere; and which older certificate was read stands in the log of readings."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0052_keepers_and_lines"),
    ]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="legacy",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="registry.legacycertificate",
            ),
        ),
        migrations.RunSQL(_read("0053_seen_and_read.sql"), _read("0053_seen_and_read.reverse.sql")),
    ]
