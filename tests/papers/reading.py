"""Reading a PDF back with two libraries that had no part in making it."""

import re
from io import BytesIO

import pypdfium2
from PIL import Image
from pypdf import PdfReader

from xinsheng.papers.qr import QUIET_MODULES, Modules


def squeezed(text: str) -> str:
    """Text without any white space: a wrapped line is the same words."""
    return re.sub(r"[\s\ufffe\u00ad]+", "", text)


def text_by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def text_by_pypdf(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def picture(pdf: bytes, *, dpi: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=dpi / 72).to_pil()


def png(image: Image.Image) -> bytes:
    held = BytesIO()
    image.save(held, format="PNG")
    return held.getvalue()


def character_boxes(pdf: bytes) -> list[tuple[str, float, float, float, float]]:
    """Each visible character of page one with left, top, right, bottom in tenth-millimetres from the upper left."""
    tenth = 254 / 72
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        height, words = page.get_height(), page.get_textpage()
        boxes = []
        for at in range(words.count_chars()):
            char = words.get_text_range(at, 1)
            left, bottom, right, top = words.get_charbox(at)
            if char.strip() and right > left:
                boxes.append((char, left * tenth, (height - top) * tenth, right * tenth, (height - bottom) * tenth))
        return boxes


def picture_of(code: Modules, *, dots: int = 6) -> Image.Image:
    """A QR code as somebody's screen shows it, the light margin around."""
    side = code.side + 2 * QUIET_MODULES
    shown = Image.new("L", (side, side), 255)
    for top, row in enumerate(code.rows, start=QUIET_MODULES):
        for left, dark in enumerate(row, start=QUIET_MODULES):
            shown.putpixel((left, top), 0 if dark else 255)
    return shown.resize((side * dots, side * dots), Image.Resampling.NEAREST)
