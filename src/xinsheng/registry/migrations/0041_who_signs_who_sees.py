"""Who signs an authorisation and who sees paper destroyed: promises that the application alone had kept."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0040_blank_destructions"),
    ]

    operations = [
        migrations.RunSQL(_read("0041_who_signs_who_sees.sql"), _read("0041_who_signs_who_sees.reverse.sql")),
    ]
