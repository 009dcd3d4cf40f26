"""The print: which insert to take, its page for this printer, and the number on the insert read back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.issuing_snapshots import print_of
from xinsheng.casework.sealings import statement_of
from xinsheng.desk.acts.forms import ActForm
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.acts.verbs import VERBS
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.documents import document
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.desk.printing.placing import offsets_of, parts_of, printers_of
from xinsheng.law.acts import Input
from xinsheng.law.administration import EXAMINING_DUTIES
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.services.issuing import MATCH_INSERT
from xinsheng.law.terms import Stage
from xinsheng.papers.prints import print_on_insert, print_proof
from xinsheng.registry.models import Case, Certificate, InsertMatch, PrinterPlacement

_WRONG_NO = _(
    "不是 %(no)s。录错了的，重新录入；拿错了空白证件的，放回去，取 %(no)s 再打印；"
    "已经印错的，请盖章人员或另一位签发人员作废"
)


@require_http_methods(["GET", "POST"])
@for_officers
def print_page(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Which number to take, where to print, and the field for the number on the insert; a wrong one stays in it."""
    case = get_case(officer, case_id)
    certificate = _waiting_print(officer, case)
    if certificate is None:
        return redirect("desk:case", case.pk)
    form = ActForm(MATCH_INSERT, case=case, data=request.POST if request.method == "POST" else None)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        done = _match(request, officer, case=case, form=form)
        if done.outcome is not None:
            return redirect("desk:case", case.pk)
        if done.answer is not None:
            return done.answer
        refused = _beside_the_field(form, done=done, assigned=certificate.blank_id)
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
        form=form,
        refused=refused,
        page_key=page_key_of(request),
    )


def _match(request: HttpRequest, officer: Officer, *, case: Case, form: ActForm) -> Done:
    return act_now(
        request,
        officer=officer,
        case=case,
        perform=lambda asking: VERBS[MATCH_INSERT.verb](case.pk, form.given(), asking),
        typed=form.typed(),
        again_url=reverse("desk:print", args=[case.pk]),
    )


def _beside_the_field(form: ActForm, *, done: Done, assigned: str) -> tuple[str, ...]:
    """Say beside the number typed that it is another, and what to do; whatever else stands against it comes back."""
    differs = done.reasons is not None and any(one.code is ReasonCode.INSERT_DIFFERS for one in done.reasons.reasons)
    if not differs:
        return done.refused
    form.add_error(Input.INSERT_NO.value, _WRONG_NO % {"no": assigned})
    return ()


@require_GET
@for_officers
def insert(request: HttpRequest, officer: Officer, case_id: UUID, printer_id: UUID | None = None) -> HttpResponse:
    """The page to print on the numbered insert, moved as this printer needs it."""
    case = get_case(officer, case_id)
    certificate = _get_print(officer, case)
    placement = _get_printer(case, printer_id) if printer_id else None
    note_reading(officer, case, page="insert")
    offsets, statement = offsets_of(placement), statement_of(certificate).as_json()
    return document(request, lambda: print_on_insert(statement, offsets=offsets, parts=parts_of(case)))


@require_GET
@for_officers
def proof(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The same on plain paper, with the insert's lines drawn, to be read before an insert is spent."""
    case = get_case(officer, case_id)
    certificate = _get_print(officer, case)
    note_reading(officer, case, page="proof")
    return document(request, lambda: print_proof(statement_of(certificate).as_json(), parts=parts_of(case)))


def _waiting_print(officer: Officer, case: Case) -> Certificate | None:
    """The print that awaits its seal, for those who print; None when nothing waits."""
    if not officer.duties_at(case.office) & EXAMINING_DUTIES:
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
