"""What supervisors' figures are counted into, and how a day's events are found by when they were written."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two tables, and a small index in order of time on each book that a day is counted from."""

    dependencies = [
        ("registry", "0037_report_confirmations"),
    ]

    operations = [
        migrations.CreateModel(
            name="CountedDay",
            fields=[
                ("on", models.DateField(primary_key=True, serialize=False)),
                ("counted_at", models.DateTimeField()),
            ],
            options={
                "db_table": "counted_day",
            },
        ),
        migrations.CreateModel(
            name="MeasureCount",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("span", models.TextField()),
                ("on", models.DateField()),
                ("tally", models.TextField()),
                ("number", models.IntegerField()),
            ],
            options={
                "db_table": "measure_count",
            },
        ),
        migrations.AddIndex(
            model_name="deliveryrecord",
            index=django.contrib.postgres.indexes.BrinIndex(
                autosummarize=True, fields=["signed_at"], name="delivery_record_in_time"
            ),
        ),
        migrations.AddIndex(
            model_name="elicence",
            index=django.contrib.postgres.indexes.BrinIndex(
                autosummarize=True, fields=["made_at"], name="elicence_in_time"
            ),
        ),
        migrations.AddIndex(
            model_name="serviceelicence",
            index=django.contrib.postgres.indexes.BrinIndex(
                autosummarize=True, fields=["made_at"], name="service_elicence_in_time"
            ),
        ),
        migrations.AddIndex(
            model_name="textmessagereceipt",
            index=django.contrib.postgres.indexes.BrinIndex(
                autosummarize=True, fields=["at"], name="text_message_receipt_in_time"
            ),
        ),
        migrations.AddField(
            model_name="measurecount",
            name="office",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
            ),
        ),
        migrations.AddConstraint(
            model_name="measurecount",
            constraint=models.UniqueConstraint(
                fields=("span", "on", "tally", "office"), include=("number",), name="measure_count_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="measurecount",
            constraint=models.CheckConstraint(
                condition=models.Q(("span__in", ["day", "month"])), name="measure_count_span"
            ),
        ),
        migrations.AddConstraint(
            model_name="measurecount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "tally__in",
                        [
                            "signed",
                            "signed_in_time",
                            "issued",
                            "issued_in_one_go",
                            "notices",
                            "registered",
                            "registered_at_once",
                            "decided",
                            "decided_in_time",
                            "working_days",
                            "used",
                            "voided",
                            "used_or_voided",
                            "told",
                            "delivered",
                            "overdue",
                            "blanks_held",
                            "stock_stopped",
                        ],
                    )
                ),
                name="measure_count_tally",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurecount",
            constraint=models.CheckConstraint(condition=models.Q(("number__gte", 0)), name="measure_count_number"),
        ),
        migrations.AddConstraint(
            model_name="measurecount",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("span", "month"), _negated=True), ("on__day", 1), _connector="OR"),
                name="measure_count_month_by_its_first_day",
            ),
        ),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER never_removed BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER never_removed ON {table}",
            )
            for table in ("measure_count", "counted_day")
        ),
    ]
