"""No temporary table stands in the way of what the owner's functions name."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The search path of the functions that work with the owner's rights."""

    dependencies = [
        ("registry", "0067_asked_once"),
    ]

    operations = [
        migrations.RunSQL(_read("0068_nothing_in_the_way.sql"), _read("0068_nothing_in_the_way.reverse.sql")),
    ]
