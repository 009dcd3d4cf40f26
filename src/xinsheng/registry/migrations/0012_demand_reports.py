"""What people were asked for beyond the law's list, and what the county found: rows that never change."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

DEMANDS = ["copies", "household_booklet", "proofs", "health_papers", "fee", "other"]
FINDINGS = ["put_right", "within_the_list", "not_confirmed"]


def _guard(table: str) -> migrations.RunSQL:
    """Let no row of this table be changed or removed."""
    return migrations.RunSQL(
        f"CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        f"DROP TRIGGER never_changed ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("registry", "0011_registration_policies")]

    operations = [
        migrations.CreateModel(
            name="DemandReport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("place_code", models.CharField(max_length=12)),
                ("what", models.TextField()),
                ("words_cipher", models.BinaryField(null=True)),
                ("reported_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demand_reports",
                        to="registry.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
                    ),
                ),
            ],
            options={
                "db_table": "demand_report",
                "indexes": [models.Index(fields=["place_code", "reported_at"], name="demand_report_by_place")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("what__in", DEMANDS)), name="demand_report_what"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", "other"), _negated=True),
                            ("words_cipher__isnull", False),
                            _connector="OR",
                        ),
                        name="demand_report_other_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DemandAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("finding", models.TextField()),
                ("words_cipher", models.BinaryField()),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="registry.demandreport",
                    ),
                ),
            ],
            options={
                "db_table": "demand_answer",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("finding__in", FINDINGS)), name="demand_answer_finding"
                    )
                ],
            },
        ),
        _guard("demand_report"),
        _guard("demand_answer"),
    ]
