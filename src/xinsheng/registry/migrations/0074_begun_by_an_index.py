"""Columns that begin an index of several need none of their own; and what a system sends is guarded by fewer looks."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import PROTECT

SQL = Path(__file__).parent / "sql"


def _read(name: str) -> str:
    """Give the text of one file of statements."""
    return (SQL / name).read_text(encoding="utf-8")


def _to(model: str, *, name: str, null: bool = False) -> "models.ForeignKey[models.Model, models.Model]":
    return models.ForeignKey(f"registry.{model}", PROTECT, related_name=name, null=null, db_index=False)


class Migration(migrations.Migration):
    """Five indexes fewer; the foreign keys stay as they are, so that no table is looked through anew."""

    dependencies = [
        ("registry", "0073_by_wechat"),
    ]

    operations = [
        migrations.RunSQL(
            _read("0074_begun_by_an_index.sql"),
            _read("0074_begun_by_an_index.reverse.sql"),
            state_operations=[
                migrations.AlterField("case", "office", _to("office", name="cases")),
                migrations.AlterField("delivery", "office", _to("office", name="deliveries")),
                migrations.AlterField("journalentry", "actor", _to("person", name="+", null=True)),
                migrations.AlterField("receivedbirth", "case", _to("case", name="received_births")),
                migrations.AlterField("receivedbirth", "office", _to("office", name="received_births")),
            ],
        ),
    ]
