"""Blanks go down the line: sent against a requisition, on the way, counted in by two people."""

import uuid
from pathlib import Path

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0020_outside_births"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlankTransfer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("requisition", models.TextField()),
                ("first_no", models.CharField(max_length=10)),
                ("last_no", models.CharField(max_length=10)),
                ("quantity", models.IntegerField()),
                ("at", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="blanks_sent", to="registry.office"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "to_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blanks_awaited",
                        to="registry.office",
                    ),
                ),
            ],
            options={
                "db_table": "blank_transfer",
            },
        ),
        migrations.CreateModel(
            name="BlankReceipt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("quantity", models.IntegerField()),
                ("at", models.DateTimeField()),
                (
                    "counted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "transfer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt",
                        to="registry.blanktransfer",
                    ),
                ),
            ],
            options={
                "db_table": "blank_receipt",
            },
        ),
        migrations.AddField(
            model_name="blank",
            name="transfer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="blanks",
                to="registry.blanktransfer",
            ),
        ),
        migrations.AddIndex(
            model_name="blanktransfer",
            index=models.Index(fields=["office", "at"], name="blank_transfer_by_office"),
        ),
        migrations.AddConstraint(
            model_name="blanktransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gte", 1)), name="blank_transfer_quantity"
            ),
        ),
        migrations.AddConstraint(
            model_name="blanktransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("requisition", ""), _negated=True), name="blank_transfer_has_its_requisition"
            ),
        ),
        migrations.AddConstraint(
            model_name="blanktransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("office", models.F("to_office")), _negated=True),
                name="blank_transfer_goes_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="blanktransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_no__regex", "^[A-Z][0-9]{9}$"),
                    ("last_no__regex", "^[A-Z][0-9]{9}$"),
                    django.db.models.lookups.Exact(
                        django.db.models.functions.text.Substr("first_no", 1, 1),
                        django.db.models.functions.text.Substr("last_no", 1, 1),
                    ),
                    django.db.models.lookups.Exact(
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.text.Substr("last_no", 2), models.IntegerField()
                                ),
                                "-",
                                django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.text.Substr("first_no", 2), models.IntegerField()
                                ),
                            ),
                            "+",
                            models.Value(1),
                        ),
                        models.F("quantity"),
                    ),
                ),
                name="blank_transfer_quantity_is_the_range",
            ),
        ),
        migrations.AddIndex(
            model_name="blankreceipt",
            index=models.Index(fields=["at"], name="blank_receipt_by_time"),
        ),
        migrations.AddConstraint(
            model_name="blankreceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("received_by", models.F("counted_by")), _negated=True),
                name="blank_receipt_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankreceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gte", 1)), name="blank_receipt_quantity"
            ),
        ),
        migrations.RunSQL(_read("0021_blanks_on_the_way.sql"), _read("0021_blanks_on_the_way.reverse.sql")),
    ]
