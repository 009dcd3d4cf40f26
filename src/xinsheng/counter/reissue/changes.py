"""What of the certificate would read otherwise, as whoever signs the application reads it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.law.applications import Application
from xinsheng.law.successions import content_after
from xinsheng.papers.insert_layout import load_layout
from xinsheng.papers.printed import printed_fields


def changed_rows(application: Application, *, original: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each printed field that is to be put right, under its name on the paper: as it is, and as it should be."""
    before, after = printed_fields(original), printed_fields(content_after(original, application=application))
    named = {field.field: field.label for field in load_layout().fields if field.part == "main"}
    return [
        (
            _("更正：%(field)s") % {"field": name},
            _("%(was)s 改为 %(now)s") % {"was": before[field], "now": after[field]},
        )
        for field, name in named.items()
        if field in before and before[field] != after[field]
    ]
