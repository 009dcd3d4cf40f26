"""One-time codes beside an officer's passkey: the secret, what of it moves, and what the books promise of both."""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Two tables, more words of two closed lists, and the promises."""

    dependencies = [
        ("registry", "0065_new_phones"),
    ]

    operations = [
        migrations.CreateModel(
            name="OneTimeSecret",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("secret_cipher", models.BinaryField()),
                ("enrolled_at", models.DateTimeField()),
                ("usable_from", models.DateTimeField()),
            ],
            options={
                "db_table": "one_time_secret",
            },
        ),
        migrations.RemoveConstraint(
            model_name="signinevent",
            name="sign_in_event_event",
        ),
        migrations.AddConstraint(
            model_name="signinevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "event__in",
                        [
                            "signed_in",
                            "refused",
                            "signed_out",
                            "replaced",
                            "enrolment_opened",
                            "enrolment_refused",
                            "enrolled",
                            "ended",
                            "codes_enrolled",
                            "codes_ended",
                            "asked_anew",
                        ],
                    )
                ),
                name="sign_in_event_event",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="livesession",
            name="live_session_ended_for_a_reason",
        ),
        migrations.AddConstraint(
            model_name="livesession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_reason", "")),
                    models.Q(
                        ("ended_at__isnull", False), ("ended_reason__in", ["signed_out", "key_ended", "codes_ended"])
                    ),
                    _connector="OR",
                ),
                name="live_session_ended_for_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="onetimesecret",
            name="enrolment",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="one_time_secret", to="registry.enrolment"
            ),
        ),
        migrations.AddField(
            model_name="onetimesecret",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="one_time_secrets", to="registry.person"
            ),
        ),
        migrations.CreateModel(
            name="OneTimeStanding",
            fields=[
                (
                    "secret",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="registry.onetimesecret",
                    ),
                ),
                ("last_step", models.BigIntegerField(default=0)),
                ("state", models.TextField(default="in_force")),
                ("since", models.DateTimeField()),
                ("ended_reason", models.TextField(default="")),
            ],
            options={
                "db_table": "one_time_standing",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["in_force", "ended"])), name="one_time_standing_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_reason", ""), ("state", "in_force")),
                            models.Q(("ended_reason__in", ["new_enrolment", "revoked"]), ("state", "ended")),
                            _connector="OR",
                        ),
                        name="one_time_standing_ended_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="onetimesecret",
            constraint=models.CheckConstraint(
                condition=models.Q(("usable_from__gte", models.F("enrolled_at"))),
                name="one_time_secret_usable_once_enrolled",
            ),
        ),
        migrations.RunSQL(_read("0066_second_way_in.sql"), _read("0066_second_way_in.reverse.sql")),
    ]
