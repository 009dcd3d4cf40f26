"""A table of the desk to be taken away: a spreadsheet, or text with commas that every program opens."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TypedDict

from django.http import HttpResponse

from xinsheng.papers.workbook import make_workbook

_MARK = "\ufeff"  # without it the usual spreadsheet reads Chinese as nonsense
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Sheet(TypedDict):
    """A table: its head, its rows, and the name it is saved under (letters only)."""

    head: Sequence[str]
    rows: Iterable[Sequence[object]]
    name: str


def sheet(*, head: Sequence[str], rows: Iterable[Sequence[object]], name: str) -> HttpResponse:
    """The table as CSV to be saved under `name` (letters only); a text that would be run as a formula is not."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return _to_save(_MARK + text.getvalue(), name=f"{name}.csv", kind="text/csv; charset=utf-8")


def workbook(*, head: Sequence[str], rows: Iterable[Sequence[object]], name: str) -> HttpResponse:
    """The table as a spreadsheet to be saved under `name` (letters only); every text in it is text."""
    return _to_save(make_workbook(head=head, rows=rows, title=name), name=f"{name}.xlsx", kind=_SPREADSHEET)


def _to_save(content: str | bytes, *, name: str, kind: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=kind, headers=headers)


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
