"""Whether a look was answered stands for ever; an office asks for what is its kind's alone."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0054_corrections_count"),
    ]

    operations = [
        migrations.CreateModel(
            name="LicenceAnswered",
            fields=[
                (
                    "look",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="answered",
                        serialize=False,
                        to="registry.licenceconsentending",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "licence_answered",
            },
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("kind", "public_security"), ("purposes__contained_by", ["household_entry"])),
                        models.Q(
                            ("kind", "medical_insurance"),
                            ("purposes__contained_by", ["insurance_enrolment", "maternity_benefit"]),
                        ),
                        models.Q(("kind", "immunisation"), ("purposes__contained_by", ["vaccination_record"])),
                        _connector="OR",
                    ),
                    ("purposes__contains", []),
                    models.Q(("purposes", []), _negated=True),
                ),
                name="agency_purposes_of_its_kind",
            ),
        ),
        migrations.RunSQL(_read("0055_looks_answered.sql"), _read("0055_looks_answered.reverse.sql")),
    ]
