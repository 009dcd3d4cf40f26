"""A citizen may write their name by hand on a screen; who cannot write presses a mark before an officer."""

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
    """Its table, and what guards it."""

    dependencies = [
        ("registry", "0076_closed_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handwriting",
            fields=[
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="handwriting",
                        serialize=False,
                        to="registry.citizensignature",
                    ),
                ),
                ("way", models.TextField()),
                ("strokes_cipher", models.BinaryField(null=True)),
                ("digest", models.BinaryField(null=True, unique=True)),
            ],
            options={
                "db_table": "handwriting",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["screen", "mark"])), name="handwriting_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                        ),
                        name="handwriting_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest__isnull", False), ("strokes_cipher__isnull", False), ("way", "screen")),
                            models.Q(("digest__isnull", True), ("strokes_cipher__isnull", True), ("way", "mark")),
                            _connector="OR",
                        ),
                        name="handwriting_is_written_or_a_mark",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strokes_cipher__isnull", True),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("strokes_cipher"), 70000
                            ),
                            _connector="OR",
                        ),
                        name="handwriting_is_short",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_read("0077_by_hand.sql"), _read("0077_by_hand.reverse.sql")),
    ]
