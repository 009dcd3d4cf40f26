"""What an office asks twice is asked once; couples share too; places of results go on above those lost."""

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
    """Keyed digests of what was asked, couples' licences, the leap of places, and what the books promise of them."""

    dependencies = [
        ("registry", "0066_second_way_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResultLeap",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leapt_at", models.DateTimeField()),
            ],
            options={
                "db_table": "result_leap",
            },
        ),
        migrations.RemoveConstraint(
            model_name="agency",
            name="agency_purposes_of_its_kind",
        ),
        migrations.RemoveConstraint(
            model_name="licenceconsent",
            name="licence_consent_purpose",
        ),
        migrations.RemoveConstraint(
            model_name="licencerequest",
            name="licence_request_purpose",
        ),
        migrations.AddField(
            model_name="licenceconsent",
            name="service_certificate",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="registry.servicecertificate",
            ),
        ),
        migrations.AddField(
            model_name="licenceconsentending",
            name="asked_index",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="licenceconsentending",
            name="repeat_index",
            field=models.BinaryField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name="licencerequest",
            name="asked_index",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="licencerequest",
            name="service_certificate",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="share_requests",
                to="registry.servicecertificate",
            ),
        ),
        migrations.AlterField(
            model_name="licenceconsent",
            name="certificate",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="registry.certificate",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("kind", "public_security"), ("purposes__contained_by", ["household_entry"])),
                        models.Q(
                            ("kind", "medical_insurance"),
                            (
                                "purposes__contained_by",
                                ["insurance_enrolment", "maternity_benefit", "registered_benefit"],
                            ),
                        ),
                        models.Q(("kind", "immunisation"), ("purposes__contained_by", ["vaccination_record"])),
                        _connector="OR",
                    ),
                    ("purposes__contains", []),
                    models.Q(("purposes", []), _negated=True),
                ),
                name="agency_purposes_of_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "purpose__in",
                        [
                            "household_entry",
                            "insurance_enrolment",
                            "maternity_benefit",
                            "vaccination_record",
                            "registered_benefit",
                        ],
                    )
                ),
                name="licence_consent_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("certificate__isnull", False),
                        (
                            "purpose__in",
                            ["household_entry", "insurance_enrolment", "maternity_benefit", "vaccination_record"],
                        ),
                        ("service_certificate__isnull", True),
                    ),
                    models.Q(
                        ("certificate__isnull", True),
                        ("purpose__in", ["registered_benefit"]),
                        ("service_certificate__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="licence_consent_for_one_licence",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsentending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("repeat_index"), 32)
                ),
                name="licence_consent_ending_repeat",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsentending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("asked_index"), 32)
                ),
                name="licence_consent_ending_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="licenceconsentending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_index__isnull", True), ("repeat_index__isnull", True)),
                    models.Q(("asked_index__isnull", False), ("how", "used"), ("repeat_index__isnull", False)),
                    _connector="OR",
                ),
                name="licence_consent_ending_repeats_a_look",
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "purpose__in",
                        [
                            "household_entry",
                            "insurance_enrolment",
                            "maternity_benefit",
                            "vaccination_record",
                            "registered_benefit",
                        ],
                    )
                ),
                name="licence_request_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "purpose__in",
                            ["household_entry", "insurance_enrolment", "maternity_benefit", "vaccination_record"],
                        ),
                        ("service_certificate__isnull", True),
                    ),
                    models.Q(("certificate__isnull", True), ("purpose__in", ["registered_benefit"])),
                    _connector="OR",
                ),
                name="licence_request_for_one_licence",
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("asked_index"), 32)
                ),
                name="licence_request_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="licencerequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("asked_index__isnull", False)),
                fields=("agency", "request_no"),
                name="licence_request_once_a_number",
            ),
        ),
        migrations.RunSQL(_read("0067_asked_once.sql"), _read("0067_asked_once.reverse.sql")),
    ]
