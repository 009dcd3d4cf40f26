"""Three closed lists that only code kept, and one seal of a kind at an office; what was written before stays."""

from pathlib import Path

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Of sections, policies and purposes; the two logs are not looked through."""

    dependencies = [
        ("registry", "0075_requisitions"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(("section__in", ["delivery", "declaration", "handed", "application", "couple"])),
                name="draft_section",
            ),
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
                            "ordinary_forms_stop",
                            "service_licence_type_code",
                        ],
                    )
                ),
                name="policy_row_name",
            ),
        ),
        AddConstraintNotValid(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "purpose__in",
                        [
                            "handling",
                            "audit",
                            "own_certificate",
                            "own_answer",
                            "card_seen",
                            "verify_registration",
                            "explain_in_person",
                            "check_commitment",
                            "supervise_overdue",
                            "demand_report",
                            "archive_deposit",
                            "archive_court",
                            "archive_party",
                            "archive_review",
                            "archive_supervision",
                        ],
                    )
                ),
                name="reading_purpose",
            ),
        ),
        migrations.RunSQL(_read("0076_one_seal_of_a_kind.sql"), _read("0076_one_seal_of_a_kind.reverse.sql")),
    ]
