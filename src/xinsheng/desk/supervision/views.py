"""The pages of supervision: an office's measures of a month as map, bars and table, and as a spreadsheet."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from xinsheng.casework.measure_counts import last_day_of
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.stock.sheets import Sheet, sheet, workbook
from xinsheng.desk.supervision.areas import Area
from xinsheng.desk.supervision.asking import MonthForm, counted_at, counted_months
from xinsheng.desk.supervision.figures import Month, untold_words, value_text
from xinsheng.desk.supervision.reach import get_supervised, supervised_by
from xinsheng.desk.supervision.tiles import GAP, HIGH, WIDE, tiles_of
from xinsheng.law.measures import MEASURES, Measure
from xinsheng.law.small_groups import SMALLEST_TOLD
from xinsheng.words.joining import said_of
from xinsheng.words.labels import label
from xinsheng.words.measure_labels import MEANINGS, measure_in_file, measure_in_unit, tally_in_unit, unit_of_both

HERE = "desk:supervision"


@require_GET
@for_officers
def supervision(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The offices the officer supervises; whoever supervises one goes straight to it."""
    offices = supervised_by(officer)
    if not offices:
        raise Http404
    if len(offices) == 1:
        return redirect("desk:supervised", offices[0].pk)
    return show_page(request, "supervision/list.html", officer=officer, here=HERE, offices=offices)


@require_GET
@for_officers
def measures(request: HttpRequest, officer: Officer) -> HttpResponse:
    """What each measure means, how it is counted, and by which article."""
    if not supervised_by(officer):
        raise Http404
    rows = [(row, MEANINGS[row.kind]) for row in MEASURES]
    page = "supervision/measures.html"
    return show_page(request, page, officer=officer, here=HERE, rows=rows, label=label, smallest=SMALLEST_TOLD)


@require_GET
@for_officers
def supervised(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """An office's measures of a month: each of its own in a word, one of them place by place."""
    form = _form(request, officer)
    province, way = _asked(officer, office_id, form)
    month, area = Month(province), way[-1]
    measures_here = _measures_of(area)
    asked_for = form.find_measure()
    measure = asked_for if asked_for in measures_here else measures_here[0]
    series = month.series(measure, areas=area.below or (area,))
    figures = [one for one in series.figures if one.area.below or not one.is_empty]  # nothing to measure: no line
    return show_page(
        request,
        "supervision/page.html",
        officer=officer,
        here=HERE,
        form=form,
        area=area,
        office_id=office_id,
        above=next((one for one in reversed(way[:-1]) if one.office_id), None),
        measure=measure,
        meaning=MEANINGS[measure.kind],
        cards=[(row, month.series(row, areas=(area,)).figures[0]) for row in measures_here],
        figures=figures,
        untold=any(one.is_untold for one in figures),
        tiles=tiles_of(series.figures),
        tile={"wide": WIDE, "high": HIGH, "gap": GAP},
        legend=[value_text(measure, value=bound) for bound in series.bounds],
        counted=counted_at(form.told_month, last=last_day_of(form.told_month)),
        month=form.told_month,
        label=label,
        in_unit=measure_in_unit,
        counted_in=tally_in_unit,
        both_in=unit_of_both,
        smallest=SMALLEST_TOLD,
    )


def _measures_of(area: Area) -> tuple[Measure, ...]:
    """Those of what is done there: a hospital registers no couples, a township issues no certificate of a birth."""
    return tuple(row for row in MEASURES if row.is_of(area.kind))


@require_GET
@for_officers
def supervised_sheet(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """All measures of the month, a line a place and the whole last, as text with commas."""
    return sheet(**_told(request, officer, office_id))


@require_GET
@for_officers
def supervised_workbook(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """The same as a spreadsheet."""
    return workbook(**_told(request, officer, office_id))


def _told(request: HttpRequest, officer: Officer, office_id: UUID) -> Sheet:
    form = _form(request, officer)
    province, way = _asked(officer, office_id, form)
    month, area = Month(province), way[-1]
    told = _measures_of(area)
    head = [_("机构"), *(name for row in told for name in _columns(row))]
    rows = [[one.name, *_cells(month, area=one, told=told)] for one in area.below]
    rows.append([_("合计") if area.below else area.name, *_cells(month, area=area, told=told)])
    return Sheet(head=head, rows=rows, name=f"supervision-{form.told_month:%Y-%m}")


def _asked(officer: Officer, office_id: UUID, form: MonthForm) -> tuple[Area, tuple[Area, ...]]:
    """The whole province, and the way to the place asked for: the office, or a prefecture without one under it."""
    province, way = get_supervised(officer, office_id, month=form.told_month)
    beneath = way[-1].path_to(form.told_within)[1:] if form.told_within else ()
    return province, (*way, *beneath)


def _form(request: HttpRequest, officer: Officer) -> MonthForm:
    return MonthForm(request.GET or None, months=counted_months(today=officer.on))


def _columns(measure: Measure) -> Iterator[str]:
    name = label(measure.kind)
    if measure.denominator is not None:
        yield said_of(name, tally_in_unit(measure.numerator))
        yield said_of(name, tally_in_unit(measure.denominator))
    yield measure_in_file(measure)


def _cells(month: Month, *, area: Area, told: tuple[Measure, ...]) -> Iterator[object]:
    for row in told:
        figure = month.find_figure(row, area=area)
        if figure is None:
            yield from [untold_words()] * (3 if row.denominator else 1)
            continue
        if figure.denominator is not None:
            yield from (figure.numerator, figure.denominator)
        yield "" if figure.value is None else round(figure.value, 4)
