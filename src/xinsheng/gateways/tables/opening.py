"""A table opened by what its first bytes say it is, whatever its name ends in."""

from pathlib import Path

from xinsheng.gateways.tables.commas import CommaTable
from xinsheng.gateways.tables.package import MARKS, OLE_MARK
from xinsheng.gateways.tables.sheets import SheetTable
from xinsheng.gateways.tables.table import Columns, Table, UnableToReadTable


def open_table(file: Path, *, columns: Columns, encoding: str) -> Table:
    """A spreadsheet by its mark, else text with commas in `encoding`.

    Raises UnableToReadTable ("no_such_file", "sheet_old_or_locked").
    """
    try:
        with file.open("rb") as stream:
            begins = stream.read(len(OLE_MARK))
    except OSError as fault:
        raise UnableToReadTable("no_such_file", str(file)) from fault
    if begins == OLE_MARK:
        raise UnableToReadTable("sheet_old_or_locked")
    if begins.startswith(MARKS):
        return SheetTable(file, columns=columns)
    return CommaTable(file, columns=columns, encoding=encoding)
