"""Whoever has an entry may ask for its place in the public log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0026_report_keys"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="logleaf",
            index=models.Index(fields=["leaf_hash"], name="log_leaf_by_hash"),
        ),
    ]
