"""Waste paper destroyed before witnesses."""

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
        ("registry", "0039_authorisations"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlankDestruction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("method", models.TextField()),
                ("place", models.TextField()),
                ("approval_no", models.TextField()),
                ("quantity", models.IntegerField()),
                ("first_witness", models.TextField()),
                ("first_witness_of", models.TextField()),
                ("second_witness", models.TextField()),
                ("second_witness_of", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blank_destructions",
                        to="registry.office",
                    ),
                ),
            ],
            options={
                "db_table": "blank_destruction",
            },
        ),
        migrations.CreateModel(
            name="DestroyedBlank",
            fields=[
                (
                    "blank",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="destroyed",
                        serialize=False,
                        to="registry.blank",
                    ),
                ),
                (
                    "destruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="destroyed_blanks",
                        to="registry.blankdestruction",
                    ),
                ),
            ],
            options={
                "db_table": "destroyed_blank",
            },
        ),
        migrations.AddIndex(
            model_name="blankdestruction",
            index=models.Index(fields=["office", "on"], name="blank_destruction_by_office"),
        ),
        migrations.AddConstraint(
            model_name="blankdestruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("method__in", ["shredded", "burnt", "pulped"])), name="blank_destruction_method"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankdestruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gte", 1)), name="blank_destruction_quantity"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankdestruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("handled_by", models.F("checked_by")), _negated=True),
                name="blank_destruction_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankdestruction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("first_witness", ""), _negated=True),
                    models.Q(("first_witness_of", ""), _negated=True),
                    models.Q(("second_witness", ""), _negated=True),
                    models.Q(("second_witness_of", ""), _negated=True),
                    models.Q(("first_witness", models.F("second_witness")), _negated=True),
                ),
                name="blank_destruction_two_witnesses",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankdestruction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("place", ""), _negated=True), models.Q(("approval_no", ""), _negated=True)
                ),
                name="blank_destruction_says_where_and_on_what",
            ),
        ),
        migrations.RunSQL(_read("0040_blank_destructions.sql"), _read("0040_blank_destructions.reverse.sql")),
    ]
