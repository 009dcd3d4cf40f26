"""Whoever signs may have been known by their face: the closed list of ways gains one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What the books promise of them."""

    dependencies = [
        ("registry", "0068_nothing_in_the_way"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="citizensignature",
            name="citizen_signature_method",
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("method__in", ["counter", "development", "network", "card", "face"])),
                name="citizen_signature_method",
            ),
        ),
    ]
