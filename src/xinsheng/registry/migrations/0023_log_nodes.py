"""The public log's tree is kept: roots and proofs cost a few look-ups."""

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
        ("registry", "0022_hospitals_systems"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogNode",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "level", "place", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("level", models.SmallIntegerField()),
                ("place", models.BigIntegerField()),
                ("hash", models.BinaryField()),
            ],
            options={
                "db_table": "log_node",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("level__gte", 1)), name="log_node_level"),
                    models.CheckConstraint(condition=models.Q(("place__gte", 0)), name="log_node_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("hash"), 32)
                        ),
                        name="log_node_hash",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_read("0023_log_nodes.sql"), _read("0023_log_nodes.reverse.sql")),
    ]
