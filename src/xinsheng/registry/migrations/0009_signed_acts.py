"""What officers sign with their passkeys, and what PostgreSQL itself refuses of it."""

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
        ("registry", "0008_commitment_checks"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActSignature",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("version", models.IntegerField()),
                ("kind", models.TextField()),
                ("statement_cipher", models.BinaryField()),
                ("statement_digest", models.BinaryField()),
                ("random", models.BinaryField(unique=True)),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField(unique=True)),
                ("credential_id", models.BinaryField()),
                ("public_key", models.BinaryField()),
                ("authenticator_data", models.BinaryField()),
                ("client_data_json", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("rp_id", models.TextField()),
                ("origin", models.TextField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "db_table": "act_signature",
            },
        ),
        migrations.CreateModel(
            name="SigningRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("act", models.TextField()),
                ("version", models.IntegerField()),
                ("kind", models.TextField()),
                ("statement_cipher", models.BinaryField()),
                ("statement_digest", models.BinaryField()),
                ("random", models.BinaryField()),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "db_table": "signing_request",
            },
        ),
        migrations.RemoveConstraint(
            model_name="declaration",
            name="declaration_signature",
        ),
        migrations.RemoveConstraint(
            model_name="deliveryrecord",
            name="delivery_record_signature",
        ),
        migrations.RemoveConstraint(
            model_name="sealintent",
            name="seal_intent_signature",
        ),
        migrations.AddField(
            model_name="journalentry",
            name="signature_method",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                name="declaration_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                name="delivery_record_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["", "development", "written", "passkey"])),
                name="journal_entry_signature_method",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealintent",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                name="seal_intent_signature",
            ),
        ),
        migrations.AddField(
            model_name="actsignature",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="actsignature",
            name="entry",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="signature", to="registry.journalentry"
            ),
        ),
        migrations.AddField(
            model_name="actsignature",
            name="passkey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="registry.passkey"
            ),
        ),
        migrations.AddField(
            model_name="signingrequest",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="signing_requests", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="signingrequest",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="actsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "delivery_block",
                            "declaration",
                            "certificate_content",
                            "certificate",
                            "voiding",
                            "couple_declaration",
                            "registration",
                            "registration_decision",
                            "revocation",
                        ],
                    )
                ),
                name="act_signature_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="actsignature",
            constraint=models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="act_signature_version"),
        ),
        migrations.AddConstraint(
            model_name="actsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("statement_digest"), 32)
                ),
                name="act_signature_statement_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="actsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("random"), 32)
                ),
                name="act_signature_random",
            ),
        ),
        migrations.AddConstraint(
            model_name="actsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("nonce"), 32)
                ),
                name="act_signature_nonce",
            ),
        ),
        migrations.AddConstraint(
            model_name="actsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="act_signature_challenge",
            ),
        ),
        migrations.AddConstraint(
            model_name="actsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="act_signature_digest",
            ),
        ),
        migrations.AddIndex(
            model_name="signingrequest",
            index=models.Index(fields=["person", "expires_at"], name="signing_request_by_person"),
        ),
        migrations.AddConstraint(
            model_name="signingrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "delivery_block",
                            "declaration",
                            "certificate_content",
                            "certificate",
                            "voiding",
                            "couple_declaration",
                            "registration",
                            "registration_decision",
                            "revocation",
                        ],
                    )
                ),
                name="signing_request_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="signingrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("statement_digest"), 32)
                ),
                name="signing_request_statement_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="signingrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("random"), 32)
                ),
                name="signing_request_random",
            ),
        ),
        migrations.AddConstraint(
            model_name="signingrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("asked_at"))), name="signing_request_expires"
            ),
        ),
        migrations.RunSQL(_read("0009_signed_acts.sql"), _read("0009_signed_acts.reverse.sql")),
    ]
