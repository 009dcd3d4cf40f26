"""An archive that was exported, with what its manifest said."""

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
        ("registry", "0027_the_books"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArchiveExport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("certificate_no", models.TextField()),
                ("purpose", models.TextField()),
                ("manifest_cipher", models.BinaryField()),
                ("manifest_digest", models.BinaryField()),
                ("records_cipher", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archive_exports",
                        to="registry.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "archive_export",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["deposit", "court", "party", "review", "supervision"])),
                        name="archive_export_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("manifest_digest"), 32
                            )
                        ),
                        name="archive_export_manifest_digest",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_read("0028_archive_exports.sql"), _read("0028_archive_exports.reverse.sql")),
    ]
