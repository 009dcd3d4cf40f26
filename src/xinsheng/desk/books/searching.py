"""What an auditor asks of the journal and of the readings: a case, a person, a time."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xinsheng.look.dates import A_DAY_OF_OURS
from xinsheng.look.fields import DayInput
from xinsheng.registry.models import Account, Case, JournalEntry, Person, Reading
from xinsheng.standards.civil_time import first_moment

PAGE = 50


class SearchForm(forms.Form):
    """A case by its numbers, a person by their login name or name, and a period; each may be left out."""

    case = forms.CharField(label=_("个案：证件编号、住院号"), required=False, max_length=60)
    person = forms.CharField(label=_("人员：登录名或姓名"), required=False, max_length=60)
    first = forms.DateField(
        label=_("起始日"), required=False, widget=DayInput(format="%Y-%m-%d"), validators=A_DAY_OF_OURS
    )
    last = forms.DateField(
        label=_("截止日"), required=False, widget=DayInput(format="%Y-%m-%d"), validators=A_DAY_OF_OURS
    )
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def told(self) -> dict[str, Any]:
        """What was asked; nothing before it was."""
        return self.cleaned_data if self.is_bound and self.is_valid() else {}


def people_named(text: str) -> QuerySet[Person]:
    """The people a login name or a whole name means."""
    by_login = Account.objects.filter(login_name=text).values("person")
    return Person.objects.filter(pk__in=by_login) | Person.objects.filter(name=text)


def cases_numbered(text: str) -> QuerySet[Case]:
    """The cases that a certificate number, an inpatient number or the case's own id means."""
    try:
        return Case.objects.filter(pk=UUID(text))
    except ValueError:
        return Case.objects.matching(text)


def journal_page(told: dict[str, Any]) -> list[JournalEntry]:
    """One page of entries and one more, the latest first."""
    entries = JournalEntry.objects.select_related("actor").order_by("-id")
    if told.get("case"):
        entries = entries.filter(chain__in=cases_numbered(told["case"]).values("pk"))
    if told.get("person"):
        entries = entries.filter(actor__in=people_named(told["person"]).values("pk"))
    entries = entries.filter(**_period(told))
    return list((entries.filter(id__lt=told["after"]) if told.get("after") else entries)[: PAGE + 1])


def readings_page(told: dict[str, Any]) -> list[Reading]:
    """One page of readings and one more, the latest first; the person is the reader."""
    readings = Reading.objects.select_related("by", "case__office", "certificate").order_by("-id")
    if told.get("case"):
        readings = readings.filter(case__in=cases_numbered(told["case"]).values("pk"))
    if told.get("person"):
        readings = readings.filter(by__in=people_named(told["person"]).values("pk"))
    readings = readings.filter(**_period(told))
    return list((readings.filter(id__lt=told["after"]) if told.get("after") else readings)[: PAGE + 1])


def _period(told: dict[str, Any]) -> dict[str, datetime]:
    first, last = told.get("first"), told.get("last")
    bounds = {"at__gte": first, "at__lt": last + timedelta(days=1) if last else None}
    return {name: first_moment(on) for name, on in bounds.items() if on is not None}
