"""What is confirmed of an older certificate counts, and is told also where no case is about it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0053_seen_and_read"),
    ]

    operations = [
        migrations.AddField(
            model_name="textmessage",
            name="legacy",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="text_messages",
                to="registry.legacycertificate",
            ),
        ),
        migrations.AddConstraint(
            model_name="textmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", False), ("legacy__isnull", True)),
                    models.Q(("case__isnull", True), ("legacy__isnull", False)),
                    _connector="OR",
                ),
                name="text_message_about_one",
            ),
        ),
        migrations.RunSQL(_read("0054_corrections_count.sql"), _read("0054_corrections_count.reverse.sql")),
    ]
