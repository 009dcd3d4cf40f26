"""A flagged parentage report, looked at by another institution."""

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
        ("registry", "0035_the_books"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondReview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("finding", models.TextField()),
                ("payload_cipher", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("reviewed_at", models.DateTimeField()),
                ("signature_method", models.TextField()),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField()),
            ],
            options={
                "db_table": "second_review",
            },
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
                            "correction",
                            "registration",
                            "registration_decision",
                            "revocation",
                            "second_review",
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
                            "correction",
                            "registration",
                            "registration_decision",
                            "revocation",
                            "second_review",
                        ],
                    )
                ),
                name="signing_request_kind",
            ),
        ),
        migrations.AddField(
            model_name="secondreview",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="second_reviews", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="secondreview",
            name="declaration",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.declaration"
            ),
        ),
        migrations.AddField(
            model_name="secondreview",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
            ),
        ),
        migrations.AddField(
            model_name="secondreview",
            name="reviewed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("finding__in", ["cleared", "doubted"])), name="second_review_finding"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                name="second_review_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="second_review_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="second_review_challenge",
            ),
        ),
        migrations.RunSQL(_read("0036_second_reviews.sql"), _read("0036_second_reviews.reverse.sql")),
    ]
