"""The pages of a file as a reader's program shows them: their text, and a picture of the first, by PDFium.

PDFium may never be called by two threads at once, not even for two files: the whole process dies of it, without a
word. So every call is made under one lock, and nothing of PDFium's is left to the garbage collector, which would
free it in any thread.
"""

from threading import Lock
from types import TracebackType
from typing import Self

import pypdfium2

_one_at_a_time = Lock()


class ShownPages:
    """One file, opened once for everything that is looked at; to be used in a `with`."""

    def __init__(self, pdf: bytes) -> None:
        """Open the file; raises pypdfium2.PdfiumError for what PDFium cannot read."""
        with _one_at_a_time:
            self._document = pypdfium2.PdfDocument(pdf)
            self._pages = [self._document.get_page(place) for place in range(len(self._document))]

    def __enter__(self) -> Self:
        """Give the opened file."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        """Let go of it, its pages included."""
        with _one_at_a_time:
            self._document.close()

    def text(self) -> str:
        """All that a reader can extract, page after page."""
        with _one_at_a_time:
            return "".join(_text_of(page) for page in self._pages)

    def picture(self, *, scale: float) -> memoryview:
        """A picture of the first page, `scale` dots a point: rows of grey dots, 0 is black."""
        with _one_at_a_time:
            drawn = self._pages[0].render(scale=scale, grayscale=True)
            try:
                dots, shape = bytes(drawn.buffer), (drawn.height, drawn.stride)  # a row with what pads it
            finally:
                drawn.close()
        return memoryview(dots).cast("B", shape)


def _text_of(page: pypdfium2.PdfPage) -> str:
    words = page.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
