"""Each paper seen on site is a row with its article; an agent's identity paper names the agent, encrypted."""

from django.db import migrations, models

PAPERS = ["identity", "marriage_certificate", "authorisation", "agent_identity"]


class Migration(migrations.Migration):
    dependencies = [("registry", "0012_demand_reports")]

    operations = [
        migrations.AddField("onsitepaper", "paper", models.TextField(default="identity")),
        migrations.AddField("onsitepaper", "source", models.TextField(default="")),
        migrations.AddField("onsitepaper", "agent_cipher", models.BinaryField(null=True)),
        migrations.AddField("onsitepaper", "agent_index", models.BinaryField(null=True)),
        migrations.AddConstraint(
            "onsitepaper",
            models.CheckConstraint(condition=models.Q(("paper__in", PAPERS)), name="on_site_paper_kind"),
        ),
        migrations.AddConstraint(
            "onsitepaper",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("agent_cipher__isnull", False), ("agent_index__isnull", False), ("paper", "agent_identity")
                    ),
                    models.Q(
                        models.Q(("paper", "agent_identity"), _negated=True),
                        ("agent_cipher__isnull", True),
                        ("agent_index__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="on_site_paper_names_the_agent",
            ),
        ),
    ]
