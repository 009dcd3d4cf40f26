"""The print onto the numbered paper insert: only the variable words, each at its place (domain 3.2: A4, three parts).

The insert brings its own lines, labels and number; the number is never printed by us, it is matched. Printers
feed paper differently, so each has its offset, found once with the calibration page.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from xinsheng.papers.insert_layout import PAGE_HEIGHT, PAGE_WIDTH, Field, InsertLayout, load_layout
from xinsheng.papers.printed import printed_day, printed_fields
from xinsheng.papers.typesetting import set_document

LARGEST_OFFSET = 150  # tenth-millimetres; beyond it the paper lies wrong in the tray


@dataclass(frozen=True, kw_only=True)
class PrinterOffset:
    """How far one printer's image must move, in tenth-millimetres: right and down are positive."""

    right: int = 0
    down: int = 0

    def __post_init__(self) -> None:
        """Refuse a nonsensical offset. Raises ValueError."""
        if max(abs(self.right), abs(self.down)) > LARGEST_OFFSET:
            raise ValueError((self.right, self.down))


NO_OFFSET = PrinterOffset()


NOTHING_MOVES: Mapping[str, PrinterOffset] = {}
ALL_PARTS: tuple[str, ...] = ("main", "household", "stub")


def print_on_insert(
    statement: Mapping[str, Any],
    *,
    offset: PrinterOffset = NO_OFFSET,
    offsets: Mapping[str, PrinterOffset] = NOTHING_MOVES,
    parts: Collection[str] = ALL_PARTS,
) -> bytes:
    """Make the page to be printed on the insert, from the certificate statement in its published JSON form.

    `offset` moves the whole sheet; `offsets` moves one part (main, household, stub) instead; words are put on
    `parts` only. Raises UnableToPrint: a missing glyph, or words that find no room even in the smallest type.
    """
    return _page(statement, offset=offset, offsets=offsets, forms_lines=False, layout=_only(parts))


def print_proof(
    statement: Mapping[str, Any],
    *,
    offset: PrinterOffset = NO_OFFSET,
    offsets: Mapping[str, PrinterOffset] = NOTHING_MOVES,
    parts: Collection[str] = ALL_PARTS,
) -> bytes:
    """Make the same page for plain paper, with the insert's lines and labels drawn faintly. Raises UnableToPrint."""
    return _page(statement, offset=offset, offsets=offsets, forms_lines=True, layout=_only(parts))


def calibration_page(*, on: date, offset: PrinterOffset = NO_OFFSET) -> bytes:
    """Make the page of rulers and crosses from which a printer's offset is read. Raises UnableToPrint."""
    layout = load_layout()
    facts = {
        "edition": layout.edition,
        "offset": asdict(offset),
        "fields": [placed_field(field, words=field.label, offset=offset) for field in layout.fields],
        "page": [PAGE_WIDTH, PAGE_HEIGHT],
    }
    return set_document("calibration.typ", facts=facts, on=on)


def insert_words(statement: Mapping[str, Any]) -> dict[str, str]:
    """Give the words of every field that an insert can have, by field name."""
    issued_on = date.fromisoformat(statement["issued_on"])
    return {
        **printed_fields(statement["content"]),
        "issuer": statement["issuer"]["name"],
        "issued": printed_day(issued_on),
    }


def _only(parts: Collection[str]) -> InsertLayout:
    layout = load_layout()
    return replace(layout, fields=tuple(field for field in layout.fields if field.part in parts))


def _page(
    statement: Mapping[str, Any],
    *,
    offset: PrinterOffset,
    offsets: Mapping[str, PrinterOffset],
    forms_lines: bool,
    layout: InsertLayout,
) -> bytes:
    words = insert_words(statement)
    facts = {
        "fields": [
            placed_field(field, words=words[field.field], offset=offsets.get(field.part, offset))
            for field in layout.fields
        ],
        "parts": [asdict(part) for part in layout.parts],
        "forms_lines": forms_lines,
    }
    return set_document("insert.typ", facts=facts, on=date.fromisoformat(statement["issued_on"]))


def placed_field(field: Field, *, words: str, offset: PrinterOffset) -> dict[str, Any]:
    """Give a field with its words, moved by a printer's offset, as the templates place it."""
    return asdict(field) | {"words": words, "x": field.x + offset.right, "y": field.y + offset.down}
