"""Report numbers that were kept before brackets and hyphens ceased to count are kept as they are compared now.

And a parent that a replacement changes rests on a report that is held and was found acceptable.
"""

from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


def compare_anew(cursor: Any) -> None:
    """Keep licence and number of each use by their letters and digits alone.

    A use that is still held keeps its old words where another birth holds the report by the new ones: which of the
    two it served is for people to find.
    """
    cursor.execute("ALTER TABLE parentage_report_use DISABLE TRIGGER USER")
    cursor.execute("SELECT id, licence_key, report_key FROM parentage_report_use ORDER BY taken_at, id")
    for use, *kept in cursor.fetchall():
        compared = ["".join(filter(str.isalnum, key)) for key in kept]
        if compared != kept and all(compared):
            cursor.execute(
                "UPDATE parentage_report_use AS own SET licence_key = %s, report_key = %s WHERE id = %s"
                " AND (given_back_at IS NOT NULL OR NOT EXISTS (SELECT FROM parentage_report_use AS other"
                " WHERE other.id <> own.id AND other.given_back_at IS NULL"
                " AND other.licence_key = %s AND other.report_key = %s))",
                [*compared, use, *compared],
            )
    cursor.execute("ALTER TABLE parentage_report_use ENABLE TRIGGER USER")


def _compare_anew(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    with editor.connection.cursor() as cursor:
        compare_anew(cursor)


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0025_legacy_certificates"),
    ]

    operations = [
        migrations.RunPython(_compare_anew, migrations.RunPython.noop),
        migrations.RunSQL(_read("0026_report_keys.sql"), _read("0026_report_keys.reverse.sql")),
    ]
