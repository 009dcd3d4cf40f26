"""Calibrating a printer: print the page of rulers, read how far it is off, keep it for every later print."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.printers import MOVES, keep_placement
from xinsheng.desk.cases.documents import pdf
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.printing.placing import printers_of
from xinsheng.law.administration import EXAMINING_DUTIES
from xinsheng.papers.prints import LARGEST_OFFSET, calibration_page
from xinsheng.registry.models import Office, PrinterPlacement

WORDS = {
    "main_x": _("正页向右（0.1 毫米）"),
    "main_y": _("正页向下（0.1 毫米）"),
    "hukou_x": _("副页向右（0.1 毫米）"),
    "hukou_y": _("副页向下（0.1 毫米）"),
    "stub_x": _("存根向右（0.1 毫米）"),
    "stub_y": _("存根向下（0.1 毫米）"),
}


class PlacementForm(forms.Form):
    """A printer's name, and how far each part of its print must move."""

    label = forms.CharField(label=_("打印机名称"), max_length=40, help_text=_("例如：窗口一号打印机"))

    def __init__(self, data: object = None, *, kept: PrinterPlacement | None = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        if kept is not None:
            self.initial["label"] = kept.label
        for move in MOVES:
            self.initial[move] = getattr(kept, f"{move}_tenth_mm") if kept else 0
            self.fields[move] = forms.IntegerField(
                label=WORDS[move], min_value=-LARGEST_OFFSET, max_value=LARGEST_OFFSET
            )


@require_GET
@for_officers
def printers(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The printers of the offices where this officer prints."""
    offices = _offices(officer)
    listed = [(office, printers_of(office)) for office in offices]
    return show_page(request, "printing/printers.html", officer=officer, here="desk:printers", listed=listed)


@require_http_methods(["GET", "POST"])
@for_officers
def printer(request: HttpRequest, officer: Officer, office_id: UUID, printer_id: UUID | None = None) -> HttpResponse:
    """One printer's placement, new or kept."""
    office = next((one for one in _offices(officer) if one.pk == office_id), None)
    kept = office.printer_placements.filter(pk=printer_id).first() if office and printer_id else None
    if office is None or (printer_id and kept is None):
        raise Http404
    form = PlacementForm(request.POST if request.method == "POST" else None, kept=kept)
    if form.is_valid():
        moves = {move: form.cleaned_data[move] for move in MOVES}
        said = form.cleaned_data["label"]
        keep_placement(office, label=said, moves=moves, by=officer.by(), at=officer.at)
        return redirect("desk:printers")
    return show_page(
        request, "printing/printer.html", officer=officer, here="desk:printers", office=office, form=form
    )


@require_GET
@for_officers
def rulers(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The calibration page, to be printed on plain paper and laid under an insert."""
    del request
    _offices(officer)
    return pdf(calibration_page(on=officer.on))


def _offices(officer: Officer) -> tuple[Office, ...]:
    """The offices where this officer prints; anyone else meets a missing page."""
    offices = officer.offices_for(*EXAMINING_DUTIES)
    if not offices:
        raise Http404
    return offices
