"""Results sent as FHIR notifications to whom a hospital's system names at its own host; since when one is silent."""

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
        ("registry", "0044_legacy_corrections"),
    ]

    operations = [
        migrations.AddField(
            model_name="resultdelivery",
            name="failing_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="resultdelivery",
            name="taken_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="ResultSubscription",
            fields=[
                ("position", models.BigIntegerField(default=0)),
                ("failures", models.IntegerField(default=0)),
                ("fault", models.TextField(default="")),
                ("failing_since", models.DateTimeField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField()),
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("endpoint", models.TextField()),
                ("criteria", models.TextField()),
                ("reason", models.TextField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="registry.hospitalclient",
                    ),
                ),
            ],
            options={
                "db_table": "result_subscription",
            },
        ),
        migrations.RunSQL(_read("0045_subscriptions.sql"), _read("0045_subscriptions.reverse.sql")),
    ]
