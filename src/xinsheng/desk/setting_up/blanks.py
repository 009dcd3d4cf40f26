"""An institution's blanks: the ledger, and the pages that propose to take in and to draw."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.desk.day_fields import day_field, refuse_backwards
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.setting_up.ledger import balance_of, tray_rows
from xinsheng.desk.setting_up.naming import kind_words
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import BLANKS_KINDS, get_stock_office, may_propose
from xinsheng.desk.setting_up.stock_forms import IntakeForm, TrayForm
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import BlankStatus
from xinsheng.registry.models import BlankIntake
from xinsheng.words.labels import label

LATELY = 10


class PeriodForm(forms.Form):
    """The period of the account."""

    first = day_field(_("起始日"))
    last = day_field(_("截止日"))

    def clean(self) -> None:
        """First day before last day."""
        refuse_backwards(self, first="first", last="last")

    def period(self, *, usual: Mapping[str, date]) -> tuple[date, date]:
        """The first and the last day asked for; the usual ones while none are, or they cannot be."""
        told = self.cleaned_data if self.is_bound and self.is_valid() else usual
        return told["first"], told["last"]


@require_GET
@for_officers
def blanks(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """What lies where, the account of a period, the last deliveries, and what waits for a second person."""
    office = get_stock_office(officer, office_id)
    usual = {"first": officer.on.replace(day=1), "last": officer.on}
    asked = "first" in request.GET or "last" in request.GET
    form = PeriodForm(request.GET if asked else None, initial=usual)
    first, last = form.period(usual=usual)
    intakes = BlankIntake.objects.filter(office=office).select_related("received_by", "counted_by")
    waiting = office.proposals.filter(kind__in=BLANKS_KINDS)
    return show_page(
        request,
        "setting_up/blanks.html",
        officer=officer,
        here="desk:setting_up",
        office=office,
        form=form,
        trays=tray_rows(office),
        statuses=[(one.value, label(one)) for one in BlankStatus],
        balance=balance_of(office, first=first, last=last, today=officer.on),
        intakes=intakes.order_by("-at")[:LATELY],
        waiting=[(one, kind_words(one.kind)) for one in waiting.waiting()],
        proposes=may_propose(officer, ProposalKind.BLANKS, office=office),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def take_in(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Propose an arrival; the supervisor counts and confirms."""
    office = get_stock_office(officer, office_id)
    form = IntakeForm(request.POST or None, office=office)
    back = reverse("desk:blanks", args=[office.pk])
    kind = ProposalKind.BLANKS
    return propose_page(request, officer, kind=kind, form=form, payload=form.payload, office=office, back=back)


@require_http_methods(["GET", "POST"])
@for_officers
def draw(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Propose to lay stock in a tray."""
    office = get_stock_office(officer, office_id)
    form = TrayForm(request.POST or None, office=office, on=officer.on)
    back = reverse("desk:blanks", args=[office.pk])
    room = tray_rows(office)[0]
    lies = gettext("%(count)d 枚，最小编号 %(no)s") if room.next_no else gettext("没有")
    before = (
        (gettext("库房里还没有领用的"), lies % {"count": room.counts.get(BlankStatus.STOCK, 0), "no": room.next_no}),
    )
    kind = ProposalKind.TRAY
    return propose_page(
        request, officer, kind=kind, form=form, payload=form.payload, office=office, back=back, before=before
    )
