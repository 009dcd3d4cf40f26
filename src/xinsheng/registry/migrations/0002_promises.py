"""What PostgreSQL itself refuses: changed or removed entries, forbidden moves, one person in two duties."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_the_books")]

    operations = [
        migrations.RunSQL(_read(f"{name}.sql"), _read(f"{name}.reverse.sql"))
        for name in (
            "0002_search",
            "0002_never_changed",
            "0002_moves",
            "0002_chains",
            "0002_duties",
            "0002_birth_and_seal",
        )
    ]
