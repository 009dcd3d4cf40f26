"""Plans and requisitions of blanks are books; what goes down the line answers one, and the store has its account."""

import uuid
from pathlib import Path

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Five books, two columns of a transfer, and their guards."""

    dependencies = [
        ("registry", "0074_begun_by_an_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlankPlan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("year", models.IntegerField()),
                ("seq", models.IntegerField()),
                ("first_quarter", models.IntegerField()),
                ("second_quarter", models.IntegerField()),
                ("third_quarter", models.IntegerField()),
                ("fourth_quarter", models.IntegerField()),
                ("below", models.IntegerField()),
                ("quantity", models.IntegerField()),
                ("held", models.IntegerField()),
                ("live_births", models.IntegerField()),
                ("words", models.TextField(default="")),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "blank_plan",
            },
        ),
        migrations.CreateModel(
            name="BlankPlanAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("granted", models.IntegerField()),
                ("words", models.TextField(default="")),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "blank_plan_answer",
            },
        ),
        migrations.CreateModel(
            name="BlankRequisition",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("seq", models.IntegerField()),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("quantity", models.IntegerField()),
                ("held", models.IntegerField()),
                ("held_below", models.IntegerField()),
                ("used", models.IntegerField()),
                ("planned", models.IntegerField()),
                ("drawn", models.IntegerField()),
                ("words", models.TextField(default="")),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "blank_requisition",
            },
        ),
        migrations.CreateModel(
            name="BlankRequisitionAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("granted", models.IntegerField()),
                ("words", models.TextField(default="")),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "blank_requisition_answer",
            },
        ),
        migrations.CreateModel(
            name="BlankRequisitionWithdrawal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "blank_requisition_withdrawal",
            },
        ),
        migrations.RemoveConstraint(
            model_name="blanktransfer",
            name="blank_transfer_has_its_requisition",
        ),
        migrations.AddField(
            model_name="blanktransfer",
            name="from_trays",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="blankplan",
            name="office",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="blank_plans",
                to="registry.office",
            ),
        ),
        migrations.AddField(
            model_name="blankplan",
            name="planned_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="blankplan",
            name="to_office",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="blank_plans_below",
                to="registry.office",
            ),
        ),
        migrations.AddField(
            model_name="blankplananswer",
            name="answered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="blankplananswer",
            name="plan",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="registry.blankplan"
            ),
        ),
        migrations.AddField(
            model_name="blankrequisition",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="blankrequisition",
            name="office",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requisitions",
                to="registry.office",
            ),
        ),
        migrations.AddField(
            model_name="blankrequisition",
            name="to_office",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requisitions_below",
                to="registry.office",
            ),
        ),
        migrations.AddField(
            model_name="blanktransfer",
            name="answers",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="transfers",
                to="registry.blankrequisition",
            ),
        ),
        migrations.AddConstraint(
            model_name="blanktransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answers__isnull", False), ("requisition", ""), ("returned_for", "")),
                    models.Q(
                        ("answers__isnull", True), models.Q(("requisition", ""), _negated=True), ("returned_for", "")
                    ),
                    models.Q(
                        ("answers__isnull", True), ("requisition", ""), models.Q(("returned_for", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="blank_transfer_has_its_requisition",
            ),
        ),
        migrations.AddConstraint(
            model_name="blanktransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_trays", 0),
                    models.Q(
                        ("from_trays__gt", 0),
                        ("from_trays__lte", models.F("quantity")),
                        models.Q(("returned_for", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="blank_transfer_from_trays_is_given_back",
            ),
        ),
        migrations.AddField(
            model_name="blankrequisitionanswer",
            name="answered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="blankrequisitionanswer",
            name="requisition",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="registry.blankrequisition"
            ),
        ),
        migrations.AddField(
            model_name="blankrequisitionwithdrawal",
            name="requisition",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="registry.blankrequisition"
            ),
        ),
        migrations.AddField(
            model_name="blankrequisitionwithdrawal",
            name="withdrawn_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddIndex(
            model_name="blankplan",
            index=models.Index(fields=["to_office", "year"], name="blank_plan_by_who_answers"),
        ),
        migrations.AddConstraint(
            model_name="blankplan",
            constraint=models.UniqueConstraint(
                fields=("office", "year", "seq"), name="blank_plan_one_after_the_other"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankplan",
            constraint=models.CheckConstraint(condition=models.Q(("quantity__gte", 1)), name="blank_plan_quantity"),
        ),
        migrations.AddConstraint(
            model_name="blankplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("below__gte", 0),
                    ("first_quarter__gte", 0),
                    ("fourth_quarter__gte", 0),
                    ("held__gte", 0),
                    ("live_births__gte", 0),
                    ("second_quarter__gte", 0),
                    ("third_quarter__gte", 0),
                ),
                name="blank_plan_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "quantity",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("first_quarter"), "+", models.F("second_quarter")
                                    ),
                                    "+",
                                    models.F("third_quarter"),
                                ),
                                "+",
                                models.F("fourth_quarter"),
                            ),
                            "+",
                            models.F("below"),
                        ),
                    )
                ),
                name="blank_plan_is_its_sum",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("office", models.F("to_office")), _negated=True), name="blank_plan_goes_up"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankplananswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("granted__gte", 0)), name="blank_plan_answer_granted"
            ),
        ),
        migrations.AddIndex(
            model_name="blankrequisition",
            index=models.Index(fields=["to_office", "at"], name="blank_requisition_by_answerer"),
        ),
        migrations.AddConstraint(
            model_name="blankrequisition",
            constraint=models.UniqueConstraint(
                fields=("office", "seq"), name="blank_requisition_one_after_the_other"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankrequisition",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gte", 1)), name="blank_requisition_quantity"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankrequisition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("drawn__gte", 0), ("held__gte", 0), ("held_below__gte", 0), ("planned__gte", 0), ("used__gte", 0)
                ),
                name="blank_requisition_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankrequisition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_on__lte", models.F("last_on")),
                    django.db.models.lookups.Exact(
                        django.db.models.functions.datetime.ExtractYear("first_on"),
                        django.db.models.functions.datetime.ExtractYear("last_on"),
                    ),
                ),
                name="blank_requisition_of_one_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankrequisition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "planned__gte",
                        django.db.models.expressions.CombinedExpression(models.F("drawn"), "+", models.F("quantity")),
                    ),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="blank_requisition_beyond_plan_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankrequisition",
            constraint=models.CheckConstraint(
                condition=models.Q(("office", models.F("to_office")), _negated=True), name="blank_requisition_goes_up"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankrequisitionanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("granted__gte", 0)), name="blank_requisition_answer_granted"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankrequisitionwithdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="blank_requisition_withdrawal_says_why"
            ),
        ),
        migrations.RunSQL(_read("0075_out_of_trays.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_read("0075_requisitions.sql"), _read("0075_requisitions.reverse.sql")),
    ]
