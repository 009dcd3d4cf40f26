"""What the state's registers are owed of each certificate, and how each of them answers."""

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
        ("registry", "0042_time_in_a_chain"),
    ]

    operations = [
        migrations.CreateModel(
            name="FilingLine",
            fields=[
                ("register", models.TextField(primary_key=True, serialize=False)),
                ("failures", models.IntegerField(default=0)),
                ("fault", models.TextField(default="")),
                ("failing_since", models.DateTimeField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField()),
            ],
            options={
                "db_table": "filing_line",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("register__in", ["mchis", "population", "licences"])),
                        name="filing_line_register",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Filing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("register", models.TextField()),
                ("version", models.IntegerField()),
                ("state", models.TextField()),
                ("since", models.DateTimeField()),
                ("content_cipher", models.BinaryField(null=True)),
                ("content_digest", models.BinaryField(null=True)),
                ("refusals", models.IntegerField(default=0)),
                ("fault", models.TextField(default="")),
                ("due_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="filings", to="registry.certificate"
                    ),
                ),
            ],
            options={
                "db_table": "filing",
                "indexes": [
                    models.Index(
                        condition=models.Q(("taken_at", None)), fields=["register", "id"], name="filing_waiting"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "certificate", "version"), name="filing_one_per_standing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("register__in", ["mchis", "population", "licences"])),
                        name="filing_register",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("content_digest"), 32
                            )
                        ),
                        name="filing_content_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_at__isnull", True),
                            models.Q(("content_cipher__isnull", True), ("content_digest__isnull", False)),
                            _connector="OR",
                        ),
                        name="filing_taken_with_its_content",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_read("0043_filings.sql"), _read("0043_filings.reverse.sql")),
    ]
