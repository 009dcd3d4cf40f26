"""What a laboratory answered about a declared parentage test report."""

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
        ("registry", "0036_second_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportConfirmation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("answer", models.TextField()),
                ("silence", models.TextField(default="")),
                ("snapshot", models.TextField(default="")),
                ("said_cipher", models.BinaryField(null=True)),
                ("same_file", models.BooleanField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_confirmations",
                        to="registry.case",
                    ),
                ),
                (
                    "declaration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_confirmation",
                        to="registry.declaration",
                    ),
                ),
            ],
            options={
                "db_table": "report_confirmation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["confirmed", "differs", "not_found", "silent"])),
                        name="report_confirmation_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "silent"), models.Q(("silence", ""), _negated=True)),
                            models.Q(models.Q(("answer", "silent"), _negated=True), ("silence", "")),
                            _connector="OR",
                        ),
                        name="report_confirmation_silent_when_it_is",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_read("0037_report_confirmations.sql"), _read("0037_report_confirmations.reverse.sql")),
    ]
