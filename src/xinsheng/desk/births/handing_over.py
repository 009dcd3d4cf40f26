"""Shift change: hand unsigned entries to a colleague who may attend births here now."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.deliveries import hand_over_shift
from xinsheng.casework.snapshots import actor_of
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.births.shift import mine_of
from xinsheng.desk.births.standing import refuse, say_changed
from xinsheng.desk.officers import Officer, for_officers, get_case, show_page
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.terms import Channel, Duty
from xinsheng.registry.models import Appointment, Case, Person

COLLEAGUES_AT_MOST = 200


class HandingOverForm(forms.Form):
    """Which entries, and to whom."""

    entries = forms.MultipleChoiceField(label=gettext_lazy("交接的登记表"), widget=forms.CheckboxSelectMultiple)
    colleague = forms.ChoiceField(label=gettext_lazy("交接给"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, entries: Mapping[UUID, str], colleagues: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("entries", entries), ("colleague", colleagues)):
            self.fields[name].choices = [(str(key), text) for key, text in offered.items()]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@for_officers
def hand_over(request: HttpRequest, officer: Officer, case_id: UUID | None = None) -> HttpResponse:
    """Choose entries and a colleague; each entry is an act of its own. All are ticked, or the one asked for."""
    if case_id is not None:
        get_case(officer, case_id)  # an entry out of reach is as if it were missing
    if Duty.ATTENDANT not in officer.duties:
        return refuse(request, officer=officer, reasons=(Reason(ReasonCode.NOT_YOUR_DUTY),))
    chosen = _chosen_cases(request, officer)
    offered = {row.case.pk: row.case for row in mine_of(officer)} | {case.pk: case for case in chosen}
    colleagues = _colleagues(officer)
    form = HandingOverForm(
        request.POST if request.method == "POST" else None,
        initial={"entries": [str(pk) for pk in offered if case_id in (None, pk)]},
        entries={pk: entry_words(case) for pk, case in offered.items()},
        colleagues={person.pk: person.name for person in colleagues},
    )
    if form.is_valid():
        colleague = next(one for one in colleagues if str(one.pk) == form.cleaned_data["colleague"])
        return _hand_over_each(request, officer, chosen, colleague)
    return show_page(
        request,
        "births/handing_over.html",
        officer=officer,
        here="desk:births",
        form=form,
        anything=bool(offered),
        anyone=bool(colleagues),
        page_key=page_key_of(request),
    )


def entry_words(case: Case) -> str:
    """Mother, number, which child: enough to tell one entry from another."""
    mother = case.mother_name or _("身份不明的母亲")
    order = _("第 %(order)d 个") % {"order": case.birth_order} if case.plurality > 1 else ""
    return " ".join(filter(None, (mother, case.inpatient_no, order)))


def _hand_over_each(request: HttpRequest, officer: Officer, cases: Iterable[Case], colleague: Person) -> HttpResponse:
    """An entry that cannot be handed over stops here; those before it are handed over."""
    asked = asked_of(request)
    back = reverse("desk:hand_over_shift")
    for case in cases:
        one = Asked(key=uuid5(asked.key, str(case.pk)), body_digest=asked.body_digest)
        try:
            hand_over_shift(case.pk, colleague=colleague, by=officer.by(), at=officer.at, asked=one)
        except NotAllowed as refused:
            return refuse(request, officer=officer, reasons=refused.reasons, case=case)
        except UnableToAct as unable:
            return say_changed(request, unable=unable, again_url=back)
    return redirect("desk:births")


def _chosen_cases(request: HttpRequest, officer: Officer) -> list[Case]:
    keys = []
    for text in request.POST.getlist("entries"):
        try:
            keys.append(UUID(text))
        except ValueError:
            continue  # the form says that this is no choice
    return [get_case(officer, key) for key in dict.fromkeys(keys)]


def _colleagues(officer: Officer) -> list[Person]:
    """The other attendants of my institutions who may attend births there today."""
    found: dict[UUID, Person] = {}
    for office in officer.offices_for(Duty.ATTENDANT):
        held = Appointment.objects.in_force(on=officer.on).holding(Duty.ATTENDANT, at=office)
        for appointment in held.exclude(person=officer.person)[:COLLEAGUES_AT_MOST]:
            them = By(person=appointment.person, channel=Channel.DESK)
            actor = actor_of(them, case=None, office=office, at=officer.at)
            if actor.licensed_to_attend:
                found[appointment.person.pk] = appointment.person
    return sorted(found.values(), key=lambda person: person.name)
