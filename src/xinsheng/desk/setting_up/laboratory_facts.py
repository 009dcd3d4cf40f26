"""What a proposal about a licensed laboratory comes to: entered, or ended."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.look.moments import day
from xinsheng.registry.models import Laboratory


def facts_of_laboratory(said: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What it is, how it is now, how it would be."""
    if "laboratory" in said:
        laboratory = Laboratory.objects.get(pk=said["laboratory"])
        yield _("鉴定机构"), f"{laboratory.name}　{laboratory.licence_no}", ""
        yield _("结束日"), "", day(date.fromisoformat(said["on"]))
        yield _("原因"), "", said["reason"]
        return
    yield _("鉴定机构"), "", said["name"]
    yield _("许可证号"), "", said["licence_no"]
    yield _("许可生效日"), "", day(date.fromisoformat(said["from_on"]))
