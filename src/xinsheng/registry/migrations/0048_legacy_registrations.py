"""Birth service certificates from before this platform."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0047_blanks_given_back"),
    ]

    operations = [
        migrations.CreateModel(
            name="LegacyRegistration",
            fields=[
                ("no", models.TextField(primary_key=True, serialize=False)),
                ("source", models.TextField()),
                ("woman_name", models.TextField()),
                ("woman_paper_index", models.BinaryField()),
                ("man_name", models.TextField(default="")),
                ("man_paper_index", models.BinaryField(null=True)),
                ("child_order", models.SmallIntegerField()),
                ("registered_on", models.DateField()),
                ("issuer_name", models.TextField()),
                ("division_code", models.CharField(max_length=12)),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "db_table": "legacy_registration",
                "indexes": [
                    models.Index(fields=["woman_paper_index"], name="legacy_registration_by_woman"),
                    models.Index(
                        condition=models.Q(("man_paper_index__isnull", False)),
                        fields=["man_paper_index"],
                        name="legacy_registration_by_man",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no__regex", "^[0-9A-Z\\u3400-\\u9fff]{8,30}$"),
                            models.Q(("no__startswith", "SF"), _negated=True),
                            models.Q(("no__regex", "^[A-Z]?[0-9]{1,10}$"), _negated=True),
                        ),
                        name="legacy_registration_no_is_no_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("child_order__gte", 1)), name="legacy_registration_child_order"
                    ),
                ],
            },
        ),
        migrations.RunSQL(_read("0048_legacy_registrations.sql"), _read("0048_legacy_registrations.reverse.sql")),
    ]
