"""A child's case is found by day of birth and name among millions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0059_serials_leap"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["born_local", "child_name"], name="case_by_child"),
        ),
    ]
