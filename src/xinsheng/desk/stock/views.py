"""The yearly table of blanks: on the screen, as a spreadsheet, and on paper."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from xinsheng.desk.cases.documents import document
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.stock.entering import HERE
from xinsheng.desk.stock.reach import get_stocked
from xinsheng.desk.stock.sheets import sheet
from xinsheng.desk.stock.years import Year, figure_text, figures_of, year_of
from xinsheng.law.stock import YearColumn
from xinsheng.papers.stock_table import StockTable, render_stock_table
from xinsheng.standards.certificate_numbers import FIRST_DAY
from xinsheng.words.labels import label


class YearForm(forms.Form):
    """The year of the table."""

    year = forms.IntegerField(label=_("年份"), min_value=FIRST_DAY.year)

    def __init__(self, data: object = None, *, this_year: int) -> None:
        super().__init__(data, initial={"year": this_year})  # type: ignore[arg-type]
        self.this_year = this_year

    def clean_year(self) -> int:
        """A year that has begun."""
        told: int = self.cleaned_data["year"]
        if told > self.this_year:
            raise forms.ValidationError(gettext("这一年还没有到"), code="future")
        return told

    @property
    def told(self) -> int:
        """The year that was asked for; this year where none was, or none that can be."""
        return self.cleaned_data["year"] if self.is_bound and self.is_valid() else self.this_year


@require_GET
@for_officers
def stock_year(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """A year of this office with all that stand under it."""
    form, shown = _asked(request, officer, office_id)
    return show_page(
        request,
        "stock/year.html",
        officer=officer,
        here=HERE,
        form=form,
        shown=shown,
        figures=figures_of(shown.whole),
        lines=[(line, figures_of(line.table)) for line in shown.lines],
    )


@require_GET
@for_officers
def stock_year_sheet(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """The same as a spreadsheet: a line an office or county, the whole last."""
    _form, shown = _asked(request, officer, office_id)
    head = [gettext("机构"), *(f"({place}) {label(column)}" for place, column in enumerate(YearColumn, start=1))]
    rows = [[line.name, *_cells(line.table.columns())] for line in shown.lines]
    rows.append([gettext("合计"), *_cells(shown.whole.columns())])
    return sheet(head=head, rows=rows, name=f"blanks-{shown.year}")


@require_GET
@for_officers
def stock_year_paper(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """The same on paper, with the lines for signatures. The paper is in Chinese."""
    with translation.override("zh-hans"):
        _form, shown = _asked(request, officer, office_id)
        paper = StockTable(
            office=shown.office.name,
            year=shown.year,
            columns=tuple(label(column) for column in YearColumn),
            lines=tuple((line.name, _printed(line.table.columns())) for line in shown.lines),
            whole=_printed(shown.whole.columns()),
            made_on=officer.on,
        )
        return document(request, lambda: render_stock_table(paper))


def _asked(request: HttpRequest, officer: Officer, office_id: UUID) -> tuple[YearForm, Year]:
    office = get_stocked(officer, office_id)
    form = YearForm(request.GET if "year" in request.GET else None, this_year=officer.on.year)
    return form, year_of(office, year=form.told, this_year=officer.on.year)


def _cells(columns: tuple[int | float, ...]) -> list[object]:
    return [round(number, 4) if isinstance(number, float) else number for number in columns]


def _printed(columns: tuple[int | float, ...]) -> tuple[str, ...]:
    return tuple(figure_text(column, number=number) for column, number in zip(YearColumn, columns, strict=True))
