"""What only code kept: whose key a token has, three closed lists, one licence a number and day, a seal's end."""

from pathlib import Path

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A column with the key of each token that is there already, closed lists, and the guards anew."""

    dependencies = [
        ("registry", "0071_tokens_sign"),
    ]

    operations = [
        migrations.AddField(
            model_name="certificatetoken",
            name="public_key",
            field=models.BinaryField(default=b""),
            preserve_default=False,
        ),
        migrations.RunSQL(_read("0072_keys_of_tokens.sql"), migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="certificatetoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("public_key"), 65)
                ),
                name="certificate_token_public_key",
            ),
        ),
        migrations.AddIndex(
            model_name="certificatetoken",
            index=models.Index(fields=["public_key"], name="certificate_token_by_key"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "office",
                            "office_change",
                            "seal",
                            "seal_retirement",
                            "appointment",
                            "ending",
                            "cover",
                            "policy",
                            "calendar",
                            "blanks",
                            "receipt",
                            "tray",
                            "destruction",
                            "enrolment",
                            "system_enrolment",
                            "ordinary_forms",
                            "hospital_client",
                            "hospital_client_ending",
                            "laboratory",
                            "laboratory_ending",
                            "office_list",
                            "staff_list",
                            "agency",
                            "agency_ending",
                            "kiosk",
                            "kiosk_ending",
                            "token_enrolment",
                        ],
                    )
                ),
                name="proposal_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="textmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "declaration_received",
                            "notice_given",
                            "certificate_sealed",
                            "paper_taken",
                            "reissue_applied",
                            "application_closed",
                            "certificate_succeeded",
                            "certificate_revoked",
                            "legacy_corrected",
                            "phone_code",
                            "spouse_asked",
                            "share_asked",
                            "certificate_corrected",
                            "certificate_kept",
                            "registered",
                            "with_township",
                            "question_asked",
                            "registration_closed",
                            "registration_revoked",
                            "registration_withdrawn",
                            "phone_changed",
                        ],
                    )
                ),
                name="text_message_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(("media_type__in", ["", "image/jpeg", "application/pdf"])),
                name="material_media_type",
            ),
        ),
        migrations.RunSQL(_read("0072_what_only_code_kept.sql"), _read("0072_what_only_code_kept.reverse.sql")),
    ]
