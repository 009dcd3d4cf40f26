"""At which of the officer's offices somebody came in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.registry.models import Office


def add_offices(form: forms.Form, offices: tuple[Office, ...]) -> None:
    """Let the form ask where; where there is only one nothing is asked."""
    where: Any = forms.ChoiceField(
        label=_("受理地"),
        widget=forms.RadioSelect,
        choices=[(str(office.pk), office.name) for office in offices],
    )
    if len(offices) == 1:
        where.widget, where.required = forms.HiddenInput(), False
    form.fields["office"] = where


def office_chosen(form: forms.Form, offices: tuple[Office, ...]) -> Office:
    """The office chosen, or the only one."""
    said = form.cleaned_data["office"]
    return next((office for office in offices if str(office.pk) == said), offices[0])
