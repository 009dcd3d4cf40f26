"""Open a birth from the mother's admission: one delivery, one form a child."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.card_readings import open_birth_by_card
from xinsheng.casework.openings import Admission, open_birth
from xinsheng.desk.asking import asked_of, page_key_of, was_done
from xinsheng.desk.births.card_asking import CardAsked, card_answered, card_asked
from xinsheng.desk.births.cards import CardField, Holder
from xinsheng.desk.births.kept import beginning_of, keep
from xinsheng.desk.births.standing import refuse, say_changed
from xinsheng.desk.officers import Officer, for_officers, get_case, show_page
from xinsheng.gateways.identity import UnableToVerify
from xinsheng.law.delivery import normalise_inpatient_no
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.terms import Duty
from xinsheng.look.content_policy import speaks_to
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.look.measures import WholeNumber
from xinsheng.registry.models import Case, Office
from xinsheng.standards.names import normalise_name, person_name_fault


class OpeningForm(forms.Form):
    """The admission: where, which number, who, how many children."""

    office = forms.ChoiceField(label=_("医疗机构"), widget=forms.RadioSelect)
    inpatient_no = forms.CharField(label=_("住院号"), max_length=32, widget=CodeInput)
    card = CardField()
    mother_name = forms.CharField(
        label=_("母亲姓名"), required=False, max_length=60, widget=NameInput, help_text=_("身份不明的，可以先不填。")
    )
    plurality = WholeNumber(label=_("本次分娩几个孩子（胎数）"), min_value=1, max_value=9, initial=1)

    def __init__(self, *args: Any, offices: tuple[Office, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = offices
        where = self.fields["office"]
        where.choices = [(str(office.pk), office.name) for office in offices]  # type: ignore[attr-defined]
        if len(offices) == 1:
            where.widget, where.required, where.initial = forms.HiddenInput(), False, str(offices[0].pk)

    def clean_inpatient_no(self) -> str:
        """One admission is written one way."""
        return normalise_inpatient_no(str(self.cleaned_data["inpatient_no"]))

    def clean(self) -> dict[str, Any]:
        """The card's name goes before a typed one."""
        data = self.cleaned_data
        holder: Holder | None = data.get("card")
        data["mother_name"] = holder.name if holder else normalise_name(data.get("mother_name") or "")
        if data["mother_name"] and (fault := person_name_fault(data["mother_name"])):
            self.add_error("mother_name", forms.ValidationError("", code=fault))
        return data

    def chosen_office(self) -> Office:
        """The office chosen, or the only one."""
        chosen = self.cleaned_data.get("office")
        return next((office for office in self.offices if str(office.pk) == chosen), self.offices[0])


@require_http_methods(["GET", "POST"])
@for_officers
def open_admission(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The page on which a birth is opened; a second opening of one admission finds the first."""
    offices = officer.offices_for(Duty.ATTENDANT)
    if not offices:
        return refuse(request, officer=officer, reasons=(Reason(ReasonCode.NOT_YOUR_DUTY),))
    form = OpeningForm(request.POST or None, offices=offices)
    if form.is_valid():
        return _open(request, officer, form)
    return _show(request, officer, form, card=card_asked(request, at=officer.at, keeps=True))


def _open(request: HttpRequest, officer: Officer, form: OpeningForm) -> HttpResponse:
    data = form.cleaned_data
    admission = Admission(
        mother_name=data["mother_name"], inpatient_no=data["inpatient_no"], plurality=data["plurality"]
    )
    try:
        cases, holder = _opened(request, officer, form, admission=admission)
    except UnableToVerify as fault:
        card = card_asked(request, at=officer.at, code=fault.code)
        return _show(request, officer, form, card=card, status=400)
    except NotAllowed as refused:
        return refuse(request, officer=officer, reasons=refused.reasons, typed=_typed(form))
    except UnableToAct as unable:
        if unable.code != "already_open":
            return say_changed(request, unable=unable, again_url=reverse("desk:open_birth"), typed=_typed(form))
        first, card = get_case(officer, UUID(unable.about)), card_asked(request, at=officer.at)
        return _show(request, officer, form, card=card, first=first, status=409)
    _carry_card(cases, holder=holder, officer=officer)
    return redirect("desk:delivery", case_id=cases[0].pk)


def _opened(
    request: HttpRequest, officer: Officer, form: OpeningForm, *, admission: Admission
) -> tuple[list[Case], Holder | None]:
    """The forms of the birth, and who is named on the card that was read: by the place's service, or typed."""
    office, by, asked = form.chosen_office(), officer.by(), asked_of(request)
    is_new = not was_done(request, by=officer.person)  # else the card has served, and the birth is answered again
    if is_new and (challenge := card_answered(request)):
        said = request.POST["said"]
        cases, says = open_birth_by_card(
            office, challenge, said, admission=admission, by=by, at=officer.at, asked=asked
        )
        name = says.name or admission.mother_name
        return cases, Holder(name=name, paper_kind=says.paper_kind, paper_no=says.paper_no)
    cases = open_birth(office, admission=admission, by=by, at=officer.at, asked=asked)
    return cases, form.cleaned_data.get("card")


def _carry_card(cases: list[Case], *, holder: Holder | None, officer: Officer) -> None:
    """What the card named waits on the form of each child, unless somebody has typed there since."""
    if holder is None:
        return
    read = {
        "mother_name": holder.name,
        "mother_paper_kind": holder.paper_kind.value,
        "mother_paper_no": holder.paper_no,
    }
    for case in cases:
        beginning = beginning_of(case, officer=officer)
        if not beginning.is_draft and case.holder_id == officer.person.pk:
            keep(case, officer=officer, typed={**beginning.typed, **read}, confirmed=())


def _show(
    request: HttpRequest,
    officer: Officer,
    form: OpeningForm,
    *,
    card: CardAsked | None,
    first: Case | None = None,
    status: int = 200,
) -> HttpResponse:
    answer = show_page(
        request,
        "births/opening.html",
        officer=officer,
        here="desk:births",
        status=status,
        form=form,
        first=first,
        card=card,
        page_key=page_key_of(request),
    )
    if card:
        speaks_to(answer, address=card.reader)
    return answer


def _typed(form: OpeningForm) -> list[tuple[str, str]]:
    return [
        (str(bound.label), str(bound.data)) for bound in form if bound.data and bound.name not in {"card", "office"}
    ]
