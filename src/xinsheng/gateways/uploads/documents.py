"""PDFs taken apart and put together anew from their pages alone; runs inside the bounded child only.

A page keeps its boxes, turn, resources and drawing; annotations are drawn into it where they have an
appearance; everything the catalogue held (scripts, actions, forms, attachments, names) is left behind.
What may still hang inside resources is swept by name, and the result is read again before it is given.
"""

import io
from collections.abc import Iterator

import pypdfium2
from pikepdf import Array, Dictionary, ForeignObjectError, Object, PasswordError, Pdf, PdfError, Stream
from pikepdf.sanitize import Sanitizer

from xinsheng.gateways.uploads.images import png_of
from xinsheng.gateways.uploads.port import LONGEST_PREVIEW_SIDE, MOST_PAGES, UnableToAccept

_HEADER_WITHIN = 1024
_PAGE_KEEPS = {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit", "/Group"}
_ACTIVE_KEYS = {
    "/AA", "/AF", "/AcroForm", "/Annots", "/EF", "/EmbeddedFiles", "/JS", "/JavaScript", "/Launch", "/Metadata",
    "/OPI", "/OpenAction", "/PieceInfo", "/Ref", "/RichMedia", "/RichMediaContent", "/SubmitForm", "/Thumb",
    "/URI", "/XFA",
}  # fmt: skip
_STREAM_KEYS = {"/F", "/FFilter", "/FDecodeParms"}  # a stream whose bytes lie in another file
_ACTIONS = {
    "/GoToE", "/GoToR", "/ImportData", "/JavaScript", "/Launch", "/Movie", "/Rendition",
    "/RichMediaExecute", "/Sound", "/SubmitForm", "/URI",
}  # fmt: skip
_CLEANER = Sanitizer().remove_javascript().remove_external_access().remove_attachments().remove_multimedia()


def is_document(content: bytes) -> bool:
    """Say whether a PDF header stands where readers look for it (ISO 32000-1 7.5.2, Annex H)."""
    return b"%PDF-" in content[:_HEADER_WITHIN]


def rebuild(content: bytes) -> tuple[bytes, int, int, int]:
    """Give (PDF bytes, pages, width, height in points of the first page) with nothing active left.

    Raises `UnableToAccept`: `encrypted`, `too_many_pages`, `damaged`.
    """
    try:
        with Pdf.open(io.BytesIO(content)) as source:
            clean = _pages_alone(source)
            written = io.BytesIO()
            clean.save(written, preserve_pdfa=False, deterministic_id=True)
    except PasswordError as fault:
        raise UnableToAccept("encrypted") from fault
    except (PdfError, ForeignObjectError, ValueError, TypeError, KeyError, RuntimeError) as fault:
        raise UnableToAccept("damaged") from fault
    return _checked(written.getvalue())


def preview_of_page(content: bytes, *, page: int) -> bytes:
    """Render one page (from 1) as PNG; raises `UnableToAccept`: `no_such_page`, `damaged`."""
    try:
        with pypdfium2.PdfDocument(content) as document:
            if not 1 <= page <= len(document):
                raise UnableToAccept("no_such_page")
            sheet = document[page - 1]
            scale = LONGEST_PREVIEW_SIDE / max(*sheet.get_size(), 1)
            return png_of(sheet.render(scale=min(scale, 3.0), may_draw_forms=False).to_pil().convert("RGB"))
    except (pypdfium2.PdfiumError, ValueError) as fault:
        raise UnableToAccept("damaged") from fault


def _pages_alone(source: Pdf) -> Pdf:
    if source.is_encrypted:
        raise UnableToAccept("encrypted")
    if len(source.pages) > MOST_PAGES:
        raise UnableToAccept("too_many_pages")
    _CLEANER.apply(source)
    source.flatten_annotations("all")
    clean = Pdf.new()
    for page in source.pages:
        for key in set(page.obj.keys()) - _PAGE_KEEPS:
            del page.obj[key]
        clean.pages.append(page)
    for holder in _holders(clean):
        _sweep(holder)
    return clean


def _sweep(holder: Object) -> None:
    unwanted = _ACTIVE_KEYS | _STREAM_KEYS if isinstance(holder, Stream) else _ACTIVE_KEYS
    for key in unwanted & set(holder.keys()):
        del holder[key]
    if str(holder.get("/S", "")) in _ACTIONS or str(holder.get("/Subtype", "")) == "/PS":
        for key in set(holder.keys()) - {"/Length", "/Filter", "/DecodeParms"}:
            del holder[key]


def _checked(content: bytes) -> tuple[bytes, int, int, int]:
    """Read the result as a stranger would; anything active still there refuses the file."""
    with Pdf.open(io.BytesIO(content)) as clean:
        if set(clean.Root.keys()) - {"/Type", "/Pages", "/Version"} or not clean.pages:
            raise UnableToAccept("damaged")
        for holder in _holders(clean):
            if _ACTIVE_KEYS & set(holder.keys()) or str(holder.get("/S", "")) in _ACTIONS:
                raise UnableToAccept("damaged")
        left, bottom, right, top = (float(side) for side in clean.pages[0].mediabox)
        return content, len(clean.pages), round(abs(right - left)), round(abs(top - bottom))


def _holders(pdf: Pdf) -> Iterator[Object]:
    """Give every dictionary and stream of the file, the nested direct ones included."""
    for obj in pdf.objects:
        waiting: list[object] = [obj]
        while waiting:
            held = waiting.pop()
            if isinstance(held, Array):
                waiting.extend(_direct(child) for child in held)
            elif isinstance(held, Dictionary | Stream):
                yield held
                waiting.extend(_direct(held.get(key)) for key in held.keys())  # noqa: SIM118


def _direct(value: object) -> object:
    return None if isinstance(value, Object) and value.is_indirect else value
