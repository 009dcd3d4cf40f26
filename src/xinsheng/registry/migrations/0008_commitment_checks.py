"""A commitment is to be checked by a day; its one check is a row that never changes."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

GUARD = (
    "CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON commitment_check "
    "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
)
OWED_BEFORE = """
UPDATE registration SET promised_at = birth_case.stage_since, check_due_provisional = true,
    check_due_on = (birth_case.stage_since AT TIME ZONE 'Asia/Shanghai')::date + 28
FROM birth_case
WHERE birth_case.id = registration.case_id AND birth_case.stage = 'registered'
  AND birth_case.flags @> '["commitment_to_check"]'
"""  # what was registered on a commitment before: the clock counts its day again within the hour


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_register_look_ups")]

    operations = [
        migrations.AddField("registration", "promised_at", models.DateTimeField(null=True)),
        migrations.AddField("registration", "check_due_on", models.DateField(null=True)),
        migrations.AddField("registration", "check_due_provisional", models.BooleanField(default=False)),
        migrations.RunSQL(OWED_BEFORE, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            "registration",
            models.CheckConstraint(
                condition=models.Q(promised_at__isnull=True, check_due_on__isnull=True)
                | models.Q(promised_at__isnull=False, check_due_on__isnull=False),
                name="registration_promise_has_a_last_day",
            ),
        ),
        migrations.AddIndex(
            "registration",
            models.Index(
                fields=["township", "check_due_on", "case"],
                condition=models.Q(check_due_on__isnull=False),
                name="registration_to_check",
            ),
        ),
        migrations.CreateModel(
            name="CommitmentCheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("finding", models.TextField()),
                ("was_due_on", models.DateField()),
                ("checked_at", models.DateTimeField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitment_check",
                        to="registry.case",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "commitment_check",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("finding__in", ["true", "false"])), name="commitment_check_finding"
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, "DROP TRIGGER never_changed ON commitment_check"),
    ]
