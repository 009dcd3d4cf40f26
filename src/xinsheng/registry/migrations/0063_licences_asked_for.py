"""Licences that offices ask for without a code, and the holder's one answer."""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The two tables, and what the books promise of them."""

    dependencies = [
        ("registry", "0062_couples_send"),
    ]

    operations = [
        migrations.CreateModel(
            name="LicenceRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("purpose", models.TextField()),
                ("basis", models.TextField()),
                ("form", models.TextField()),
                ("handled_by", models.TextField()),
                ("request_no", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("until_on", models.DateField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="registry.agency"
                    ),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="share_requests",
                        to="registry.certificate",
                    ),
                ),
            ],
            options={
                "db_table": "licence_request",
            },
        ),
        migrations.CreateModel(
            name="LicenceRequestAnswer",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="answer",
                        serialize=False,
                        to="registry.licencerequest",
                    ),
                ),
                ("how", models.TextField()),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "consent",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_for",
                        to="registry.licenceconsent",
                    ),
                ),
            ],
            options={
                "db_table": "licence_request_answer",
            },
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "purpose__in",
                        ["household_entry", "insurance_enrolment", "maternity_benefit", "vaccination_record"],
                    )
                ),
                name="licence_request_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ["statement", "copy"])), name="licence_request_form"
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", ""), _negated=True),
                    models.Q(("handled_by", ""), _negated=True),
                    models.Q(("request_no", ""), _negated=True),
                ),
                name="licence_request_says_whose",
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequestanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["agreed", "declined"])), name="licence_request_answer_how"
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequestanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("consent__isnull", False), ("how", "agreed")),
                    models.Q(("consent__isnull", True), ("how", "declined")),
                    _connector="OR",
                ),
                name="licence_request_answer_agreed_by_a_consent",
            ),
        ),
        migrations.RunSQL(_read("0063_licences_asked_for.sql"), _read("0063_licences_asked_for.reverse.sql")),
    ]
