"""The registers of an office: which there are, and one of them on the screen, as a spreadsheet or on paper."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.readings import record_listing
from xinsheng.desk.cases.documents import document
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.registers.kinds import REGISTERS, find_register
from xinsheng.desk.registers.reading import (
    IN_A_SHEET,
    ON_PAPER,
    PAGE,
    PAPER,
    SHEET,
    WORKBOOK,
    RegisterForm,
    cells_of,
    first_day,
    lines_of,
)
from xinsheng.desk.registers.register import Register
from xinsheng.desk.stock.reach import is_over, may
from xinsheng.desk.stock.sheets import sheet, workbook
from xinsheng.law.stock import STOCKED
from xinsheng.law.stock_terms import REPORT_SEEN
from xinsheng.papers.register import RegisterPaper, render_register
from xinsheng.registry.models import Office

HERE = "desk:registers"
WIDE = 8  # columns; with more, nothing stands beside the table


def registers_of(officer: Officer, office: Office) -> tuple[Register, ...]:
    """The registers of this office that the officer may read today."""
    held, over = officer.duties_at(office), is_over(officer, office)
    return tuple(one for one in REGISTERS if held & set(one.duties) or (one.from_above and over))


@require_GET
@for_officers
def registers(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The registers of the officer's own offices."""
    offices = dict.fromkeys(held.office for held in officer.appointments if held.office.kind in STOCKED)
    found = [(office, registers_of(officer, office)) for office in offices]
    found = [(office, some) for office, some in found if some]
    if not found:
        raise Http404
    reports = [office for office, _some in found if may(officer, REPORT_SEEN, office)]
    return show_page(request, "registers/list.html", officer=officer, here=HERE, offices=found, reports_seen=reports)


@require_http_methods(["GET", "POST"])
@for_officers
def register(request: HttpRequest, officer: Officer, office_id: UUID, key: str) -> HttpResponse:
    """One register; what is sought is posted, so that no address carries a number."""
    office, kind = _get_register(officer, office_id, key)
    usual: dict[str, Any] = {"first": first_day(kind, on=officer.on), "last": officer.on, "no": "", "after": None}
    form = RegisterForm(request.POST if request.method == "POST" else None, initial=usual)
    told = form.cleaned_data if form.is_bound and form.is_valid() else usual
    asked = {name: told[name] for name in usual}
    if told.get("way") in (WORKBOOK, SHEET, PAPER):
        whole = {**asked, "after": None}
        if told["way"] == PAPER:  # a paper is of its days, and of all that is in them
            whole["no"] = ""
        return _taken_away(request, officer, office, kind, way=told["way"], asked=whole)
    found = lines_of(kind, office=office, **asked, most=PAGE + 1) if not form.errors else []
    _note(kind, found[:PAGE], officer=officer)
    return show_page(
        request,
        "registers/register.html",
        officer=officer,
        here=HERE,
        office=office,
        register=kind,
        form=form,
        is_wide=len(kind.head) > WIDE,
        period=(told["first"], told["last"]) if not form.errors else None,
        sought=told["no"] if not form.errors else "",
        rows=list(cells_of(kind, found[:PAGE])),
        later=found[PAGE - 1].pk if len(found) > PAGE else None,
        is_own=bool(officer.duties_at(office)),
    )


def _taken_away(
    request: HttpRequest, officer: Officer, office: Office, kind: Register, *, way: str, asked: dict[str, Any]
) -> HttpResponse:
    """The whole of what was asked for, as a file; a paper in Chinese."""
    most = ON_PAPER if way == PAPER else IN_A_SHEET
    found = lines_of(kind, office=office, **asked, most=most)
    _note(kind, found, officer=officer, page="desk.register_taken")
    if way != PAPER:
        head, name = [str(words) for words in kind.head], f"register-{kind.key}"
        made = workbook if way == WORKBOOK else sheet
        return made(head=head, rows=cells_of(kind, found), name=name)
    with translation.override("zh-hans"):
        first, last = asked["first"], asked["last"]
        paper = _paper(kind, found, office=office, period=(first, last), on=officer.on)
        return document(request, lambda: render_register(paper))


def _paper(kind: Register, found: list[Any], *, office: Office, period: tuple[date, date], on: date) -> RegisterPaper:
    return RegisterPaper(
        title=str(kind.title),
        office=office.name,
        first=period[0],
        last=period[1],
        head=tuple(str(words) for words in kind.head),
        rows=tuple(cells_of(kind, found)),
        made_on=on,
    )


def _note(kind: Register, found: list[Any], *, officer: Officer, page: str = "desk.register") -> None:
    """Write down whose names are about to be shown, or taken away, before they are (invariant 32)."""
    if kind.case_of:
        cases = [getattr(row, kind.case_of) for row in found]
        record_listing(cases, by=officer.by(), purpose="handling", page=page, at=officer.at)


def _get_register(officer: Officer, office_id: UUID, key: str) -> tuple[Office, Register]:
    """A register the officer may read; raises Http404 alike for another's and for one that is not."""
    office, kind = Office.objects.filter(pk=office_id).first(), find_register(key)
    if office is None or kind is None or kind not in registers_of(officer, office):
        raise Http404
    return office, kind
