"""What citizens sign, on what evidence, the province's seal over each; and what the books promise of it."""

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
    """The tables, two more words of closed lists, and what the books promise."""

    dependencies = [
        ("registry", "0060_found_among_millions"),
    ]

    operations = [
        migrations.CreateModel(
            name="CitizenSignature",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("version", models.IntegerField()),
                ("channel", models.TextField()),
                ("method", models.TextField()),
                ("level", models.TextField()),
                ("identified_at", models.DateTimeField(null=True)),
                ("code_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("statement_cipher", models.BinaryField()),
                ("statement_digest", models.BinaryField()),
                ("random", models.BinaryField(unique=True)),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField(unique=True)),
                ("digest", models.BinaryField()),
                ("mac", models.BinaryField()),
            ],
            options={
                "db_table": "citizen_signature",
            },
        ),
        migrations.RemoveConstraint(
            model_name="actsignature",
            name="act_signature_kind",
        ),
        migrations.RemoveConstraint(
            model_name="certificatereview",
            name="certificate_review_signature",
        ),
        migrations.RemoveConstraint(
            model_name="correction",
            name="correction_signature",
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
            model_name="journalentry",
            name="journal_entry_signature_method",
        ),
        migrations.RemoveConstraint(
            model_name="sealintent",
            name="seal_intent_signature",
        ),
        migrations.RemoveConstraint(
            model_name="secondreview",
            name="second_review_signature",
        ),
        migrations.RemoveConstraint(
            model_name="signingrequest",
            name="signing_request_kind",
        ),
        migrations.RemoveConstraint(
            model_name="spouseanswer",
            name="spouse_answer_signature",
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
                            "spouse_answer",
                            "correction",
                            "registration",
                            "registration_decision",
                            "revocation",
                            "second_review",
                            "material_statement",
                        ],
                    )
                ),
                name="act_signature_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatereview",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey", "identified"])),
                name="certificate_review_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey", "identified"])),
                name="correction_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey", "identified"])),
                name="declaration_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey", "identified"])),
                name="delivery_record_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["", "development", "written", "passkey", "identified"])),
                name="journal_entry_signature_method",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealintent",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey", "identified"])),
                name="seal_intent_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey", "identified"])),
                name="second_review_signature",
            ),
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
                            "spouse_answer",
                            "correction",
                            "registration",
                            "registration_decision",
                            "revocation",
                            "second_review",
                            "material_statement",
                        ],
                    )
                ),
                name="signing_request_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey", "identified"])),
                name="spouse_answer_signature",
            ),
        ),
        migrations.CreateModel(
            name="WaitingSeal",
            fields=[
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="waiting",
                        serialize=False,
                        to="registry.citizensignature",
                    ),
                ),
            ],
            options={
                "db_table": "waiting_seal",
            },
        ),
        migrations.AddField(
            model_name="citizensignature",
            name="attested_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="citizensignature",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="citizen_signatures", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="citizensignature",
            name="entry",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="citizen_signature",
                to="registry.journalentry",
            ),
        ),
        migrations.AddField(
            model_name="citizensignature",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.CreateModel(
            name="CitizenSeal",
            fields=[
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="seal",
                        serialize=False,
                        to="registry.citizensignature",
                    ),
                ),
                ("public_key", models.BinaryField()),
                ("sealed_at", models.DateTimeField()),
                ("seal", models.BinaryField()),
            ],
            options={
                "db_table": "citizen_seal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("seal"), 64)
                        ),
                        name="citizen_seal_seal",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
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
                            "spouse_answer",
                            "correction",
                            "registration",
                            "registration_decision",
                            "revocation",
                            "second_review",
                            "material_statement",
                        ],
                    )
                ),
                name="citizen_signature_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])),
                name="citizen_signature_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("method__in", ["counter", "development", "network", "card"])),
                name="citizen_signature_method",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["none", "network", "live", "original_seen"])),
                name="citizen_signature_level",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1)), name="citizen_signature_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("statement_digest"), 32)
                ),
                name="citizen_signature_statement_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("random"), 32)
                ),
                name="citizen_signature_random",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("nonce"), 32)
                ),
                name="citizen_signature_nonce",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="citizen_signature_challenge",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="citizen_signature_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length("mac"), 32)),
                name="citizen_signature_mac",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("method", "development"),
                    models.Q(("identified_at__isnull", False), ("identified_at__lte", models.F("signed_at"))),
                    _connector="OR",
                ),
                name="citizen_signature_by_whom_was_identified",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attested_by__isnull", False), ("method", "counter")),
                    models.Q(models.Q(("method", "counter"), _negated=True), ("attested_by__isnull", True)),
                    _connector="OR",
                ),
                name="citizen_signature_attested_at_a_counter",
            ),
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("code_at__isnull", True), ("code_at__lte", models.F("signed_at")), _connector="OR"
                ),
                name="citizen_signature_code_before",
            ),
        ),
        migrations.RunSQL(_read("0061_citizens_sign.sql"), _read("0061_citizens_sign.reverse.sql")),
    ]
