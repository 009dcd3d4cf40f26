"""Places where cards are read, and each reading that served."""

import uuid
from datetime import timedelta
from pathlib import Path

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The tables, and what the books promise of them."""

    dependencies = [
        ("registry", "0057_taken_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kiosk",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("use", models.TextField()),
                ("name", models.TextField()),
                ("key", models.JSONField()),
                ("key_thumbprint", models.TextField(unique=True)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kiosks", to="registry.office"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "kiosk",
            },
        ),
        migrations.CreateModel(
            name="CardReading",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("purpose", models.TextField()),
                ("holder_index", models.BinaryField()),
                ("nonce_digest", models.BinaryField(unique=True)),
                ("begun_at", models.DateTimeField()),
                ("read_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="card_readings",
                        to="registry.case",
                    ),
                ),
                (
                    "material",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="card_reading",
                        to="registry.material",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "kiosk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="registry.kiosk"
                    ),
                ),
            ],
            options={
                "db_table": "card_reading",
            },
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(("use__in", ["counter", "self_service"])), name="kiosk_use"
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True), name="kiosk_two_people"
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="kiosk_is_named"),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                name="kiosk_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="cardreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["sign_in", "mother", "father", "collector", "applicant"])),
                name="card_reading_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="cardreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("holder_index"), 32)
                ),
                name="card_reading_holder_index",
            ),
        ),
        migrations.AddConstraint(
            model_name="cardreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("nonce_digest"), 32)
                ),
                name="card_reading_nonce_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="cardreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case", None), ("material", None), ("purpose", "sign_in"), ("read_by", None)),
                    models.Q(
                        models.Q(("purpose", "sign_in"), _negated=True),
                        ("case__isnull", False),
                        ("read_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="card_reading_of_a_case_by_its_officer",
            ),
        ),
        migrations.AddConstraint(
            model_name="cardreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("read_at__gte", models.F("begun_at")),
                    (
                        "read_at__lt",
                        django.db.models.expressions.CombinedExpression(
                            models.F("begun_at"), "+", models.Value(timedelta(seconds=600))
                        ),
                    ),
                ),
                name="card_reading_in_its_ten_minutes",
            ),
        ),
        migrations.RunSQL(_read("0058_kiosks.sql"), _read("0058_kiosks.reverse.sql")),
    ]
