"""Letting a person enrol a passkey: each of two administrators gets a code, once, and hands it over on paper."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.enrolments import Slip, may_open_account, propose_enrolment
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.setting_up.naming import proposal_refusal
from xinsheng.desk.setting_up.reach import get_office, who_confirms
from xinsheng.desk.setting_up.staff_forms import LOGIN_NAME
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.sign_in import may_propose_enrolment
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Account, Appointment, Passkey, Person, SignInEvent
from xinsheng.standards.enrolment_codes import grouped_enrolment_code
from xinsheng.words.reasons import reason_sentence


class EnrolmentForm(forms.Form):
    """Why the person is to enrol now."""

    reason = forms.CharField(
        label=_("原因"), max_length=100, help_text=_("例如“新入职”“密钥丢失”。确认后，此人现用的密钥立即停用")
    )
    login_name = forms.RegexField(
        LOGIN_NAME,
        label=_("登录名"),
        help_text=_("此人按名单任用，还没有账号：3 至 40 个小写字母、数字、点或横线，确认后开通"),
    )

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data)
        if not may_open_account(person):
            del self.fields["login_name"]

    def clean_login_name(self) -> str:
        """Nobody's yet."""
        name: str = self.cleaned_data["login_name"]
        if Account.objects.filter(login_name=name).exists():
            raise ValidationError(gettext("这个登录名已是另一人的，请换一个"), code="taken")
        return name


def find_kind(officer: Officer, person: Person) -> ProposalKind | None:
    """As what this officer may propose that this person enrols; None for oneself and where it is not theirs."""
    theirs = {Duty(held.duty) for held in Appointment.objects.duties_of(person, on=officer.on)}
    return None if person == officer.person else may_propose_enrolment(by=officer.duties, of=theirs)


@require_http_methods(["GET", "POST"])
@for_officers
def let_enrol(request: HttpRequest, officer: Officer, appointment_id: UUID) -> HttpResponse:
    """Propose it for the person of an appointment, and show the first code once."""
    held = Appointment.objects.in_force(on=officer.on).select_related("person", "office").filter(pk=appointment_id)
    found = held.first()
    if found is None:
        raise Http404
    get_office(officer, found.office_id)
    kind = find_kind(officer, found.person)
    if kind is None:
        raise Http404
    page_key, status = page_key_of(request), 200
    form = EnrolmentForm(request.POST if request.method == "POST" else None, person=found.person)
    if request.method == "POST" and form.is_valid():
        try:
            slip = propose_enrolment(
                found.person,
                reason=form.cleaned_data["reason"],
                login_name=form.cleaned_data.get("login_name", ""),
                by=officer.by(),
                at=officer.at,
                key=_key_of(page_key),
            )
            return show_slip(request, officer, slip, is_first=True)
        except NotAllowed as refused:
            form.add_error(None, [ValidationError(reason_sentence(one), code="refused") for one in refused.reasons])
            status = 403
        except UnableToAct as unable:
            form.add_error(None, ValidationError(proposal_refusal(unable.code), code="refused"))
            page_key, status = str(uuid4()), 409
    return show_page(
        request,
        "setting_up/let_enrol.html",
        officer=officer,
        here="desk:setting_up",
        status=status,
        form=form,
        page_key=page_key,
        held=found,
        known=Passkey.objects.not_ended().filter(person=found.person).first(),
        asked=SignInEvent.objects.asked_anew_by(found.person),
        confirms=who_confirms(kind),
    )


def show_slip(request: HttpRequest, officer: Officer, slip: Slip, *, is_first: bool) -> HttpResponse:
    """The page of one code, to be written down now: no later page shows it."""
    person = Person.objects.get(pk=slip.proposal.payload["person"])
    return show_page(
        request,
        "setting_up/slip.html",
        officer=officer,
        here="desk:setting_up",
        proposal=slip.proposal,
        person=person,
        login_name=person.accounts.of_officers().values_list("login_name", flat=True).first()
        or slip.proposal.payload.get("login_name", ""),
        code=grouped_enrolment_code(slip.code),
        is_first=is_first,
        which=gettext("第一张登记码") if is_first else gettext("第二张登记码"),
    )


def _key_of(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as fault:
        raise BadRequest from fault
