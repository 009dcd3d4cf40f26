"""The other spouse's own answer to a declaration that names them, and until when it is waited for."""

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
        ("registry", "0009_signed_acts"),
    ]

    operations = [
        migrations.CreateModel(
            name="SpouseAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("side", models.TextField()),
                ("objection", models.TextField(default="")),
                ("content_digest", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("channel", models.TextField()),
                ("answered_at", models.DateTimeField()),
                ("signature_method", models.TextField()),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField()),
            ],
            options={
                "db_table": "spouse_answer",
            },
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_stage",
        ),
        migrations.RemoveConstraint(
            model_name="journalentry",
            name="journal_entry_duty",
        ),
        migrations.AddField(
            model_name="registration",
            name="spouse_until",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                condition=models.Q(("spouse_until__isnull", False)),
                fields=["spouse_until"],
                name="registration_by_spouses_day",
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
                            "withdrawn",
                            "revoked",
                        ],
                    )
                ),
                name="case_stage",
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
                        ],
                    )
                ),
                name="journal_entry_duty",
            ),
        ),
        migrations.AddField(
            model_name="spouseanswer",
            name="answered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="spouseanswer",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="spouse_answers", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="spouseanswer",
            name="declaration",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="spouse_answer", to="registry.declaration"
            ),
        ),
        migrations.AddField(
            model_name="spouseanswer",
            name="entered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["woman", "man"])), name="spouse_answer_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("objection", ""),
                    ("objection__in", ["answers_wrong", "did_not_know", "not_the_spouse", "does_not_agree"]),
                    _connector="OR",
                ),
                name="spouse_answer_objection",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command"])),
                name="spouse_answer_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                name="spouse_answer_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("content_digest"), 32)
                ),
                name="spouse_answer_content_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="spouse_answer_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="spouse_answer_challenge",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="actsignature",
            name="act_signature_kind",
        ),
        migrations.RemoveConstraint(
            model_name="signingrequest",
            name="signing_request_kind",
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
                            "registration",
                            "registration_decision",
                            "revocation",
                        ],
                    )
                ),
                name="signing_request_kind",
            ),
        ),
        migrations.RunSQL(_read("0010_spouse_answers.sql"), _read("0010_spouse_answers.reverse.sql")),
    ]
