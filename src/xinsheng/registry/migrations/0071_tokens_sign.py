"""Officers' certificate tokens: the certificates, their standing, and acts signed with them."""

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
    """Two tables, a second kind of key under an act, one more word of three closed lists, and the promises."""

    dependencies = [
        ("registry", "0070_nobodys_to_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateToken",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("certificates", models.BinaryField()),
                ("fingerprint", models.BinaryField(unique=True)),
                ("subject", models.TextField()),
                ("issuer", models.TextField()),
                ("serial_no", models.TextField()),
                ("valid_from", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                ("enrolled_at", models.DateTimeField()),
                ("cooling_hours", models.SmallIntegerField()),
                ("usable_from", models.DateTimeField()),
            ],
            options={
                "db_table": "certificate_token",
            },
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
            model_name="signinevent",
            name="sign_in_event_event",
        ),
        migrations.RemoveConstraint(
            model_name="spouseanswer",
            name="spouse_answer_signature",
        ),
        migrations.AddField(
            model_name="actsignature",
            name="certificates",
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="actsignature",
            name="authenticator_data",
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="actsignature",
            name="client_data_json",
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="actsignature",
            name="credential_id",
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="actsignature",
            name="passkey",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="registry.passkey",
            ),
        ),
        migrations.AlterField(
            model_name="actsignature",
            name="public_key",
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="actsignature",
            name="rp_id",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="certificatereview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signature_method__in", ["development", "written", "passkey", "token", "identified"])
                ),
                name="certificate_review_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signature_method__in", ["development", "written", "passkey", "token", "identified"])
                ),
                name="correction_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signature_method__in", ["development", "written", "passkey", "token", "identified"])
                ),
                name="declaration_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signature_method__in", ["development", "written", "passkey", "token", "identified"])
                ),
                name="delivery_record_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signature_method__in", ["", "development", "written", "passkey", "token", "identified"])
                ),
                name="journal_entry_signature_method",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealintent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signature_method__in", ["development", "written", "passkey", "token", "identified"])
                ),
                name="seal_intent_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signature_method__in", ["development", "written", "passkey", "token", "identified"])
                ),
                name="second_review_signature",
            ),
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
                            "token_enrolled",
                            "token_ended",
                        ],
                    )
                ),
                name="sign_in_event_event",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signature_method__in", ["development", "written", "passkey", "token", "identified"])
                ),
                name="spouse_answer_signature",
            ),
        ),
        migrations.CreateModel(
            name="CertificateTokenStanding",
            fields=[
                (
                    "token",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="registry.certificatetoken",
                    ),
                ),
                ("state", models.TextField(default="in_force")),
                ("since", models.DateTimeField()),
                ("ended_reason", models.TextField(default="")),
            ],
            options={
                "db_table": "certificate_token_standing",
            },
        ),
        migrations.AddField(
            model_name="certificatetoken",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="certificatetoken",
            name="proposal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="token", to="registry.proposal"
            ),
        ),
        migrations.AddField(
            model_name="actsignature",
            name="token",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="registry.certificatetoken",
            ),
        ),
        migrations.AddConstraint(
            model_name="actsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("certificates__isnull", True),
                        ("passkey__isnull", False),
                        ("token__isnull", True),
                        ("authenticator_data__isnull", False),
                        ("client_data_json__isnull", False),
                        ("credential_id__isnull", False),
                        ("public_key__isnull", False),
                        models.Q(("rp_id", ""), _negated=True),
                    ),
                    models.Q(
                        ("certificates__isnull", False),
                        ("passkey__isnull", True),
                        ("rp_id", ""),
                        ("token__isnull", False),
                        ("authenticator_data__isnull", True),
                        ("client_data_json__isnull", True),
                        ("credential_id__isnull", True),
                        ("public_key__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="act_signature_by_one_key",
            ),
        ),
        migrations.AddField(
            model_name="certificatetokenstanding",
            name="ended_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatetoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("fingerprint"), 32)
                ),
                name="certificate_token_fingerprint",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatetoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__gt", models.F("valid_from"))),
                name="certificate_token_valid_for_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatetoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("cooling_hours__gte", 0)), name="certificate_token_cooling_hours"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatetokenstanding",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["in_force", "ended"])), name="certificate_token_standing_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatetokenstanding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_by__isnull", True), ("ended_reason", ""), ("state", "in_force")),
                    models.Q(
                        ("ended_by__isnull", False),
                        ("ended_reason__in", ["new_enrolment", "revoked"]),
                        ("state", "ended"),
                    ),
                    _connector="OR",
                ),
                name="certificate_token_standing_ended_by_somebody",
            ),
        ),
        migrations.RunSQL(_read("0071_tokens_sign.sql"), _read("0071_tokens_sign.reverse.sql")),
    ]
