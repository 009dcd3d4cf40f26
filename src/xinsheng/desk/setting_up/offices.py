"""The offices, one office's page, and the pages that propose to open, change or close one and its seals."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.outside import takes_tokens
from xinsheng.casework.tokens import may_end_tokens
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.setting_up.describing import place_words
from xinsheng.desk.setting_up.enrolling import find_kind
from xinsheng.desk.setting_up.ledger import tray_rows
from xinsheng.desk.setting_up.naming import kind_words
from xinsheng.desk.setting_up.office_forms import (
    SEALS_OF,
    OfficeChangeForm,
    OfficeClosingForm,
    OfficeForm,
    SealForm,
    SealRetirementForm,
)
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import get_office, is_administrator, may_propose
from xinsheng.law.administration import APPOINTED_DUTIES, ProposalKind
from xinsheng.law.terms import OfficeKind, SealKind
from xinsheng.look.moments import day
from xinsheng.registry.models import Appointment, CertificateToken, Office, PrinterPlacement, Seal
from xinsheng.words.labels import label

PAGE = 50


def get_province() -> Office:
    """The province's own office; raises Http404 before the province has begun."""
    return get_object_or_404(Office, kind=OfficeKind.PROVINCE)


@require_GET
@for_officers
def offices(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Every office, or those of a name, by place; a page at a time."""
    if not is_administrator(officer):
        raise Http404
    after = request.GET.get("after", "").replace("\0", "")  # the books refuse a null character
    place, _sep, name = after.partition("_")
    sought = request.GET.get("sought", "").replace("\0", "").strip()
    found = Office.objects.select_related("authority").order_by("division_code", "name")
    if sought:
        found = found.filter(name__icontains=sought)
    if after:
        found = (found.filter(division_code=place, name__gt=name) | found.filter(division_code__gt=place)).order_by(
            "division_code", "name"
        )
    rows = list(found[: PAGE + 1])
    return show_page(
        request,
        "setting_up/offices.html",
        officer=officer,
        here="desk:offices",
        rows=[(one, label(OfficeKind(one.kind)), place_words(one.division_code)) for one in rows[:PAGE]],
        later=f"{rows[PAGE - 1].division_code}_{rows[PAGE - 1].name}" if len(rows) > PAGE else "",
        is_first=not after,
        sought=sought,
        may_open=may_propose(officer, ProposalKind.OFFICE, office=None),
    )


@require_GET
@for_officers
def office(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """One office: licence, authority, seals, staff, trays, printers, and what waits for it."""
    found = get_office(officer, office_id)
    kind = OfficeKind(found.kind)
    held = Appointment.objects.in_force(on=officer.on).filter(office=found)
    staff = held.select_related("person", "covers__person", "brought_in").order_by("duty", "from_on", "id")
    below = Office.objects.filter(authority=found).order_by("kind", "division_code", "name")
    return show_page(
        request,
        "setting_up/office.html",
        officer=officer,
        here="desk:offices",
        office=found,
        kind=label(kind),
        place=place_words(found.division_code),
        staff=staff,
        seals=found.seals.select_related("keeper").order_by("in_force_from", "id"),
        has_clients=kind is OfficeKind.MIDWIFERY_INSTITUTION,
        clients=found.hospital_clients.order_by("since", "id"),
        trays=tray_rows(found),
        printers=PrinterPlacement.objects.filter(office=found).order_by("label"),
        below=below[:PAGE],
        appointed=below.filter(kind=OfficeKind.APPOINTED_BODY) if kind is OfficeKind.COUNTY else None,
        waiting=[(one, kind_words(one.kind)) for one in found.proposals.all().waiting()[:PAGE]],
        has_duties=bool(APPOINTED_DUTIES.get(kind)),
        has_seals=kind in SEALS_OF,
        proposes=may_propose(officer, ProposalKind.APPOINTMENT, office=found),
        may_enrol={one.person_id for one in staff if find_kind(officer, one.person)},
        may_sign=_may_sign(officer, staff),
        tokens=_tokens_to_end(officer, staff),
        seal_words={one.value: label(one) for one in SealKind},
        duty_words={one.value: label(one) for one in APPOINTED_DUTIES.get(kind, ())},
    )


def _may_sign(officer: Officer, staff: Iterable[Appointment]) -> set[UUID]:
    """Whom this officer may propose to let sign with a certificate token: nobody where none are taken."""
    if not takes_tokens() or not may_propose(officer, ProposalKind.TOKEN_ENROLMENT, office=None):
        return set()
    return {one.person_id for one in staff} - {officer.person.pk}


def _tokens_to_end(officer: Officer, staff: Iterable[Appointment]) -> dict[UUID, UUID]:
    """The certificate tokens in force that this officer may end at once, by person; one's own is ended elsewhere."""
    if not may_end_tokens(officer.person, at=officer.at):
        return {}
    others = {one.person_id for one in staff} - {officer.person.pk}
    held = CertificateToken.objects.not_ended().filter(person__in=others)
    return dict(held.values_list("person_id", "pk"))


@require_http_methods(["GET", "POST"])
@for_officers
def open_office(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Propose a new office."""
    form = OfficeForm(request.POST or None, province=get_province(), on=officer.on)
    back = reverse("desk:offices")
    return propose_page(request, officer, kind=ProposalKind.OFFICE, form=form, payload=form.payload, back=back)


@require_http_methods(["GET", "POST"])
@for_officers
def change_office(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Propose another name or licence."""
    found = get_office(officer, office_id)
    form = OfficeChangeForm(request.POST or None, office=found)
    return _propose(request, officer, found, kind=ProposalKind.OFFICE_CHANGE, form=form)


@require_http_methods(["GET", "POST"])
@for_officers
def close_office(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Propose the end of an office; the province's own stays."""
    found = get_office(officer, office_id)
    if found.kind == OfficeKind.PROVINCE or found.closed_on:
        raise Http404
    form = OfficeClosingForm(request.POST or None, office=found, on=officer.on)
    return _propose(request, officer, found, kind=ProposalKind.OFFICE_CHANGE, form=form)


@require_http_methods(["GET", "POST"])
@for_officers
def bring_in_seal(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Propose a seal in the institution's name."""
    found = get_office(officer, office_id)
    form = SealForm(request.POST or None, office=found, on=officer.on)
    return _propose(request, officer, found, kind=ProposalKind.SEAL, form=form)


@require_http_methods(["GET", "POST"])
@for_officers
def retire_seal(request: HttpRequest, officer: Officer, seal_id: UUID) -> HttpResponse:
    """Propose the last day of a seal."""
    seal = get_object_or_404(Seal.objects.select_related("office"), pk=seal_id)
    found = get_office(officer, seal.office_id)
    form = SealRetirementForm(request.POST or None, seal=seal, on=officer.on)
    before = (
        (_("印章"), f"{found.name} {label(SealKind(seal.kind))}"),
        (_("启用日"), day(seal.in_force_from)),
        (_("最后使用日"), day(seal.in_force_until) or _("长期")),
    )
    return _propose(request, officer, found, kind=ProposalKind.SEAL_RETIREMENT, form=form, before=before)


def _propose(
    request: HttpRequest,
    officer: Officer,
    found: Office,
    *,
    kind: ProposalKind,
    form: OfficeChangeForm | OfficeClosingForm | SealForm | SealRetirementForm,
    before: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    back = reverse("desk:office", args=[found.pk])
    return propose_page(
        request, officer, kind=kind, form=form, payload=form.payload, office=found, back=back, before=before
    )
