"""A certificate older than the books that was entered wrongly is corrected by two people."""

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
        ("registry", "0043_filings"),
    ]

    operations = [
        migrations.CreateModel(
            name="LegacyCorrection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("standing_version", models.IntegerField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("reason", models.TextField()),
                ("evidence", models.TextField()),
                ("child_name", models.TextField(default="")),
                ("born_on", models.DateField()),
                ("mother_name", models.TextField(default="")),
                ("mother_paper_index", models.BinaryField(null=True)),
                ("father_paper_index", models.BinaryField(null=True)),
                ("issuer_name", models.TextField()),
                ("division_code", models.CharField(max_length=12)),
                ("issued_on", models.DateField()),
                ("statement_cipher", models.BinaryField(null=True)),
                ("content_digest", models.BinaryField(null=True)),
                ("proposed_at", models.DateTimeField()),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="registry.legacycertificate",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legacy_corrections",
                        to="registry.office",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "legacy_correction",
            },
        ),
        migrations.AddField(
            model_name="legacystanding",
            name="correction",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="counts_for",
                to="registry.legacycorrection",
            ),
        ),
        migrations.CreateModel(
            name="LegacyCorrectionDecision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("confirmed", models.BooleanField()),
                ("words", models.TextField(default="")),
                ("decided_at", models.DateTimeField()),
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="registry.legacycorrection",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "legacy_correction_decision",
            },
        ),
        migrations.AddIndex(
            model_name="legacycorrection",
            index=models.Index(fields=["born_on", "child_name"], name="legacy_correction_by_child"),
        ),
        migrations.AddIndex(
            model_name="legacycorrection",
            index=models.Index(fields=["office", "proposed_at"], name="legacy_correction_by_office"),
        ),
        migrations.AddConstraint(
            model_name="legacycorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("content_digest"), 32)
                ),
                name="legacy_correction_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True), models.Q(("evidence", ""), _negated=True)
                ),
                name="legacy_correction_says_why_and_on_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("born_on__lte", models.F("issued_on")), ("issued_on__gte", "1996-01-01")),
                name="legacy_correction_since_1996",
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("content_digest__isnull", False),
                        ("statement_cipher__isnull", False),
                        ("withdrawn", False),
                        models.Q(("child_name", ""), _negated=True),
                    ),
                    models.Q(
                        ("child_name", ""),
                        ("content_digest__isnull", True),
                        ("father_paper_index__isnull", True),
                        ("mother_name", ""),
                        ("mother_paper_index__isnull", True),
                        ("statement_cipher__isnull", True),
                        ("withdrawn", True),
                    ),
                    _connector="OR",
                ),
                name="legacy_correction_says_all_or_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycorrectiondecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed", True), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="legacy_correction_declined_for_a_reason",
            ),
        ),
        migrations.RunSQL(_read("0044_legacy_corrections.sql"), _read("0044_legacy_corrections.reverse.sql")),
    ]
