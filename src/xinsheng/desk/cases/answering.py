"""The day by which the family was promised an answer, to whoever has to give it."""

from datetime import date

from django.utils.translation import gettext as _

from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.law.answering import answer_by
from xinsheng.law.terms import Stage
from xinsheng.look.moments import short_day
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil_date


def find_answer_day(case: Case) -> date | None:
    """The last day, while a family's form waits to be examined; None of what was promised to nobody."""
    if case.stage != Stage.DECLARED or is_succession(case):
        return None
    return answer_by(civil_date(case.stage_since))


def answer_words(last: date) -> str:
    """As its receipt says it."""
    return _("%(day)s前答复") % {"day": short_day(last)}
