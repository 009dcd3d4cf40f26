"""What no act changes, the database changes for nobody: a case's key, a seal, whose number a person's is."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Guards of columns that the application's role could write and no act of ours does."""

    dependencies = [
        ("registry", "0069_faces"),
    ]

    operations = [
        migrations.RunSQL(_read("0070_nobodys_to_change.sql"), _read("0070_nobodys_to_change.reverse.sql")),
    ]
