"""A family may come to its pages through the WeChat official account: the closed list of channels gains one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What the books promise of them."""

    dependencies = [
        ("registry", "0072_what_only_code_kept"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="citizensignature",
            name="citizen_signature_channel",
        ),
        migrations.RemoveConstraint(
            model_name="correction",
            name="correction_channel",
        ),
        migrations.RemoveConstraint(
            model_name="declaration",
            name="declaration_channel",
        ),
        migrations.RemoveConstraint(
            model_name="journalentry",
            name="journal_entry_channel",
        ),
        migrations.RemoveConstraint(
            model_name="spouseanswer",
            name="spouse_answer_channel",
        ),
        migrations.AddConstraint(
            model_name="citizensignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange", "wechat"])
                ),
                name="citizen_signature_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange", "wechat"])
                ),
                name="correction_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange", "wechat"])
                ),
                name="declaration_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange", "wechat"])
                ),
                name="journal_entry_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="spouseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange", "wechat"])
                ),
                name="spouse_answer_channel",
            ),
        ),
    ]
