"""One of a couple sends somebody with their registration: an authorisation that names a couple, and whom it serves."""

from pathlib import Path

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The couple's index, and the promises of either kind."""

    dependencies = [
        ("registry", "0061_citizens_sign"),
    ]

    operations = [
        migrations.AddField(
            model_name="authorisation",
            name="couple_index",
            field=models.BinaryField(null=True),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("couple_index"), 32)
                ),
                name="authorisation_couple_index",
            ),
        ),
        migrations.RunSQL(_read("0062_couples_send.sql"), _read("0062_couples_send.reverse.sql")),
    ]
