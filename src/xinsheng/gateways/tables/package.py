"""A spreadsheet's package looked over before it is opened: a zip of XML, of which we take only a plain table.

What costs more than it holds (a bomb), runs (macros), fetches (links) or hides cells (merged ones) is refused by
name. Every part is read through once, a piece at a time, so that what the zip says of itself need not be believed.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from xinsheng.gateways.tables.table import UnableToReadTable

MARKS = (b"PK\x03\x04", b"PK\x05\x06")  # of a zip, and of an empty one
OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")  # an .xls of before 2007, or an .xlsx under a password
_SHEET, _STRINGS = "xl/worksheets/", "xl/sharedstrings.xml"
_LARGEST_SHEET, _LARGEST_OTHER = 1_500_000_000, 16_000_000  # bytes; a sheet full of our columns has a third of that
_MOST_PARTS, _MOST_TIMES, _PLAIN_ENOUGH = 1_000, 300, 1_000_000  # times larger than packed; below it nobody asks
_PIECE = 1_048_576
_OVERLAP = 64  # bytes of the piece before: a mark may lie across two
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[ >]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")  # no spreadsheet has one; what does wants entities expanded
_ROW = b"row"  # no row is as long as a whole piece
_OPEN = b"<"
_FAULTS = (BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError)


def look_over(file: Path) -> None:
    """Raise UnableToReadTable for a package that is more, or other, than one plain table."""
    try:
        with ZipFile(file) as archive:
            _look_over(archive)
    except _FAULTS as fault:
        raise UnableToReadTable("sheet_unreadable") from fault


def _look_over(archive: ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    if len(parts) > _MOST_PARTS or len(set(names)) != len(names):
        raise UnableToReadTable("sheet_unreadable")
    if any("vbaproject" in name or "/macrosheets/" in name or "/activex/" in name for name in names):
        raise UnableToReadTable("sheet_macros")
    if any("/externallinks/" in name or name == "xl/connections.xml" for name in names):
        raise UnableToReadTable("sheet_external_links")
    for part in parts:
        _refuse_bomb(part)
    filled = [part for part in parts if _reads_well(archive, part)]
    if len(filled) > 1:
        raise UnableToReadTable("sheet_several", str(len(filled)))


def _refuse_bomb(part: ZipInfo) -> None:
    is_large = part.filename.lower().startswith(_SHEET) or part.filename.lower() == _STRINGS
    largest = _LARGEST_SHEET if is_large else _LARGEST_OTHER
    swollen = part.file_size > max(_PLAIN_ENOUGH, _MOST_TIMES * part.compress_size)
    if part.file_size > largest or swollen:
        raise UnableToReadTable("sheet_too_large")


def _reads_well(archive: ZipFile, part: ZipInfo) -> bool:
    """Read a part through; whether it is a sheet with anything in it."""
    name = part.filename.lower()
    if not name.endswith((".xml", ".rels")):
        return False
    is_sheet, is_filled = name.startswith(_SHEET) and name.endswith(".xml"), False
    for piece, is_whole in _pieces(archive, part):
        if b"\0" in piece or _DECLARED.search(piece):
            raise UnableToReadTable("sheet_unreadable")
        if is_whole and (_OPEN not in piece or (is_sheet and _ROW not in piece)):
            raise UnableToReadTable("sheet_too_large")
        if name == "[content_types].xml" and b"macroEnabled" in piece:
            raise UnableToReadTable("sheet_macros")
        merged = _MERGED.search(piece) if is_sheet else None
        if merged:
            raise UnableToReadTable("sheet_merged_cells", merged[1].decode())
        is_filled = is_filled or (is_sheet and _VALUE.search(piece) is not None)
    return is_filled


def _pieces(archive: ZipFile, part: ZipInfo) -> Iterator[tuple[bytes, bool]]:
    """Its pieces, each with the end of the one before, and whether it is a full one."""
    before = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            yield before + piece, len(piece) == _PIECE
            before = piece[-_OVERLAP:]
