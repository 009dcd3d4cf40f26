"""What was signed of the public log."""

from pathlib import Path

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0023_log_nodes"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogCheckpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField()),
                ("note", models.TextField()),
                ("public_key", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "log_checkpoint",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="log_checkpoint_size"),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("root"), 32)
                        ),
                        name="log_checkpoint_root",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("public_key"), 32)
                        ),
                        name="log_checkpoint_public_key",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_read("0024_log_checkpoints.sql"), _read("0024_log_checkpoints.reverse.sql")),
    ]
