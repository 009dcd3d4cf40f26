"""The pages that propose to appoint somebody, to let somebody cover, and to end an appointment."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import get_office
from xinsheng.desk.setting_up.staff_forms import AppointmentForm, CoverForm, EndingForm
from xinsheng.law.administration import APPOINTED_DUTIES, ProposalKind
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.look.moments import day
from xinsheng.registry.models import Appointment
from xinsheng.words.labels import label


@require_http_methods(["GET", "POST"])
@for_officers
def appoint(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Propose somebody's duty at an office."""
    found = get_office(officer, office_id)
    if not APPOINTED_DUTIES.get(OfficeKind(found.kind)):
        raise Http404
    form = AppointmentForm(request.POST or None, office=found, on=officer.on)
    back = reverse("desk:office", args=[found.pk])
    return propose_page(
        request,
        officer,
        kind=ProposalKind.APPOINTMENT,
        form=form,
        payload=form.payload,
        office=found,
        back=back,
    )


@require_http_methods(["GET", "POST"])
@for_officers
def cover(request: HttpRequest, officer: Officer, appointment_id: UUID) -> HttpResponse:
    """Propose that somebody stands in for another."""
    held = _get_appointment(officer, appointment_id)
    form = CoverForm(request.POST or None, covers=held, on=officer.on)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.COVER,
        form=form,
        payload=form.payload,
        office=held.office,
        back=reverse("desk:office", args=[held.office_id]),
        before=((_("代谁值班"), held.person.name), (_("岗位"), label(Duty(held.duty)))),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def end(request: HttpRequest, officer: Officer, appointment_id: UUID) -> HttpResponse:
    """Propose the end of an appointment."""
    held = _get_appointment(officer, appointment_id)
    form = EndingForm(request.POST or None, held=held, on=officer.on)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.ENDING,
        form=form,
        payload=form.payload,
        office=held.office,
        back=reverse("desk:office", args=[held.office_id]),
        before=(
            (_("人员"), held.person.name),
            (_("岗位"), label(Duty(held.duty))),
            (_("任期"), f"{day(held.from_on)} – {day(held.until_on) or _('长期')}"),
        ),
    )


def _get_appointment(officer: Officer, appointment_id: UUID) -> Appointment:
    """An appointment in force or still to come; raises Http404 for one that is over."""
    known = Appointment.objects.select_related("person", "office")
    held = known.filter(pk=appointment_id, ending__isnull=True).first()
    if held is None or (held.until_on is not None and held.until_on < officer.on):
        raise Http404
    get_office(officer, held.office_id)
    return held
