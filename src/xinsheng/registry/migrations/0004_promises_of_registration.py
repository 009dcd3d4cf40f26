"""What PostgreSQL itself refuses of a couple's registration and its certificate."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("registry", "0003_registrations")]

    operations = [migrations.RunSQL(_read("0004_registrations.sql"), _read("0004_registrations.reverse.sql"))]
