"""The ordinary Birth Service Certificate 普通生育服务证: the printed form, filled in by any township (E6).

Same number, same QR, same validity as the electronic one (E8), since both are made from one statement; beside it
stands only who filled it in. Either the words alone go onto the printed form, or form and words onto plain paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xinsheng.papers.insert_layout import load_layout
from xinsheng.papers.printed import printed_day
from xinsheng.papers.printed_couples import printed_couple
from xinsheng.papers.prints import NO_OFFSET, PrinterOffset, placed_field
from xinsheng.papers.qr import qr_svg
from xinsheng.papers.typesetting import set_document
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no

FORM_WIDTH, FORM_HEIGHT = 2100, 1480  # tenth-millimetres, A5 landscape
LAYOUT = Path(__file__).with_name("ordinary_layout.json")


@dataclass(frozen=True, kw_only=True)
class FormFilling:
    """Who filled the form in and when: the township's printed name, the officer's, the civil day."""

    office: str
    officer: str
    filled_on: date


def print_on_form(
    statement: Mapping[str, Any], *, qr_payload: str, filling: FormFilling, offset: PrinterOffset = NO_OFFSET
) -> bytes:
    """Make the page to be printed onto the Commission's form: words and QR at their places, no lines.

    `statement` is the service statement in its published JSON form. Raises UnableToPrint, UnableToEncode.
    """
    return _page(statement, qr_payload=qr_payload, filling=filling, offset=offset, forms_lines=False)


def print_with_form(statement: Mapping[str, Any], *, qr_payload: str, filling: FormFilling) -> bytes:
    """Make the same page with the form's own lines and labels, for plain paper. Raises as `print_on_form`."""
    return _page(statement, qr_payload=qr_payload, filling=filling, offset=NO_OFFSET, forms_lines=True)


def form_words(statement: Mapping[str, Any], *, filling: FormFilling) -> dict[str, str]:
    """Give the words of every field that the form can have, by field name; the QR's are empty."""
    return {
        **printed_couple(statement["content"]),
        "certificate_no": grouped_service_certificate_no(statement["certificate_no"]),
        "office": filling.office,
        "officer": filling.officer,
        "filled": printed_day(filling.filled_on),
        "qr": "",
    }


def _page(
    statement: Mapping[str, Any], *, qr_payload: str, filling: FormFilling, offset: PrinterOffset, forms_lines: bool
) -> bytes:
    words, layout = form_words(statement, filling=filling), load_layout(LAYOUT)
    facts = {
        "fields": [placed_field(field, words=words[field.field], offset=offset) for field in layout.fields],
        "certificate_no": statement["certificate_no"],
        "forms_lines": forms_lines,
        "qr_svg": qr_svg(qr_payload, quiet=False),
    }
    return set_document("ordinary_certificate.typ", facts=facts, on=filling.filled_on)
