"""A certificate in force is succeeded once, by other hands, in one transaction: reissue and replacement."""

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
        ("registry", "0016_ordinary_forms"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateReview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reviewed_at", models.DateTimeField()),
                ("signature_method", models.TextField()),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField()),
                ("statement_digest", models.BinaryField()),
            ],
            options={
                "db_table": "certificate_review",
            },
        ),
        migrations.CreateModel(
            name="PaperReturn",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("pages", models.TextField()),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "db_table": "paper_return",
            },
        ),
        migrations.RemoveConstraint(
            model_name="appointment",
            name="appointment_duty",
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_one_open_per_newborn",
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_service",
        ),
        migrations.RemoveConstraint(
            model_name="claim",
            name="claim_relation",
        ),
        migrations.RemoveConstraint(
            model_name="hand",
            name="hand_duty",
        ),
        migrations.RemoveConstraint(
            model_name="journalentry",
            name="journal_entry_duty",
        ),
        migrations.RemoveConstraint(
            model_name="material",
            name="material_kind",
        ),
        migrations.AddField(
            model_name="case",
            name="original",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successions",
                to="registry.certificate",
            ),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="predecessor",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successors",
                to="registry.certificate",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "duty__in",
                        [
                            "attendant",
                            "issuing_officer",
                            "sealing_officer",
                            "reissue_officer",
                            "reviewer",
                            "supervisor",
                            "stock_keeper",
                            "seal_keeper",
                            "system_administrator",
                            "security_administrator",
                            "audit_administrator",
                            "township_officer",
                            "village_agent",
                        ],
                    )
                ),
                name="appointment_duty",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("service__in", ["first_issuance_inside", "service_registration", "reissue", "replacement"])
                ),
                name="case_service",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("stage", "closed"), _negated=True),
                    models.Q(("service__in", ["reissue", "replacement"]), _negated=True),
                ),
                fields=("newborn", "service"),
                name="case_one_open_per_newborn",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", "closed"), _negated=True),
                fields=("original",),
                name="case_one_open_per_original",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("original__isnull", False), ("service__in", ["reissue", "replacement"])),
                    models.Q(
                        models.Q(("service__in", ["reissue", "replacement"]), _negated=True),
                        ("original__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="case_of_succession_names_its_original",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "relation__in",
                        ["mother", "father", "grandparent", "relative", "guardian", "other", "woman", "man", "child"],
                    )
                ),
                name="claim_relation",
            ),
        ),
        migrations.AddConstraint(
            model_name="hand",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "duty__in",
                        [
                            "applicant",
                            "attendant",
                            "collector",
                            "issuing_officer",
                            "reissue_officer",
                            "reviewer",
                            "sealing_officer",
                        ],
                    )
                ),
                name="hand_duty",
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
                        ],
                    )
                ),
                name="journal_entry_duty",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "mother_id",
                            "father_id",
                            "collector_id",
                            "authorisation",
                            "proof_of_mothers_state",
                            "no_father_statement",
                            "identity_proof",
                            "same_person_proof",
                            "applicant_id",
                            "guardianship_proof",
                            "issuance_record",
                            "parentage_test",
                            "police_proof",
                        ],
                    )
                ),
                name="material_kind",
            ),
        ),
        migrations.AddField(
            model_name="certificatereview",
            name="certificate",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="review", to="registry.certificate"
            ),
        ),
        migrations.AddField(
            model_name="certificatereview",
            name="reviewed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="paperreturn",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="paper_return", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="paperreturn",
            name="certificate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.certificate"
            ),
        ),
        migrations.AddField(
            model_name="paperreturn",
            name="received_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatereview",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                name="certificate_review_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatereview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="certificate_review_challenge",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatereview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("statement_digest"), 32)
                ),
                name="certificate_review_statement_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperreturn",
            constraint=models.CheckConstraint(
                condition=models.Q(("pages__in", ["main", "main_and_household"])), name="paper_return_pages"
            ),
        ),
        migrations.RunSQL(_read("0017_successions.sql"), _read("0017_successions.reverse.sql")),
    ]
