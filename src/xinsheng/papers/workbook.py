"""A table as a spreadsheet (.xlsx), written row by row. Nothing in it is ever run."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_WIDE, _LONGEST_TITLE = 18, 31  # characters; the office programs allow no longer name of a sheet
_TEXT, _AS_TEXT = "s", "@"


def make_workbook(*, head: Sequence[str], rows: Iterable[Sequence[object]], title: str) -> bytes:
    """One sheet: the head in bold and always in view, a number as a number, everything else as text as it stands.

    Texts that begin with = + - or @ are text too, and stay text where somebody edits them.
    """
    book = Workbook(write_only=True)
    page = book.create_sheet(title[:_LONGEST_TITLE])
    page.freeze_panes = "A2"
    for place in range(1, len(head) + 1):
        page.column_dimensions[get_column_letter(place)].width = _WIDE
    page.append([_cell(page, words, bold=True) for words in head])
    for row in rows:
        page.append([_cell(page, value) for value in row])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(page: WriteOnlyWorksheet, value: object, *, bold: bool = False) -> WriteOnlyCell:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return WriteOnlyCell(page, value=value)
    cell = WriteOnlyCell(page, value=ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    cell.data_type, cell.number_format = _TEXT, _AS_TEXT
    if bold:
        cell.font = Font(bold=True)
    return cell
