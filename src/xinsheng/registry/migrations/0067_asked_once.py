"""What an office asks twice is asked once; places of results go on above those lost with a restore."""

from pathlib import Path

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Keyed digests of what was asked, the leap of places, and what the books promise of both."""

    dependencies = [
        ("registry", "0066_second_way_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResultLeap",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leapt_at", models.DateTimeField()),
            ],
            options={
                "db_table": "result_leap",
            },
        ),
        migrations.AddField(
            model_name="licenceconsentending",
            name="asked_index",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="licenceconsentending",
            name="repeat_index",
            field=models.BinaryField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name="licencerequest",
            name="asked_index",
            field=models.BinaryField(null=True),
        ),
        migrations.AddConstraint(
            model_name="licenceconsentending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("repeat_index"), 32)
                ),
                name="licence_consent_ending_repeat",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsentending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("asked_index"), 32)
                ),
                name="licence_consent_ending_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsentending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_index__isnull", True), ("repeat_index__isnull", True)),
                    models.Q(("asked_index__isnull", False), ("how", "used"), ("repeat_index__isnull", False)),
                    _connector="OR",
                ),
                name="licence_consent_ending_repeats_a_look",
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("asked_index"), 32)
                ),
                name="licence_request_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("asked_index__isnull", False)),
                fields=("agency", "request_no"),
                name="licence_request_once_a_number",
            ),
        ),
        migrations.RunSQL(_read("0067_asked_once.sql"), _read("0067_asked_once.reverse.sql")),
    ]
