"""Where a hospital's system is told of results, and how far it has been told."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The address stands with the system's keys, brought in by two people and never changed."""

    dependencies = [("registry", "0030_laboratories")]

    operations = [
        migrations.AddField("hospitalclient", "results_to", models.TextField(default="")),
        migrations.CreateModel(
            name="ResultDelivery",
            fields=[
                (
                    "client",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="delivery",
                        serialize=False,
                        to="registry.hospitalclient",
                    ),
                ),
                ("position", models.BigIntegerField(default=0)),
                ("failures", models.IntegerField(default=0)),
                ("fault", models.TextField(default="")),
                ("due_at", models.DateTimeField()),
            ],
            options={"db_table": "result_delivery"},
        ),
    ]
