"""A table of the desk as a spreadsheet: text with commas that every office program opens, Chinese included."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

_MARK = "\ufeff"  # without it the usual spreadsheet reads Chinese as nonsense
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(*, head: Sequence[str], rows: Iterable[Sequence[object]], name: str) -> HttpResponse:
    """The table as a file to be saved under `name` (letters only); a text that would be run as a formula is not."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(_MARK + text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
