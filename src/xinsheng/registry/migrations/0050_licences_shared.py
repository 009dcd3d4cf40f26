"""Licences shared: offices that ask, a parent's consents and how each ended, and the answer while it is fetched."""

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
    """The tables, tokens for offices' systems too, and what the books promise of them."""

    dependencies = [
        ("registry", "0049_numbers_seen_elsewhere"),
    ]

    operations = [
        migrations.CreateModel(
            name="LicenceConsent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("purpose", models.TextField()),
                ("given_at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
                ("locator", models.BinaryField(unique=True)),
                ("salt", models.BinaryField()),
                ("secret", models.BinaryField()),
            ],
            options={
                "db_table": "licence_consent",
            },
        ),
        migrations.AlterField(
            model_name="accesstoken",
            name="client",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tokens",
                to="registry.hospitalclient",
            ),
        ),
        migrations.AlterField(
            model_name="spentassertion",
            name="client",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spent_assertions",
                to="registry.hospitalclient",
            ),
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("credit_code", models.CharField(max_length=18)),
                ("division_code", models.CharField(max_length=12)),
                ("purposes", models.JSONField()),
                ("keys", models.JSONField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "agency",
            },
        ),
        migrations.AddField(
            model_name="accesstoken",
            name="agency",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to="registry.agency"
            ),
        ),
        migrations.AddField(
            model_name="spentassertion",
            name="agency",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spent_assertions",
                to="registry.agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="accesstoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency__isnull", True), ("client__isnull", False)),
                    models.Q(("agency__isnull", False), ("client__isnull", True)),
                    _connector="OR",
                ),
                name="access_token_of_one_caller",
            ),
        ),
        migrations.AddConstraint(
            model_name="spentassertion",
            constraint=models.UniqueConstraint(fields=("agency", "digest"), name="spent_assertion_of_an_agency_once"),
        ),
        migrations.AddConstraint(
            model_name="spentassertion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency__isnull", True), ("client__isnull", False)),
                    models.Q(("agency__isnull", False), ("client__isnull", True)),
                    _connector="OR",
                ),
                name="spent_assertion_of_one_caller",
            ),
        ),
        migrations.CreateModel(
            name="LicenceConsentEnding",
            fields=[
                (
                    "consent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="ending",
                        serialize=False,
                        to="registry.licenceconsent",
                    ),
                ),
                ("how", models.TextField()),
                ("ended_at", models.DateTimeField()),
                ("basis", models.TextField(default="")),
                ("form", models.TextField(default="")),
                ("handled_by", models.TextField(default="")),
                ("request_no", models.TextField(default="")),
            ],
            options={
                "db_table": "licence_consent_ending",
            },
        ),
        migrations.AddField(
            model_name="licenceconsent",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="registry.agency"
            ),
        ),
        migrations.AddField(
            model_name="licenceconsent",
            name="certificate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="registry.certificate"
            ),
        ),
        migrations.AddField(
            model_name="licenceconsent",
            name="given_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["public_security", "medical_insurance", "immunisation"])),
                name="agency_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True), name="agency_two_people"
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                name="agency_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)), fields=("credit_code",), name="agency_in_force_once"
            ),
        ),
        migrations.CreateModel(
            name="LicenceAnswer",
            fields=[
                (
                    "look",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="answer",
                        serialize=False,
                        to="registry.licenceconsentending",
                    ),
                ),
                ("standing", models.TextField()),
                ("body_cipher", models.BinaryField()),
                ("signature", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "db_table": "licence_answer",
            },
        ),
        migrations.AddConstraint(
            model_name="licenceconsentending",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["used", "taken_back"])), name="licence_consent_ending_how"
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsentending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("form__in", ["statement", "copy"]),
                        ("how", "used"),
                        models.Q(("basis", ""), _negated=True),
                        models.Q(("handled_by", ""), _negated=True),
                        models.Q(("request_no", ""), _negated=True),
                    ),
                    models.Q(
                        ("basis", ""), ("form", ""), ("handled_by", ""), ("how", "taken_back"), ("request_no", "")
                    ),
                    _connector="OR",
                ),
                name="licence_consent_ending_look_says_whose",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "purpose__in",
                        ["household_entry", "insurance_enrolment", "maternity_benefit", "vaccination_record"],
                    )
                ),
                name="licence_consent_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("secret"), 32)
                ),
                name="licence_consent_secret",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_at__gt", models.F("given_at"))),
                name="licence_consent_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="licenceanswer",
            index=models.Index(fields=["expires_at"], name="licence_answer_by_expiry"),
        ),
        migrations.AddConstraint(
            model_name="licenceanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["in_force", "under_review", "replaced", "void", "unknown"])),
                name="licence_answer_standing",
            ),
        ),
        migrations.RunSQL(_read("0050_licences_shared.sql"), _read("0050_licences_shared.reverse.sql")),
    ]
