"""What an officer signs with an act of the one act view, as lines to be read before signing."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.desk.cases.certificate_lines import Line, content_lines, statement_lines
from xinsheng.desk.signing.asking import Shows, shows_nothing
from xinsheng.law.terms import SpoilReason
from xinsheng.words.labels import label


def _voiding(statement: Mapping[str, Any]) -> tuple[Line, ...]:
    return (
        (_("作废的编号"), statement["certificate_no"]),
        (_("作废原因"), label(SpoilReason(statement["reason"]))),
    )


_SHOWN: Mapping[str, Shows] = {"confirm_and_print": content_lines, "void_print": _voiding, "review": statement_lines}


def shows_of(verb: str) -> Shows:
    """What is shown of the statement of this act."""
    return _SHOWN.get(verb, shows_nothing)
