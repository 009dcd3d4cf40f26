import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pypdfium2
import pytest
from tests.proof.documents import page_of

from xinsheng.proof.shown_pages import ShownPages

CALLS = (
    (pypdfium2.PdfDocument, "__init__"),
    (pypdfium2.PdfDocument, "get_page"),
    (pypdfium2.PdfDocument, "close"),
    (pypdfium2.PdfPage, "get_textpage"),
    (pypdfium2.PdfPage, "render"),
)


def test_no_two_threads_are_ever_in_pdfium_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two meet, the process dies without a word: two errands that looked at their files ended a worker."""
    inside, meetings = threading.Lock(), []

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def alone(*given: Any, **named: Any) -> Any:
            if not inside.acquire(blocking=False):
                meetings.append(call.__name__)
                inside.acquire()
            try:
                time.sleep(0.001)  # long enough for whoever is not held back
                return call(*given, **named)
            finally:
                inside.release()

        return alone

    for kind, name in CALLS:
        monkeypatch.setattr(kind, name, watched(getattr(kind, name)))

    pdf = page_of()

    def look(_turn: int) -> tuple[str, bytes]:
        with ShownPages(pdf) as pages:
            return pages.text(), bytes(pages.picture(scale=0.5))

    with ThreadPoolExecutor(4) as pool:
        seen = set(pool.map(look, range(20)))

    assert not meetings
    assert len(seen) == 1


def test_a_picture_is_rows_of_grey_dots_of_the_first_page() -> None:
    with ShownPages(page_of()) as pages:
        picture = pages.picture(scale=1)

    height, width = picture.shape
    assert (width, height) == (596, 842)  # A4 in points
    assert picture[0, 0] == 255
    assert 0 in set(picture.tobytes())
