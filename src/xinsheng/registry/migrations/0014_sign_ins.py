"""Sign-ins as they were, and the one session of a person."""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0013_papers_seen"),
    ]

    operations = [
        migrations.CreateModel(
            name="LiveSession",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="live_session",
                        serialize=False,
                        to="registry.person",
                    ),
                ),
                ("mark", models.UUIDField(unique=True)),
                ("way", models.TextField()),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_reason", models.TextField(default="")),
                (
                    "passkey",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.passkey",
                    ),
                ),
            ],
            options={
                "db_table": "live_session",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["passkey", "one_time_code"])), name="live_session_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_reason", "")),
                            models.Q(("ended_at__isnull", False), ("ended_reason__in", ["signed_out", "key_ended"])),
                            _connector="OR",
                        ),
                        name="live_session_ended_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInEvent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("event", models.TextField()),
                ("way", models.TextField(default="")),
                ("code", models.TextField(default="")),
                ("challenge", models.BinaryField(null=True, unique=True)),
                ("at", models.DateTimeField()),
                (
                    "passkey",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.passkey",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_in_events",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "db_table": "sign_in_event",
                "indexes": [
                    models.Index(fields=["person", "-at"], name="sign_in_event_by_person"),
                    models.Index(fields=["-at"], name="sign_in_event_newest_first"),
                ],
                "constraints": [
                    models.CheckConstraint(
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
                                ],
                            )
                        ),
                        name="sign_in_event_event",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way", ""), ("way__in", ["passkey", "one_time_code"]), _connector="OR"),
                        name="sign_in_event_way",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_read("0014_sign_ins.sql"), _read("0014_sign_ins.reverse.sql")),
    ]
