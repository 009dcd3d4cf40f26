"""Certificates from before these books: looked up, supplied by their issuer, typed by two, superseded once."""

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
    dependencies = [
        ("registry", "0024_log_checkpoints"),
    ]

    operations = [
        migrations.CreateModel(
            name="LegacyCertificate",
            fields=[
                ("no", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("source", models.TextField()),
                ("child_name", models.TextField()),
                ("born_on", models.DateField()),
                ("mother_name", models.TextField()),
                ("mother_paper_index", models.BinaryField(null=True)),
                ("father_paper_index", models.BinaryField(null=True)),
                ("issuer_name", models.TextField()),
                ("division_code", models.CharField(max_length=12)),
                ("issued_on", models.DateField()),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "db_table": "legacy_certificate",
            },
        ),
        migrations.CreateModel(
            name="OriginalStated",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("payload_cipher", models.BinaryField()),
                ("stated_at", models.DateTimeField()),
            ],
            options={
                "db_table": "original_stated",
            },
        ),
        migrations.CreateModel(
            name="RecordLookUp",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("source", models.TextField()),
                ("answer", models.TextField()),
                ("silence", models.TextField(default="")),
                ("snapshot", models.TextField(default="")),
                ("answer_cipher", models.BinaryField(null=True)),
                ("answer_digest", models.BinaryField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "record_look_up",
            },
        ),
        migrations.CreateModel(
            name="RecordSought",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="sought",
                        serialize=False,
                        to="registry.case",
                    ),
                ),
                ("payload_cipher", models.BinaryField()),
            ],
            options={
                "db_table": "record_sought",
            },
        ),
        migrations.CreateModel(
            name="RecordSupply",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("holding", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "record_supply",
            },
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_of_succession_names_its_original",
        ),
        migrations.CreateModel(
            name="LegacyContent",
            fields=[
                (
                    "certificate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="registry.legacycertificate",
                    ),
                ),
                ("source", models.TextField()),
                ("statement_cipher", models.BinaryField()),
                ("content_digest", models.BinaryField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "legacy_content",
            },
        ),
        migrations.CreateModel(
            name="LegacyStanding",
            fields=[
                (
                    "certificate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="registry.legacycertificate",
                    ),
                ),
                ("state", models.TextField()),
                ("since", models.DateTimeField()),
                ("version", models.IntegerField(default=0)),
            ],
            options={
                "db_table": "legacy_standing",
            },
        ),
        migrations.AddIndex(
            model_name="legacycertificate",
            index=models.Index(fields=["born_on", "child_name"], name="legacy_certificate_by_child"),
        ),
        migrations.AddConstraint(
            model_name="legacycertificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["register", "evidence", "bulk"])), name="legacy_certificate_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycertificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("no__regex", "^([A-Z][0-9]{9}|[0-9]{7,10})$")), name="legacy_certificate_no"
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycertificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("born_on__lte", models.F("issued_on")), ("issued_on__gte", "1996-01-01")),
                name="legacy_certificate_since_1996",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="legacy",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successions",
                to="registry.legacycertificate",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", "closed"), _negated=True),
                fields=("legacy",),
                name="case_one_open_per_legacy",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("legacy__isnull", True),
                        ("original__isnull", False),
                        ("service__in", ["reissue", "replacement"]),
                    ),
                    models.Q(("original__isnull", True), ("service", "reissue")),
                    models.Q(
                        models.Q(("service__in", ["reissue", "replacement"]), _negated=True),
                        ("legacy__isnull", True),
                        ("original__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="case_of_succession_names_its_original",
            ),
        ),
        migrations.AddField(
            model_name="originalstated",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="originals_stated", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="originalstated",
            name="stated_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="recordlookup",
            name="asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="recordlookup",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="record_look_ups", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="recordsought",
            name="issuer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="records_sought",
                to="registry.office",
            ),
        ),
        migrations.AddField(
            model_name="recordsupply",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="recordsupply",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="record_supplies", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="recordsupply",
            name="material",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.material"
            ),
        ),
        migrations.AddField(
            model_name="recordsupply",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
            ),
        ),
        migrations.AddField(
            model_name="legacycontent",
            name="case",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.case"
            ),
        ),
        migrations.AddField(
            model_name="legacycontent",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="legacycontent",
            name="stated_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="legacystanding",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["valid", "under_review", "superseded", "void", "revoked"])),
                name="legacy_standing_state",
            ),
        ),
        migrations.AddIndex(
            model_name="recordlookup",
            index=models.Index(fields=["case", "-at"], name="record_look_up_latest"),
        ),
        migrations.AddConstraint(
            model_name="recordlookup",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["own_books", "register"])), name="record_look_up_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="recordlookup",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["found", "not_found", "unreachable"])),
                name="record_look_up_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordlookup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("answer_digest"), 32)
                ),
                name="record_look_up_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordlookup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "unreachable"), models.Q(("silence", ""), _negated=True)),
                    models.Q(models.Q(("answer", "unreachable"), _negated=True), ("silence", "")),
                    _connector="OR",
                ),
                name="record_look_up_silent_when_unreachable",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordsupply",
            constraint=models.CheckConstraint(
                condition=models.Q(("holding__in", ["held", "not_held"])), name="record_supply_holding"
            ),
        ),
        migrations.AddConstraint(
            model_name="recordsupply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("holding", "held"), ("material__isnull", False)),
                    models.Q(("holding", "not_held"), ("material__isnull", True)),
                    _connector="OR",
                ),
                name="record_supply_has_its_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycontent",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["register", "evidence", "bulk"])), name="legacy_content_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycontent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("content_digest"), 32)
                ),
                name="legacy_content_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycontent",
            constraint=models.CheckConstraint(
                condition=models.Q(("stated_by", models.F("confirmed_by")), _negated=True),
                name="legacy_content_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="legacycontent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by__isnull", False), ("source", "evidence"), ("stated_by__isnull", False)),
                    models.Q(
                        models.Q(("source", "evidence"), _negated=True),
                        ("confirmed_by__isnull", True),
                        ("stated_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="legacy_content_off_evidence_by_two",
            ),
        ),
        migrations.RunSQL(_read("0025_legacy_certificates.sql"), _read("0025_legacy_certificates.reverse.sql")),
    ]
