"""An officer's fresh look into the population register is a row that never changes."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

PURPOSES = ["verify_registration", "explain_in_person", "check_commitment", "supervise_overdue"]
GUARD = (
    "CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON register_look_up "
    "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
)


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_passkeys")]

    operations = [
        migrations.CreateModel(
            name="RegisterLookUp",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("purpose", models.TextField()),
                ("rule_version", models.SmallIntegerField()),
                ("snapshot", models.TextField()),
                ("policies", models.JSONField()),
                ("answer_cipher", models.BinaryField()),
                ("result", models.JSONField()),
                ("agrees", models.BooleanField()),
                ("compared_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="look_ups", to="registry.case"
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="look_ups",
                        to="registry.declaration",
                    ),
                ),
            ],
            options={
                "db_table": "register_look_up",
                "indexes": [models.Index(fields=["case", "-compared_at"], name="register_look_up_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", PURPOSES)), name="register_look_up_purpose"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rule_version__gte", 1)), name="register_look_up_rule_version"
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, "DROP TRIGGER never_changed ON register_look_up"),
    ]
