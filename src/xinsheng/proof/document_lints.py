"""Lints of the rendered, still unsigned e-licence file: what a reader and a machine will find in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pikepdf
import zxingcpp

from xinsheng.proof.seal_check import ATTACHMENT, statement_attached_to
from xinsheng.proof.shown_pages import ShownPages
from xinsheng.proof.statements import CertificateStatement, statement_bytes

_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_DOTS_PER_POINT = (150 / 72, 200 / 72, 300 / 72, 400 / 72)  # pictures of the page, finer where the first is not read
_ACTIVE = ("/OpenAction", "/AA", "/JavaScript", "/XFA")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True)
class Shown:
    """What the file of any certificate must show and hold: its attachment's bytes, its texts, its days."""

    attachment: bytes
    texts: tuple[str, ...]
    days: tuple[date, ...]


@dataclass(frozen=True)
class Rendered:
    """One file with what it must show."""

    document: pikepdf.Pdf
    pages: ShownPages
    text: str  # all that a reader can extract, without white space
    shown: Shown
    qr_payload: str


Lint = Callable[[Rendered], bool]


def lint_document(pdf: bytes, *, statement: CertificateStatement, qr_payload: str) -> tuple[str, ...]:
    """Give the codes of all rules that the file of a birth certificate breaks.

    Bytes that are no PDF give `readable` alone. Raises UnableToState for a statement that is not of its form.
    """
    shown = Shown(
        attachment=statement_bytes(statement),
        texts=tuple(_expected_texts(statement)),
        days=(statement.content.child.born_local, statement.issued_on),
    )
    return lint_file(pdf, shown=shown, qr_payload=qr_payload)


def lint_file(pdf: bytes, *, shown: Shown, qr_payload: str) -> tuple[str, ...]:
    """Give the codes of all rules that the file of any certificate breaks; no PDF gives `readable` alone."""
    try:
        document = pikepdf.open(BytesIO(pdf))
    except pikepdf.PdfError:
        return ("readable",)
    with document, ShownPages(pdf) as pages:
        text = _squeezed(pages.text())
        rendered = Rendered(document=document, pages=pages, text=text, shown=shown, qr_payload=qr_payload)
        return tuple(code for code, holds in DOCUMENT_LINTS.items() if not holds(rendered))


def _one_page(rendered: Rendered) -> bool:
    return len(rendered.document.pages) == 1


def _tagged(rendered: Rendered) -> bool:
    root = rendered.document.Root
    return "/StructTreeRoot" in root and "/MarkInfo" in root and bool(root.MarkInfo.get("/Marked", False))


def _language(rendered: Rendered) -> bool:
    return str(rendered.document.Root.get("/Lang", "")).startswith("zh")


def _archival(rendered: Rendered) -> bool:
    return b"pdfaid:part>3<" in _metadata(rendered)


def _accessible(rendered: Rendered) -> bool:
    return b"pdfuaid:part>1<" in _metadata(rendered)


def _fonts_embedded(rendered: Rendered) -> bool:
    descriptors = list(_dictionaries(rendered, kind="/FontDescriptor"))
    return bool(descriptors) and all(any(name in each for name in _FONT_FILES) for each in descriptors)


def _nothing_active(rendered: Rendered) -> bool:
    return not any(name in each for each in _dictionaries(rendered) for name in _ACTIVE)


def _unsigned(rendered: Rendered) -> bool:
    return "/AcroForm" not in rendered.document.Root


def _one_attachment(rendered: Rendered) -> bool:
    return [each.filename for each in rendered.document.attachments.values()] == [ATTACHMENT]


def _attachment_equals(rendered: Rendered) -> bool:
    return statement_attached_to(rendered.document) == rendered.shown.attachment


def _texts_shown(rendered: Rendered) -> bool:
    return all(_squeezed(text) in rendered.text for text in rendered.shown.texts)


def _days_shown(rendered: Rendered) -> bool:
    days = rendered.shown.days
    return all(re.search(f"{day.year}年0?{day.month}月0?{day.day}日", rendered.text) is not None for day in days)


def _qr_readable(rendered: Rendered) -> bool:
    """A reader finds the code, and no other, in a picture of the page; it may come as near as a person would."""
    return any(_codes_in(rendered.pages, scale=scale) == [rendered.qr_payload] for scale in _DOTS_PER_POINT)


def _codes_in(pages: ShownPages, *, scale: float) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(pages.picture(scale=scale), formats=_QR_ONLY)]


def _metadata(rendered: Rendered) -> bytes:
    root = rendered.document.Root
    return bytes(root.Metadata.read_bytes()) if "/Metadata" in root else b""


def _dictionaries(rendered: Rendered, kind: str | None = None) -> Iterator[pikepdf.Object]:
    for each in rendered.document.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and kind in (None, str(each.get("/Type"))):
            yield each


def _expected_texts(statement: CertificateStatement) -> Iterator[str]:
    content, child = statement.content, statement.content.child
    yield child.name
    yield from (str(figure) for figure in (child.gestation_weeks, child.weight_g) if figure is not None)
    if child.length_mm is not None:
        yield f"{child.length_mm / 10:g}"
    yield from (content.birth_place.institution, content.birth_place.county)
    for parent in (content.mother, content.father):
        yield from () if parent is None else vars(parent).values()
    yield from (statement.certificate_no, statement.issuer.name, statement.licence_id)


def _squeezed(text: str) -> str:
    return "".join(text.split())


DOCUMENT_LINTS: Mapping[str, Lint] = {
    "one_page": _one_page,
    "tagged": _tagged,
    "language": _language,
    "archival": _archival,
    "accessible": _accessible,
    "fonts_embedded": _fonts_embedded,
    "nothing_active": _nothing_active,
    "unsigned": _unsigned,
    "one_attachment": _one_attachment,
    "attachment_equals": _attachment_equals,
    "texts_shown": _texts_shown,
    "days_shown": _days_shown,
    "qr_readable": _qr_readable,
}
