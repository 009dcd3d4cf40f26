"""Which township, not the handling one, the declarant of a registration came to last and goes on at."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0056_second_reviews_climb"),
    ]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="taken_in_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.office",
            ),
        ),
    ]
