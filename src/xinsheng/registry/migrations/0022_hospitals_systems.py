"""Hospitals' own systems: their keys, their tokens, and what they sent of a birth."""

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
        ("registry", "0021_blanks_on_the_way"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                ("digest", models.BinaryField(primary_key=True, serialize=False)),
                ("given_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "db_table": "access_token",
            },
        ),
        migrations.CreateModel(
            name="HospitalClient",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("keys", models.JSONField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "hospital_client",
            },
        ),
        migrations.CreateModel(
            name="ReceivedBirth",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("identifier", models.TextField()),
                ("seq", models.SmallIntegerField()),
                ("digest", models.BinaryField()),
                ("payload_cipher", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("is_request", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "received_birth",
            },
        ),
        migrations.CreateModel(
            name="SpentAssertion",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("digest", models.BinaryField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "db_table": "spent_assertion",
            },
        ),
        migrations.RemoveConstraint(
            model_name="correction",
            name="correction_channel",
        ),
        migrations.RemoveConstraint(
            model_name="declaration",
            name="declaration_channel",
        ),
        migrations.RemoveConstraint(
            model_name="journalentry",
            name="journal_entry_channel",
        ),
        migrations.RemoveConstraint(
            model_name="journalentry",
            name="journal_entry_has_an_actor",
        ),
        migrations.RemoveConstraint(
            model_name="journalentry",
            name="journal_entry_duty",
        ),
        migrations.RemoveConstraint(
            model_name="spouseanswer",
            name="spouse_answer_channel",
        ),
        migrations.AlterField(
            model_name="delivery",
            name="opened_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])),
                name="correction_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])),
                name="declaration_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "duty__in",
                        [
                            "attendant",
                            "collector",
                            "issuing_officer",
                            "sealing_officer",
                            "reissue_officer",
                            "reviewer",
                            "applicant",
                            "supervisor",
                            "stock_keeper",
                            "seal_keeper",
                            "system_administrator",
                            "security_administrator",
                            "audit_administrator",
                            "declarant",
                            "spouse",
                            "township_officer",
                            "village_agent",
                            "machine",
                            "hospital_system",
                        ],
                    )
                ),
                name="journal_entry_duty",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])),
                name="journal_entry_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("actor__isnull", False), ("duty__in", ["machine", "hospital_system"]), _connector="OR"
                ),
                name="journal_entry_has_an_actor",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])),
                name="spouse_answer_channel",
            ),
        ),
        migrations.AddField(
            model_name="hospitalclient",
            name="confirmed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="hospitalclient",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="hospital_clients", to="registry.office"
            ),
        ),
        migrations.AddField(
            model_name="hospitalclient",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="accesstoken",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to="registry.hospitalclient"
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="opened_by_client",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.hospitalclient"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("opened_by__isnull", True), ("opened_by_client__isnull", False)),
                    models.Q(("opened_by__isnull", False), ("opened_by_client__isnull", True)),
                    _connector="OR",
                ),
                name="delivery_opened_by_one",
            ),
        ),
        migrations.AddField(
            model_name="receivedbirth",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="received_births", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="receivedbirth",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="received_births",
                to="registry.hospitalclient",
            ),
        ),
        migrations.AddField(
            model_name="receivedbirth",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="received_births", to="registry.office"
            ),
        ),
        migrations.AddField(
            model_name="receivedbirth",
            name="previous",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="next",
                to="registry.receivedbirth",
            ),
        ),
        migrations.AddField(
            model_name="spentassertion",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spent_assertions",
                to="registry.hospitalclient",
            ),
        ),
        migrations.AddConstraint(
            model_name="hospitalclient",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                name="hospital_client_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="hospitalclient",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                name="hospital_client_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="accesstoken",
            index=models.Index(fields=["expires_at"], name="access_token_by_expiry"),
        ),
        migrations.AddConstraint(
            model_name="accesstoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="access_token_digest",
            ),
        ),
        migrations.AddIndex(
            model_name="receivedbirth",
            index=models.Index(fields=["case", "-seq"], name="received_birth_by_case"),
        ),
        migrations.AddConstraint(
            model_name="receivedbirth",
            constraint=models.UniqueConstraint(
                fields=("office", "identifier", "seq"), name="received_birth_one_per_seq"
            ),
        ),
        migrations.AddConstraint(
            model_name="receivedbirth",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("previous__isnull", True), ("seq", 1)),
                    models.Q(("previous__isnull", False), ("seq__gt", 1)),
                    _connector="OR",
                ),
                name="received_birth_names_the_one_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="receivedbirth",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="received_birth_digest",
            ),
        ),
        migrations.AddIndex(
            model_name="spentassertion",
            index=models.Index(fields=["expires_at"], name="spent_assertion_by_expiry"),
        ),
        migrations.AddConstraint(
            model_name="spentassertion",
            constraint=models.UniqueConstraint(fields=("client", "digest"), name="spent_assertion_once"),
        ),
        migrations.AddConstraint(
            model_name="spentassertion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="spent_assertion_digest",
            ),
        ),
        migrations.RunSQL(_read("0022_hospitals_systems.sql"), _read("0022_hospitals_systems.reverse.sql")),
    ]
