"""What a hospital's system learns of the births it sent; a token says what it opens. Tokens given before send births."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "results.sql"


class Migration(migrations.Migration):
    """Results, their places, and the scopes of a token."""

    dependencies = [("registry", "0028_archive_exports")]

    operations = [
        migrations.AddField(
            "accesstoken", "scopes", models.TextField(default="system/Bundle.c"), preserve_default=False
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("identifier", models.TextField()),
                ("version", models.IntegerField()),
                ("state", models.TextField()),
                ("since", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="registry.case"
                    ),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="registry.certificate"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="registry.office"
                    ),
                ),
            ],
            options={
                "db_table": "result",
                "constraints": [
                    models.UniqueConstraint(fields=("certificate", "version"), name="result_one_per_standing"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["valid", "under_review", "superseded", "void", "revoked"])),
                        name="result_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResultPlace",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("placed_at", models.DateTimeField()),
                (
                    "result",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="place", to="registry.result"
                    ),
                ),
            ],
            options={"db_table": "result_place"},
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
