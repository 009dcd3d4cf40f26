"""Blanks lost before anything was printed on them; what stops an office; certificates under review."""

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
        ("registry", "0018_watched_stages_and_townships"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlankLoss",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("first_no", models.CharField(max_length=10)),
                ("last_no", models.CharField(max_length=10)),
                ("quantity", models.IntegerField()),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="blank_losses", to="registry.office"
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "blank_loss",
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("document_no", models.TextField(default="")),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("first_no", models.CharField(default="", max_length=10)),
                ("last_no", models.CharField(default="", max_length=10)),
                ("quantity", models.IntegerField()),
                ("opened_at", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inquiries", to="registry.office"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "inquiry",
            },
        ),
        migrations.CreateModel(
            name="InquiryItem",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("no", models.CharField(max_length=10)),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiry_items",
                        to="registry.certificate",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="registry.inquiry"
                    ),
                ),
            ],
            options={
                "db_table": "inquiry_item",
            },
        ),
        migrations.CreateModel(
            name="InquiryFinding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("finding", models.TextField()),
                ("words", models.TextField()),
                ("document_no", models.TextField(default="")),
                ("found_at", models.DateTimeField()),
                (
                    "found_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="finding", to="registry.inquiryitem"
                    ),
                ),
            ],
            options={
                "db_table": "inquiry_finding",
            },
        ),
        migrations.CreateModel(
            name="PoliceReport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("no", models.TextField()),
                ("on", models.DateField()),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "loss",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="police_report",
                        to="registry.blankloss",
                    ),
                ),
            ],
            options={
                "db_table": "police_report",
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("cause", models.TextField()),
                ("reason", models.TextField(default="")),
                ("document_no", models.TextField(default="")),
                ("about", models.TextField(default="")),
                ("imposed_at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
                    ),
                ),
                (
                    "imposed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="registry.office"
                    ),
                ),
            ],
            options={
                "db_table": "suspension",
            },
        ),
        migrations.CreateModel(
            name="StockRecount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("counted_at", models.DateTimeField()),
                (
                    "counted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "suspension",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recounts", to="registry.suspension"
                    ),
                ),
            ],
            options={
                "db_table": "stock_recount",
            },
        ),
        migrations.CreateModel(
            name="SuspensionLift",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("lifted_at", models.DateTimeField()),
                (
                    "lifted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "suspension",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lift", to="registry.suspension"
                    ),
                ),
            ],
            options={
                "db_table": "suspension_lift",
            },
        ),
        migrations.AddIndex(
            model_name="blankloss",
            index=models.Index(fields=["office", "at"], name="blank_loss_by_office"),
        ),
        migrations.AddConstraint(
            model_name="blankloss",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["stolen", "lost", "damaged", "outdated"])), name="blank_loss_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankloss",
            constraint=models.CheckConstraint(condition=models.Q(("quantity__gte", 1)), name="blank_loss_quantity"),
        ),
        migrations.AddConstraint(
            model_name="blankloss",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="blank_loss_says_what_happened"
            ),
        ),
        migrations.AddConstraint(
            model_name="blankloss",
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
                name="blank_loss_quantity_is_the_range",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(fields=["office", "opened_at"], name="inquiry_by_office"),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="inquiry_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(condition=models.Q(("quantity__gte", 1)), name="inquiry_quantity"),
        ),
        migrations.AddConstraint(
            model_name="inquiryitem",
            constraint=models.UniqueConstraint(fields=("inquiry", "no"), name="inquiry_item_once"),
        ),
        migrations.AddConstraint(
            model_name="inquiryfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("finding__in", ["released", "revoked"])), name="inquiry_finding_word"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiryfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="inquiry_finding_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiryfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finding", "revoked"), _negated=True),
                    models.Q(("document_no", ""), _negated=True),
                    _connector="OR",
                ),
                name="inquiry_finding_revocation_has_its_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="policereport",
            constraint=models.CheckConstraint(
                condition=models.Q(("no", ""), _negated=True), name="police_report_has_its_number"
            ),
        ),
        migrations.AddIndex(
            model_name="suspension",
            index=models.Index(fields=["office", "imposed_at"], name="suspension_by_office"),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("cause__in", ["decision", "gap", "used_elsewhere"])), name="suspension_cause"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cause", "decision"), _negated=True),
                    models.Q(
                        ("authority__isnull", False),
                        ("imposed_by__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="suspension_decision_has_somebody_and_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockrecount",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="stock_recount_says_what_was_found"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspensionlift",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="suspension_lift_has_a_reason"
            ),
        ),
        migrations.RunSQL(_read("0019_losses_and_suspensions.sql"), _read("0019_losses_and_suspensions.reverse.sql")),
    ]
