"""A citizen may write their name by hand on a screen; who cannot write presses a mark before an officer."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Its table, and what guards it; four policies more."""

    dependencies = [
        ("registry", "0076_closed_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handwriting",
            fields=[
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="handwriting",
                        serialize=False,
                        to="registry.citizensignature",
                    ),
                ),
                ("way", models.TextField()),
                ("strokes_cipher", models.BinaryField(null=True)),
                ("digest", models.BinaryField(null=True, unique=True)),
            ],
            options={
                "db_table": "handwriting",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["screen", "mark"])), name="handwriting_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                        ),
                        name="handwriting_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest__isnull", False), ("strokes_cipher__isnull", False), ("way", "screen")),
                            models.Q(("digest__isnull", True), ("strokes_cipher__isnull", True), ("way", "mark")),
                            _connector="OR",
                        ),
                        name="handwriting_is_written_or_a_mark",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strokes_cipher__isnull", True),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("strokes_cipher"), 70000
                            ),
                            _connector="OR",
                        ),
                        name="handwriting_is_short",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="policyrow",
            name="policy_row_name",
        ),
        AddConstraintNotValid(
            model_name="policyrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "name__in",
                        [
                            "missing_value_mark",
                            "licence_type_code",
                            "claim_slip_days",
                            "authorisation_days",
                            "outside_report_years",
                            "outside_second_reviewer",
                            "outside_second_review_days",
                            "outside_laboratory_confirms",
                            "outside_laboratory_days",
                            "registration_children",
                            "registration_marriage",
                            "registration_spouse_confirms",
                            "registration_spouse_days",
                            "registration_online_daily",
                            "registration_working_days",
                            "commitment_check_days",
                            "register_snapshot_days",
                            "enrolment_code_hours",
                            "enrolment_cooling_hours",
                            "sharing_code_minutes",
                            "sharing_agency_daily",
                            "sharing_holder_daily",
                            "sharing_request_days",
                            "handwriting_at_counter",
                            "handwriting_declaration",
                            "handwriting_couple",
                            "handwriting_statement",
                            "ordinary_forms_stop",
                            "service_licence_type_code",
                        ],
                    )
                ),
                name="policy_row_name",
            ),
        ),
        migrations.RunSQL(_read("0077_by_hand.sql"), _read("0077_by_hand.reverse.sql")),
    ]
