"""Another number that a couple gives after their certificate was issued."""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0064_closed_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="NewPhone",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("seq", models.SmallIntegerField()),
                ("phone_cipher", models.BinaryField()),
                ("given_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="new_phones", to="registry.case"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "new_phone",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "seq"), name="new_phone_one_per_seq"),
                    models.CheckConstraint(condition=models.Q(("seq__gte", 1)), name="new_phone_seq"),
                ],
            },
        ),
        migrations.RunSQL(_read("0065_new_phones.sql"), _read("0065_new_phones.reverse.sql")),
    ]
