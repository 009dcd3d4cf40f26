"""Who says that a number was seen elsewhere says who they are, which number, and where."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0048_legacy_registrations"),
    ]

    operations = [
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
                    _connector="OR",
                ),
                name="suspension_seen_by_somebody_on_something",
            ),
        ),
    ]
