"""Time never runs back in a chain of the journal."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0041_who_signs_who_sees"),
    ]

    operations = [
        migrations.RunSQL(_read("0042_time_in_a_chain.sql"), _read("0042_time_in_a_chain.reverse.sql")),
    ]
