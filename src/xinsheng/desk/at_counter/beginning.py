"""Begin, for the person at the counter, the form of a birth outside an institution (mission C1)."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.outside_births import Beginning, begin_outside
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.births.standing import refuse, say_changed
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Duty, OfficeKind, Relation
from xinsheng.look.measures import WholeNumber
from xinsheng.registry.models import Office

MOST_CHILDREN = 9


class BeginningForm(forms.Form):
    """At which body, and how many children were born."""

    office = forms.ChoiceField(label=_("签发机构"), widget=forms.RadioSelect)
    plurality = WholeNumber(label=_("这次出生几个孩子（胎数）"), min_value=1, max_value=MOST_CHILDREN, initial=1)

    def __init__(self, data: Any = None, *, offices: tuple[Office, ...]) -> None:
        super().__init__(data)
        self._offices = {str(office.pk): office for office in offices}
        where = self.fields["office"]
        assert isinstance(where, forms.ChoiceField)  # noqa: S101  declared above
        where.choices = [(key, office.name) for key, office in self._offices.items()]
        if len(offices) == 1:
            where.widget, where.initial = forms.HiddenInput(), str(offices[0].pk)

    @property
    def chosen(self) -> Office:
        """The body chosen."""
        return self._offices[self.cleaned_data["office"]]


def bodies_of(officer: Officer) -> tuple[Office, ...]:
    """The bodies for births outside an institution at which this officer issues."""
    held = officer.offices_for(Duty.ISSUING_OFFICER)
    return tuple(office for office in held if office.kind == OfficeKind.APPOINTED_BODY)


@require_http_methods(["GET", "POST"])
@for_officers
def begin(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Open the form; it is then filled in with the person in front of the officer."""
    bodies = bodies_of(officer)
    if not bodies:
        raise Http404
    form = BeginningForm(request.POST or None, offices=bodies)
    if form.is_valid():
        by, asked = officer.by(Channel.COUNTER), asked_of(request)
        beginning = Beginning(plurality=form.cleaned_data["plurality"], relation=Relation.OTHER)
        try:
            cases = begin_outside(form.chosen, beginning=beginning, by=by, at=officer.at, asked=asked)
        except NotAllowed as refused:
            return refuse(request, officer=officer, reasons=refused.reasons)
        except UnableToAct as unable:
            return say_changed(request, unable=unable, again_url=reverse("desk:begin_outside"), typed=[])
        return redirect("desk:at_counter", cases[0].pk)
    return show_page(
        request,
        "at_counter/beginning.html",
        officer=officer,
        here="desk:today",
        form=form,
        page_key=page_key_of(request),
    )
