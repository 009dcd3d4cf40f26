"""Attendants sign with their tokens at the pages of a hospital's system that two people let in for it."""

from pathlib import Path

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import PROTECT

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


def _to_client(name: str) -> "models.ForeignKey[models.Model | None, models.Model | None]":
    return models.ForeignKey("registry.hospitalclient", PROTECT, related_name=name, null=True, db_index=False)


class Migration(migrations.Migration):
    """Three columns that are empty until then, the closed list of what happens at the officers' door, and a guard.

    The two logs are not looked through.
    """

    dependencies = [
        ("registry", "0077_by_hand"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="signinevent", name="sign_in_event_event"),
        migrations.AddField(model_name="hospitalclient", name="signs_at", field=models.TextField(default="")),
        migrations.AddField(model_name="signingrequest", name="client", field=_to_client("+")),
        migrations.AddField(model_name="actsignature", name="client", field=_to_client("signatures")),
        AddConstraintNotValid(
            model_name="actsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("client__isnull", True), ("token__isnull", False), _connector="OR"),
                name="act_signature_elsewhere_by_token",
            ),
        ),
        migrations.AddConstraint(
            model_name="hospitalclient",
            constraint=models.CheckConstraint(
                condition=models.Q(("signs_at", ""), ("signs_at__regex", "^https?://[^/?#@\\s]+$"), _connector="OR"),
                name="hospital_client_signs_at",
            ),
        ),
        AddConstraintNotValid(
            model_name="signinevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "event__in",
                        [
                            "signed_in",
                            "refused",
                            "signed_out",
                            "replaced",
                            "enrolment_opened",
                            "enrolment_refused",
                            "enrolled",
                            "ended",
                            "codes_enrolled",
                            "codes_ended",
                            "signed_at_hospital",
                            "asked_anew",
                            "token_enrolled",
                            "token_ended",
                        ],
                    )
                ),
                name="sign_in_event_event",
            ),
        ),
        migrations.RunSQL(_read("0078_signed_at_hospitals.sql"), _read("0078_signed_at_hospitals.reverse.sql")),
    ]
