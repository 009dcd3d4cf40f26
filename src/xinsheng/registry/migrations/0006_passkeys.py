"""The passkeys of officers, and what PostgreSQL itself refuses of them."""

import uuid
from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0005_text_messages_to_persons"),
    ]

    operations = [
        migrations.CreateModel(
            name="Passkey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("credential_id", models.BinaryField(unique=True)),
                ("public_key", models.BinaryField()),
                ("transports", models.JSONField(default=list)),
                ("rp_id", models.TextField()),
                ("label", models.TextField()),
                ("enrolled_at", models.DateTimeField()),
                ("usable_from", models.DateTimeField()),
            ],
            options={
                "db_table": "passkey",
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("first_digest", models.BinaryField()),
                ("second_digest", models.BinaryField()),
                ("opened_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("cooling_hours", models.SmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="enrolments", to="registry.person"
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolment",
                        to="registry.proposal",
                    ),
                ),
            ],
            options={
                "db_table": "enrolment",
            },
        ),
        migrations.CreateModel(
            name="PasskeyStanding",
            fields=[
                (
                    "passkey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="registry.passkey",
                    ),
                ),
                ("sign_count", models.BigIntegerField()),
                ("state", models.TextField(default="in_force")),
                ("since", models.DateTimeField()),
                ("ended_reason", models.TextField(default="")),
            ],
            options={
                "db_table": "passkey_standing",
            },
        ),
        migrations.AddField(
            model_name="passkey",
            name="enrolment",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="passkey", to="registry.enrolment"
            ),
        ),
        migrations.AddField(
            model_name="passkey",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="passkeys", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("first_digest"), 32)
                ),
                name="enrolment_first_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("second_digest"), 32)
                ),
                name="enrolment_second_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("opened_at"))), name="enrolment_expires"
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(("cooling_hours__gte", 0)), name="enrolment_cooling_hours"
            ),
        ),
        migrations.AddConstraint(
            model_name="passkeystanding",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["in_force", "ended"])), name="passkey_standing_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="passkeystanding",
            constraint=models.CheckConstraint(
                condition=models.Q(("sign_count__gte", 0)), name="passkey_standing_sign_count"
            ),
        ),
        migrations.AddConstraint(
            model_name="passkeystanding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_reason", ""), ("state", "in_force")),
                    models.Q(("ended_reason__in", ["new_enrolment", "counter_went_back"]), ("state", "ended")),
                    _connector="OR",
                ),
                name="passkey_standing_ended_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="passkey",
            constraint=models.CheckConstraint(
                condition=models.Q(("usable_from__gte", models.F("enrolled_at"))), name="passkey_usable_once_enrolled"
            ),
        ),
        migrations.RunSQL(_read("0006_passkeys.sql"), _read("0006_passkeys.reverse.sql")),
    ]
