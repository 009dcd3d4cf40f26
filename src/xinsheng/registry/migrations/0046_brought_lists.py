"""Lists of institutions and staff that were brought as a file, and what came in by them."""

import uuid
from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0045_subscriptions"),
    ]

    operations = [
        migrations.CreateModel(
            name="BroughtList",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("source", models.TextField()),
                ("digest", models.BinaryField()),
                ("lines", models.IntegerField()),
                ("known", models.IntegerField(default=0)),
                ("rejects", models.JSONField(default=dict)),
                ("brought_at", models.DateTimeField()),
            ],
            options={
                "db_table": "brought_list",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["institutions", "staff"])), name="brought_list_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                        ),
                        name="brought_list_digest",
                    ),
                    models.CheckConstraint(condition=models.Q(("lines__gte", 1)), name="brought_list_lines"),
                ],
            },
        ),
        migrations.AddField(
            model_name="appointment",
            name="brought_in",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.broughtlist"
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="brought_in",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.broughtlist"
            ),
        ),
        migrations.CreateModel(
            name="BroughtLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("line", models.IntegerField()),
                ("payload_cipher", models.BinaryField()),
                (
                    "brought",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brought_lines",
                        to="registry.broughtlist",
                    ),
                ),
            ],
            options={
                "db_table": "brought_line",
                "constraints": [models.UniqueConstraint(fields=("brought", "line"), name="brought_line_once")],
            },
        ),
        migrations.RunSQL(_read("0046_brought_lists.sql"), _read("0046_brought_lists.reverse.sql")),
    ]
