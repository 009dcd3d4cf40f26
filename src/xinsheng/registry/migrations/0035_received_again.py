"""What a hospital's system says again, and what one identifier promises."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """When the last version was last said; and what of a message was only looked at in casework until now."""

    dependencies = [("registry", "0034_what_waits_for_a_place")]

    operations = [
        migrations.CreateModel(
            name="ReceivedAgain",
            fields=[
                (
                    "received",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="again",
                        serialize=False,
                        to="registry.receivedbirth",
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={"db_table": "received_again"},
        ),
        migrations.RunSQL(_read("received_births.sql"), _read("received_births.reverse.sql")),
    ]
