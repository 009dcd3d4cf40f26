"""Unused blanks are given back up the line, for a reason."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0046_brought_lists"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="blanktransfer",
            name="blank_transfer_has_its_requisition",
        ),
        migrations.AddField(
            model_name="blanktransfer",
            name="returned_for",
            field=models.TextField(default=""),
        ),
        migrations.AlterField(
            model_name="blanktransfer",
            name="requisition",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="blanktransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("requisition", ""), _negated=True), ("returned_for", "")),
                    models.Q(("requisition", ""), models.Q(("returned_for", ""), _negated=True)),
                    _connector="OR",
                ),
                name="blank_transfer_has_its_requisition",
            ),
        ),
    ]
