"""No line of authority is a circle, and whoever keeps a seal in force does not come to keep the blanks beside it."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0051_one_open_licence"),
    ]

    operations = [
        migrations.RunSQL(_read("0052_keepers_and_lines.sql"), _read("0052_keepers_and_lines.reverse.sql")),
    ]
