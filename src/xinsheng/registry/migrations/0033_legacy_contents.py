"""What is entered of a certificate from before these books says whose it is, and is held to the certificate."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Child, day, mother and papers beside the content; rows before keep them empty."""

    dependencies = [("registry", "0032_legacy_inquiries")]

    operations = [
        migrations.AddField("legacycontent", "child_name", models.TextField(default="")),
        migrations.AddField("legacycontent", "born_on", models.DateField(null=True)),
        migrations.AddField("legacycontent", "mother_name", models.TextField(default="")),
        migrations.AddField("legacycontent", "mother_paper_index", models.BinaryField(null=True)),
        migrations.AddField("legacycontent", "father_paper_index", models.BinaryField(null=True)),
        migrations.RunSQL(_read("legacy_contents.sql"), _read("legacy_contents.reverse.sql")),
    ]
