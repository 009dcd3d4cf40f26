"""What no provider delivers goes to a person: tries are kept, each word of a provider once, and who told a family."""

import django.db.models.deletion
from django.db import migrations, models

OUTCOMES = ["tried", "sent", "failed", "delivered", "needs_person", "told_in_person", "told_on_paper"]
TOLD = ["told_in_person", "told_on_paper"]


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_promises_of_registration")]

    operations = [
        migrations.RemoveConstraint(model_name="textmessagereceipt", name="text_message_receipt_outcome"),
        migrations.AddField(
            model_name="textmessagereceipt",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(model_name="textmessagereceipt", name="code", field=models.TextField(default="")),
        migrations.AddIndex(
            model_name="textmessagereceipt",
            index=models.Index(
                fields=["provider_ref"], condition=models.Q(("outcome", "sent")), name="text_message_receipt_by_ref"
            ),
        ),
        migrations.AddIndex(
            model_name="textmessagereceipt",
            index=models.Index(
                fields=["message"],
                condition=models.Q(("outcome", "needs_person")),
                name="text_message_receipt_untold",
            ),
        ),
        migrations.AddConstraint(
            model_name="textmessagereceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", OUTCOMES)), name="text_message_receipt_outcome"
            ),
        ),
        migrations.AddConstraint(
            model_name="textmessagereceipt",
            constraint=models.UniqueConstraint(
                fields=("message", "outcome", "provider_ref"), name="text_message_receipt_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="textmessagereceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(by__isnull=False, outcome__in=TOLD)
                | (~models.Q(outcome__in=TOLD) & models.Q(by__isnull=True)),
                name="text_message_receipt_told_by_somebody",
            ),
        ),
    ]
