"""A licence number has one open entry, and who looks a second time serves at another institution alone."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0050_licences_shared"),
    ]

    operations = [
        migrations.RunSQL(_read("0051_one_open_licence.sql"), _read("0051_one_open_licence.reverse.sql")),
    ]
