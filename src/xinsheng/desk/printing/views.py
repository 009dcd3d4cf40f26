"""The print: which insert to take, its page for this printer, and the number on the insert read back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from xinsheng.casework.issuing_snapshots import print_of
from xinsheng.casework.sealings import statement_of
from xinsheng.desk.acts.forms import ActForm
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.documents import document
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.desk.printing.placing import offsets_of, printers_of
from xinsheng.law.services.issuing import MATCH_INSERT
from xinsheng.law.terms import Duty, Stage
from xinsheng.papers.prints import print_on_insert, print_proof
from xinsheng.registry.models import Case, Certificate, InsertMatch, PrinterPlacement


@require_GET
@for_officers
def print_page(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Which number to take, where to print, and the field for the number on the insert."""
    case = get_case(officer, case_id)
    certificate = _waiting_print(officer, case)
    if certificate is None:
        return redirect("desk:case", case.pk)
    note_reading(officer, case, page="print")
    return show_page(
        request,
        "printing/page.html",
        officer=officer,
        case=case,
        title=title_of(case),
        certificate=certificate,
        printers=printers_of(case.office),
        matched=InsertMatch.objects.filter(certificate=certificate).exists(),
        form=ActForm(MATCH_INSERT, case=case),
        page_key=page_key_of(request),
    )


@require_GET
@for_officers
def insert(request: HttpRequest, officer: Officer, case_id: UUID, printer_id: UUID | None = None) -> HttpResponse:
    """The page to print on the numbered insert, moved as this printer needs it."""
    case = get_case(officer, case_id)
    certificate = _get_print(officer, case)
    placement = _get_printer(case, printer_id) if printer_id else None
    note_reading(officer, case, page="insert")
    offsets, statement = offsets_of(placement), statement_of(certificate).as_json()
    return document(request, lambda: print_on_insert(statement, offsets=offsets))


@require_GET
@for_officers
def proof(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The same on plain paper, with the insert's lines drawn, to be read before an insert is spent."""
    case = get_case(officer, case_id)
    certificate = _get_print(officer, case)
    note_reading(officer, case, page="proof")
    return document(request, lambda: print_proof(statement_of(certificate).as_json()))


def _waiting_print(officer: Officer, case: Case) -> Certificate | None:
    """The print that awaits its seal, for those who print; None when nothing waits."""
    if Duty.ISSUING_OFFICER not in officer.duties_at(case.office):
        raise Http404
    return print_of(case) if case.stage == Stage.PRINTED else None


def _get_print(officer: Officer, case: Case) -> Certificate:
    certificate = _waiting_print(officer, case)
    if certificate is None:
        raise Http404
    return certificate


def _get_printer(case: Case, printer_id: UUID) -> PrinterPlacement:
    placement = case.office.printer_placements.filter(pk=printer_id).first()
    if placement is None:
        raise Http404
    return placement
