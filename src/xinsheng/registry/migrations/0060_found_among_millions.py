"""Among millions a case is found by the child and a name by its pieces, a delivery of blanks by its first number."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0059_serials_leap"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["born_local", "child_name"], name="case_by_child"),
        ),
        migrations.AddIndex(
            model_name="blankintake",
            index=models.Index(fields=["first_no"], name="blank_intake_by_first_no"),
        ),
        migrations.RunSQL(_read("0060_name_pieces.sql"), _read("0060_name_pieces.reverse.sql")),
    ]
