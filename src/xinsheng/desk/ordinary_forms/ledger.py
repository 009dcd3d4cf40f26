"""The ledger of a township's ordinary forms: a period's account, and a line for each movement."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from xinsheng.law.ordinary_forms import FormsAccount
from xinsheng.law.township_terms import FormSpoiling
from xinsheng.look.moments import day
from xinsheng.registry.models import Office, OrdinaryFormIntake, OrdinaryFormSpoiling, OrdinaryPrint, count_forms
from xinsheng.standards.civil_time import first_moment
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

MOST = 100  # lines, the latest first


@dataclass(frozen=True, kw_only=True)
class Line:
    """One movement: `forms` with its sign, `left` what there was after it, `by` the names of who did it."""

    at: datetime
    what: str
    detail: str
    forms: int
    by: str
    left: int = 0


def account_of(office: Office, *, first: date, last: date) -> FormsAccount:
    """The account of a period, first and last day included."""
    begin, end = first_moment(first), first_moment(last + timedelta(days=1))
    opening = count_forms(office, until=begin).left
    return FormsAccount(opening=opening, within=count_forms(office, since=begin, until=end))


def lines_of(office: Office) -> tuple[Line, ...]:
    """The last movements, the latest first. A print names no case: whose it was is in the case's own journal."""
    moves = sorted((*_came(office), *_printed(office), *_spoiled(office)), key=lambda one: one.at, reverse=True)
    left, lines = count_forms(office).left, []
    for one in moves[:MOST]:
        lines.append(replace(one, left=left))
        left -= one.forms
    return tuple(lines)


def _came(office: Office) -> Iterator[Line]:
    found = OrdinaryFormIntake.objects.filter(office=office).select_related("received_by", "counted_by")
    for one in found.order_by("-at")[:MOST]:
        names = listed((one.received_by.name, one.counted_by.name))
        came = _("%(day)s到货") % {"day": day(one.delivered_on)}
        yield Line(at=one.at, what=_("入库"), detail=came, forms=one.number, by=names)


def _printed(office: Office) -> Iterator[Line]:
    found = OrdinaryPrint.objects.at_office(office).on_the_form().select_related("printed_by")
    for one in found[:MOST]:
        yield Line(at=one.printed_at, what=_("填发"), detail="", forms=-1, by=one.printed_by.name)


def _spoiled(office: Office) -> Iterator[Line]:
    found = OrdinaryFormSpoiling.objects.filter(office=office).select_related("spoiled_by")
    for one in found.order_by("-at")[:MOST]:
        why = label(FormSpoiling(one.reason))
        yield Line(at=one.at, what=_("作废"), detail=why, forms=-one.number, by=one.spoiled_by.name)
