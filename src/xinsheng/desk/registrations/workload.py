"""Who of a township works on how many; and all of one officer's handed to a colleague, for leave, illness, a move."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.workloads import hand_on_workload
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.registrations.done import done_words
from xinsheng.desk.registrations.handing import officers_of
from xinsheng.desk.registrations.reach import townships_of, within_reach
from xinsheng.law.services.service_registration import HAND_OVER_REGISTRATION
from xinsheng.registry.models import Office, Person
from xinsheng.words.refusals import refusal_sentence

NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one officer works on, or nobody: how many, and how many of them are late."""

    value: str
    name: str
    count: int
    late: int
    person: Person | None


class HandOnForm(forms.Form):
    """Whose, and to whom."""

    of = forms.ChoiceField(label=gettext_lazy("移交谁经办的"), widget=forms.RadioSelect)
    to = forms.ChoiceField(label=gettext_lazy("移交给"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, loads: tuple[Load, ...], colleagues: tuple[Person, ...]) -> None:
        super().__init__(data)
        self._loads = {one.value: one for one in loads if one.count}
        self._colleagues = {str(person.pk): person for person in colleagues}
        whose: Any = self.fields["of"]
        whose.choices = [
            (value, _("%(name)s（%(count)d 件）") % {"name": one.name, "count": one.count})
            for value, one in self._loads.items()
        ]
        to: Any = self.fields["to"]
        to.choices = [(value, person.name) for value, person in self._colleagues.items()]

    def clean(self) -> None:
        """To hand on to whoever has it already hands on nothing."""
        said = self.cleaned_data
        if said.get("to") and said.get("to") == said.get("of"):
            self.add_error("to", forms.ValidationError(_("请选择另一位经办人员"), code="same"))

    def whose(self) -> Person | None:
        """The officer whose work is handed on; None for what nobody has taken on."""
        return self._loads[self.cleaned_data["of"]].person

    def colleague(self) -> Person:
        """Who gets it."""
        return self._colleagues[self.cleaned_data["to"]]


@require_http_methods(["GET", "POST"])
@for_officers
def workload(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Show who has how many; hand all of one officer's to another, each case by its own act."""
    township = next((office for office in townships_of(officer) if office.pk == office_id), None)
    if township is None:
        raise Http404
    colleagues, loads = officers_of(township, on=officer.on), _loads(township, officer=officer)
    form = HandOnForm(request.POST if request.method == "POST" else None, loads=loads, colleagues=colleagues)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        refused = _hand_on(request, form, township=township, officer=officer)
        if not refused:
            done = f"?done={HAND_OVER_REGISTRATION.verb}"
            return redirect(reverse("desk:workload", args=[township.pk]) + done)
        loads = _loads(township, officer=officer)
    return show_page(
        request,
        "registrations/workload.html",
        officer=officer,
        here="desk:registrations",
        township=township,
        loads=loads,
        done=done_words(request, officer=officer),
        form=form,
        can_hand_on=any(one.count for one in loads) and bool(colleagues),
        refused=refused,
        page_key=page_key_of(request),
    )


def _hand_on(request: HttpRequest, form: HandOnForm, *, township: Office, officer: Officer) -> tuple[str, ...]:
    """Hand it on; why some of it stays, in sentences."""
    asked, by = asked_of(request), officer.by()
    try:
        left = hand_on_workload(township, of=form.whose(), to=form.colleague(), by=by, at=officer.at, asked=asked)
    except UnableToAct as unable:
        return (refusal_sentence(unable.code),)
    return tuple(in_words(reason) for reason in left)


def _loads(township: Office, *, officer: Officer) -> tuple[Load, ...]:
    """A line for each officer of the township and whoever else still has something, then what nobody has."""
    here = within_reach(officer).handled_at([township])
    found = here.in_hand().select_related("case__holder")
    holders = [one.case.holder for one in found]
    late = Counter(one.case.holder for one in here.overdue(on=officer.on).select_related("case__holder"))
    counted = Counter(holders)
    people = {*officers_of(township, on=officer.on), *(holder for holder in holders if holder is not None)}
    named = [
        Load(value=str(person.pk), name=person.name, count=counted[person], late=late[person], person=person)
        for person in sorted(people, key=lambda person: (person.name, person.pk))
    ]
    nobodys = Load(value=NOBODY, name=_("未分配"), count=counted[None], late=late[None], person=None)
    return (*named, nobodys)
