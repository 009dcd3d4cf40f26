"""A birth outside an institution: its service, its papers, and the report that serves one birth (invariant 10)."""

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
        ("registry", "0019_losses_and_suspensions"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParentageReport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("laboratory", models.TextField()),
                ("licence_no", models.TextField()),
                ("report_no", models.TextField()),
                ("issued_on", models.DateField()),
            ],
            options={
                "db_table": "parentage_report",
            },
        ),
        migrations.CreateModel(
            name="ParentageReportUse",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("licence_key", models.TextField()),
                ("report_key", models.TextField()),
                ("taken_at", models.DateTimeField()),
                ("given_back_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "parentage_report_use",
            },
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_service",
        ),
        migrations.RemoveConstraint(
            model_name="material",
            name="material_kind",
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "service__in",
                        [
                            "first_issuance_inside",
                            "first_issuance_outside",
                            "service_registration",
                            "reissue",
                            "replacement",
                        ],
                    )
                ),
                name="case_service",
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
                            "parentage_declaration",
                            "no_mother_statement",
                        ],
                    )
                ),
                name="material_kind",
            ),
        ),
        migrations.AddField(
            model_name="parentagereport",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="parentage_reports", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="parentagereport",
            name="declaration",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parentage_report",
                to="registry.declaration",
            ),
        ),
        migrations.AddField(
            model_name="parentagereportuse",
            name="delivery",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="report_uses", to="registry.delivery"
            ),
        ),
        migrations.AddField(
            model_name="parentagereport",
            name="use",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="registry.parentagereportuse"
            ),
        ),
        migrations.AddConstraint(
            model_name="parentagereportuse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("given_back_at__isnull", True)),
                fields=("licence_key", "report_key"),
                name="parentage_report_serves_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="parentagereportuse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("licence_key", ""), _negated=True), models.Q(("report_key", ""), _negated=True)
                ),
                name="parentage_report_use_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="parentagereportuse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("given_back_at__isnull", True), ("given_back_at__gte", models.F("taken_at")), _connector="OR"
                ),
                name="parentage_report_given_back_after_it_was_taken",
            ),
        ),
        migrations.RunSQL(_read("0020_outside_births.sql"), _read("0020_outside_births.reverse.sql")),
    ]
