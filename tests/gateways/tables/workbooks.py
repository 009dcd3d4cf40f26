"""Spreadsheets to be read: as people keep them, and as nobody should send them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def written(file: Path, *rows: Sequence[Any], changed: Callable[[Workbook], None] = lambda _book: None) -> Path:
    """A spreadsheet of these rows, as an office program saves it."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    changed(book)
    book.save(file)
    return file


def with_part(file: Path, name: str, content: bytes | Iterable[bytes]) -> Path:
    """The same package with one part put in, or in another's place."""
    with ZipFile(file) as archive:
        others = [(part.filename, archive.read(part)) for part in archive.infolist() if part.filename != name]
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for other, kept in others:
            archive.writestr(other, kept)
        with archive.open(name, "w", force_zip64=True) as stream:
            for piece in (content,) if isinstance(content, bytes) else content:
                stream.write(piece)
    return file


def with_strings(file: Path, texts: Iterable[str]) -> Path:
    """The same package with a table of texts that cells point to, as office programs keep them."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    with ZipFile(file) as archive:
        types = archive.read("[Content_Types].xml").decode()
    named = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
    with_part(file, "[Content_Types].xml", types.replace("</Types>", named).encode())

    def pieces() -> Iterable[bytes]:
        yield f"<sst {_MAIN}>".encode()
        for text in texts:
            yield f"<si><t>{text}</t></si>".encode()
        yield b"</sst>"

    return with_part(file, STRINGS, pieces())


def with_sheet(file: Path, rows: str | Iterable[str], *, before: str = "", after: str = "") -> Path:
    """The same package with these rows, in the sheet's own words."""
    written_rows = (rows,) if isinstance(rows, str) else rows

    def pieces() -> Iterable[bytes]:
        yield f"{before}<worksheet {_MAIN}><sheetData>".encode()
        for row in written_rows:
            yield row.encode()
        yield f"</sheetData>{after}</worksheet>".encode()

    return with_part(file, SHEET, pieces())


def row_of(*texts: str, place: int) -> str:
    """A row of texts, in the sheet's own words."""
    cells = (
        f'<c r="{chr(65 + column)}{place}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in enumerate(texts)
    )
    return f'<row r="{place}">{"".join(cells)}</row>'
