"""What is declared has a township; periodic duties find their stages by an index; a couple's party is one of two."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0017_successions"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="claim",
            name="claim_relation",
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    (
                        "stage__in",
                        (
                            "sealing",
                            "comparing",
                            "confirming",
                            "registering",
                            "renewing",
                            "with_township",
                            "noticed",
                            "correcting",
                        ),
                    )
                ),
                fields=["stage", "stage_since"],
                name="case_watched_by_duties",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "relation__in",
                        [
                            "mother",
                            "father",
                            "grandparent",
                            "relative",
                            "guardian",
                            "other",
                            "child",
                            "spouse",
                            "woman",
                            "man",
                        ],
                    )
                ),
                name="claim_relation",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_live", False), ("township__isnull", False), _connector="OR"),
                name="registration_live_has_a_township",
            ),
        ),
    ]
