"""A township's ordinary forms are counted in, printed on and written off; a print says on what."""

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
        ("registry", "0015_corrections"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrdinaryFormIntake",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("delivered_on", models.DateField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "ordinary_form_intake",
            },
        ),
        migrations.CreateModel(
            name="OrdinaryFormSpoiling",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "ordinary_form_spoiling",
            },
        ),
        migrations.AddField(
            model_name="ordinaryprint",
            name="paper",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="ordinaryprint",
            constraint=models.CheckConstraint(
                condition=models.Q(("paper__in", ["", "form", "plain"])), name="ordinary_print_paper"
            ),
        ),
        migrations.AddField(
            model_name="ordinaryformintake",
            name="counted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="ordinaryformintake",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ordinary_form_intakes",
                to="registry.office",
            ),
        ),
        migrations.AddField(
            model_name="ordinaryformintake",
            name="received_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="ordinaryformspoiling",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ordinary_form_spoilings",
                to="registry.office",
            ),
        ),
        migrations.AddField(
            model_name="ordinaryformspoiling",
            name="spoiled_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddIndex(
            model_name="ordinaryformintake",
            index=models.Index(fields=["office", "at"], name="ordinary_form_intake_by_office"),
        ),
        migrations.AddConstraint(
            model_name="ordinaryformintake",
            constraint=models.CheckConstraint(
                condition=models.Q(("received_by", models.F("counted_by")), _negated=True),
                name="ordinary_form_intake_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="ordinaryformintake",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="ordinary_form_intake_number"
            ),
        ),
        migrations.AddIndex(
            model_name="ordinaryformspoiling",
            index=models.Index(fields=["office", "at"], name="ordinary_form_spoiling_office"),
        ),
        migrations.AddConstraint(
            model_name="ordinaryformspoiling",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="ordinary_form_spoiling_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="ordinaryformspoiling",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__in", ["misprinted", "marred", "lost", "outdated"])),
                name="ordinary_form_spoiling_reason",
            ),
        ),
        migrations.RunSQL(_read("0016_ordinary_forms.sql"), _read("0016_ordinary_forms.reverse.sql")),
    ]
