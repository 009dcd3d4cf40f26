"""The flags of a case are words of one closed list; no material is given as data that the state holds."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What the books promise of them."""

    dependencies = [
        ("registry", "0063_licences_asked_for"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "flags__contained_by",
                        [
                            "late_entry",
                            "hospital_differs",
                            "delivery_corrected",
                            "put_off",
                            "same_mother_recently",
                            "reported",
                            "after_loss",
                            "report_name_differs",
                            "report_late",
                            "report_before_birth",
                            "report_of_a_lost_child",
                            "report_laboratory_unlicensed",
                            "report_laboratory_differs",
                            "report_laboratory_knows_none",
                            "report_laboratory_says_otherwise",
                            "report_laboratory_silent",
                            "second_review_overdue",
                            "overdue",
                            "spouse_objects",
                            "commitment_to_check",
                        ],
                    ),
                    ("flags__contains", []),
                ),
                name="case_flags",
            ),
        ),
        migrations.RemoveConstraint(model_name="material", name="material_satisfied_by"),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("satisfied_by__in", ["upload", "elicence", "signed_statement", "commitment", "seen_at_counter"])
                ),
                name="material_satisfied_by",
            ),
        ),
    ]
