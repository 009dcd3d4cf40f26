"""A second look that nobody gave in time climbs to who is above."""

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
        ("registry", "0055_looks_answered"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondReviewClimb",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("climbed_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_review_climbs",
                        to="registry.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
                    ),
                ),
            ],
            options={
                "db_table": "second_review_climb",
                "constraints": [models.UniqueConstraint(fields=("case", "office"), name="second_review_climb_once")],
            },
        ),
        migrations.RunSQL(_read("0056_second_reviews_climb.sql"), _read("0056_second_reviews_climb.reverse.sql")),
    ]
