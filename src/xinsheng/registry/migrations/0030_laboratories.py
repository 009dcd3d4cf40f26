"""Laboratories licensed to make parentage test reports."""

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
        ("registry", "0029_results"),
    ]

    operations = [
        migrations.CreateModel(
            name="Laboratory",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("licence_no", models.TextField()),
                ("licence_key", models.TextField()),
                ("from_on", models.DateField()),
                ("entered_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
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
                "db_table": "laboratory",
            },
        ),
        migrations.CreateModel(
            name="LaboratoryEnding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("reason", models.TextField()),
                ("entered_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "laboratory",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ending", to="registry.laboratory"
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
                "db_table": "laboratory_ending",
            },
        ),
        migrations.AddConstraint(
            model_name="laboratory",
            constraint=models.UniqueConstraint(fields=("licence_key", "from_on"), name="laboratory_once"),
        ),
        migrations.AddConstraint(
            model_name="laboratory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("licence_key", ""), _negated=True)
                ),
                name="laboratory_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="laboratory",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                name="laboratory_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="laboratoryending",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="laboratory_ending_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="laboratoryending",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                name="laboratory_ending_two_people",
            ),
        ),
        migrations.RunSQL(_read("0030_laboratories.sql"), _read("0030_laboratories.reverse.sql")),
    ]
