"""The machine too finds a number that was used elsewhere: then it is said where, by a word of a closed list."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One promise is said anew, and keeps for people what it kept."""

    dependencies = [
        ("registry", "0078_signed_at_hospitals"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="suspension", name="suspension_seen_by_somebody_on_something"),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cause", "used_elsewhere"), _negated=True),
                    models.Q(
                        ("imposed_by__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                        models.Q(("about", ""), _negated=True),
                    ),
                    models.Q(
                        ("imposed_by__isnull", True),
                        ("reason__in", ["register", "loaded", "filing"]),
                        models.Q(("about", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="suspension_seen_by_somebody_on_something",
            ),
        ),
    ]
