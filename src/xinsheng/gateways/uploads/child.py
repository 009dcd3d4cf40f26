"""The bounded child that alone decodes what strangers send: `python -I -m xinsheng.gateways.uploads.child`.

Its answer is one line of JSON, then bytes.
"""

import json
import sys
from collections.abc import Mapping

from xinsheng.gateways.bounded_child import Bounds, begin_in_child
from xinsheng.gateways.uploads.documents import is_document, preview_of_page, rebuild
from xinsheng.gateways.uploads.images import is_image, preview_of_image, redraw
from xinsheng.gateways.uploads.port import JPEG, LARGEST_UPLOAD, PDF, UnableToAccept

_MEMORY = 300 * 1024 * 1024  # the libraries take part of it
_BOUNDS = Bounds(memory=_MEMORY, cpu_seconds=3, output=4 * LARGEST_UPLOAD)


def main() -> None:
    """Do the one task named in the argument and answer on standard output."""
    task = begin_in_child(_BOUNDS)
    try:
        facts, content = _done(task, content=sys.stdin.buffer.read(LARGEST_UPLOAD + 1))
    except UnableToAccept as refusal:
        facts, content = {"refused": refusal.code}, b""
    except MemoryError:
        facts, content = {"refused": "too_many_pixels"}, b""
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + content)


def _done(task: Mapping[str, object], *, content: bytes) -> tuple[dict[str, object], bytes]:
    page = task.get("page")
    if isinstance(page, int):
        is_pdf = task.get("media_type") == PDF
        return {}, preview_of_page(content, page=page) if is_pdf else _only_page(content, page=page)
    if is_image(content):
        drawn, width, height = redraw(content)
        return {"media_type": JPEG, "pages": 1, "width": width, "height": height}, drawn
    if is_document(content):
        built, pages, width, height = rebuild(content)
        return {"media_type": PDF, "pages": pages, "width": width, "height": height}, built
    raise UnableToAccept("not_an_image_or_pdf")


def _only_page(content: bytes, *, page: int) -> bytes:
    if page != 1:
        raise UnableToAccept("no_such_page")
    return preview_of_image(content)


if __name__ == "__main__":
    main()
