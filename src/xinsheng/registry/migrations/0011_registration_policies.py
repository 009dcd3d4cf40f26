"""A registration keeps the policies of the township that handles it; a woman's child has one certificate alive."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql"
DECLARED_BEFORE = """
UPDATE registration SET policies = birth_case.policies
FROM birth_case WHERE birth_case.id = registration.case_id AND registration.couple_index IS NOT NULL
"""  # what was declared before ends under the policies it was begun under


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("registry", "0010_spouse_answers")]

    operations = [
        migrations.AddField("registration", "policies", models.JSONField(null=True)),
        migrations.RunSQL(DECLARED_BEFORE, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            "registration",
            models.CheckConstraint(
                condition=models.Q(is_live=False) | models.Q(policies__isnull=False),
                name="registration_live_has_its_policies",
            ),
        ),
        migrations.AddConstraint(
            "registration",
            models.UniqueConstraint(
                fields=["woman_index", "child_order"],
                condition=models.Q(is_live=True) & ~models.Q(basis=""),
                name="registration_one_registered_per_woman_and_child",
            ),
        ),
        migrations.RunSQL(_read("0011_registration_policies.sql"), _read("0011_registration_policies.reverse.sql")),
    ]
