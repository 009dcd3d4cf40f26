"""Certificates older than the books under review, and what was found of each."""

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
        ("registry", "0031_result_deliveries"),
    ]

    operations = [
        migrations.CreateModel(
            name="LegacyInquiry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("document_no", models.TextField(default="")),
                ("opened_at", models.DateTimeField()),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="registry.legacycertificate",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legacy_inquiries",
                        to="registry.office",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "legacy_inquiry",
            },
        ),
        migrations.CreateModel(
            name="LegacyInquiryFinding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("finding", models.TextField()),
                ("words", models.TextField()),
                ("document_no", models.TextField(default="")),
                ("found_at", models.DateTimeField()),
                (
                    "found_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "inquiry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="finding",
                        to="registry.legacyinquiry",
                    ),
                ),
            ],
            options={
                "db_table": "legacy_inquiry_finding",
            },
        ),
        migrations.AddIndex(
            model_name="legacyinquiry",
            index=models.Index(fields=["office", "opened_at"], name="legacy_inquiry_by_office"),
        ),
        migrations.AddConstraint(
            model_name="legacyinquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="legacy_inquiry_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="legacyinquiryfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("finding__in", ["released", "revoked"])), name="legacy_inquiry_finding_word"
            ),
        ),
        migrations.AddConstraint(
            model_name="legacyinquiryfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="legacy_inquiry_finding_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="legacyinquiryfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finding", "revoked"), _negated=True),
                    models.Q(("document_no", ""), _negated=True),
                    _connector="OR",
                ),
                name="legacy_inquiry_revocation_has_its_document",
            ),
        ),
        migrations.RunSQL(_read("0032_legacy_inquiries.sql"), _read("0032_legacy_inquiries.reverse.sql")),
    ]
