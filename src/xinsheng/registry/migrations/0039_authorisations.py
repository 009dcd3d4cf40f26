"""Authorisations that a mother signs online: whom each names, its last day, and its one end."""

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
    """The two tables, the way in that such an authorisation is, and what the books promise of them."""

    dependencies = [
        ("registry", "0038_measure_counts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Authorisation",
            fields=[
                (
                    "material",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="authorisation",
                        serialize=False,
                        to="registry.material",
                    ),
                ),
                ("agent_index", models.BinaryField()),
                ("until_on", models.DateField()),
            ],
            options={
                "db_table": "authorisation",
            },
        ),
        migrations.CreateModel(
            name="AuthorisationEnding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("how", models.TextField()),
                ("ended_at", models.DateTimeField()),
            ],
            options={
                "db_table": "authorisation_ending",
            },
        ),
        migrations.RemoveConstraint(
            model_name="claim",
            name="claim_through",
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("through__in", ["identity", "slip", "counter", "authorisation"])),
                name="claim_through",
            ),
        ),
        migrations.AddIndex(
            model_name="authorisation",
            index=models.Index(fields=["agent_index"], name="authorisation_by_agent"),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("agent_index"), 32)
                ),
                name="authorisation_agent_index",
            ),
        ),
        migrations.AddField(
            model_name="authorisationending",
            name="authorisation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="ending", to="registry.authorisation"
            ),
        ),
        migrations.AddField(
            model_name="authorisationending",
            name="declaration",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.declaration"
            ),
        ),
        migrations.AddField(
            model_name="authorisationending",
            name="ended_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisationending",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["used", "revoked"])), name="authorisation_ending_how"
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisationending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("declaration__isnull", False), ("how", "used")),
                    models.Q(("declaration__isnull", True), ("how", "revoked")),
                    _connector="OR",
                ),
                name="authorisation_ending_used_by_a_declaration",
            ),
        ),
        migrations.RunSQL(_read("0039_authorisations.sql"), _read("0039_authorisations.reverse.sql")),
    ]
