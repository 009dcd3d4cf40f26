"""That an issued certificate reads wrong is said by its couple, and decided by their township."""

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
        ("registry", "0014_sign_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("items", models.JSONField()),
                ("digest", models.BinaryField()),
                ("channel", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("signature_method", models.TextField()),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField()),
            ],
            options={
                "db_table": "correction",
            },
        ),
        migrations.RemoveConstraint(
            model_name="actsignature",
            name="act_signature_kind",
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_stage",
        ),
        migrations.RemoveConstraint(
            model_name="signingrequest",
            name="signing_request_kind",
        ),
        migrations.AddField(
            model_name="registration",
            name="correction_due_on",
            field=models.DateField(null=True),
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
                        ],
                    )
                ),
                name="act_signature_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "opened",
                            "signed",
                            "declared",
                            "noticed",
                            "printed",
                            "sealing",
                            "sealed",
                            "collected",
                            "with_supervisor",
                            "closed",
                            "begun",
                            "confirming",
                            "comparing",
                            "with_township",
                            "registering",
                            "registered",
                            "correcting",
                            "renewing",
                            "withdrawn",
                            "revoked",
                        ],
                    )
                ),
                name="case_stage",
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
                        ],
                    )
                ),
                name="signing_request_kind",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="certificate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="registry.servicecertificate",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="entered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["case", "-asked_at"], name="correction_latest"),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command"])),
                name="correction_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                name="correction_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="correction_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="correction_challenge",
            ),
        ),
        migrations.RunSQL(_read("0015_corrections.sql"), _read("0015_corrections.reverse.sql")),
    ]
