"""In restored books the serials of Birth Service Certificates leap over those drawn since the backup."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0058_kiosks"),
    ]

    operations = [
        migrations.RunSQL(_read("0059_serials_leap.sql"), _read("0059_serials_leap.reverse.sql")),
    ]
