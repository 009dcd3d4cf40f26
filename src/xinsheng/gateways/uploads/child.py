"""The bounded child that alone decodes what strangers send: `python -I -m xinsheng.gateways.uploads.child`.

It reads the file from standard input and one task from its argument. It writes `ready`, then one line of
JSON, then bytes. Whatever a parser does here ends with this process (threat T15).
"""

import json
import resource
import sys
from collections.abc import Mapping

from xinsheng.gateways.uploads.documents import is_document, preview_of_page, rebuild
from xinsheng.gateways.uploads.images import is_image, preview_of_image, redraw
from xinsheng.gateways.uploads.port import JPEG, LARGEST_UPLOAD, PDF, UnableToAccept

READY = b"ready\n"
_MEMORY = 300 * 1024 * 1024  # address space; the libraries take part of it
_CPU_SECONDS = 3
_OUTPUT = 4 * LARGEST_UPLOAD


def main() -> None:
    """Do the one task named in the argument and answer on standard output."""
    task = json.loads(sys.argv[1])
    answer = sys.stdout.buffer
    answer.write(READY)
    answer.flush()
    _bound()
    try:
        facts, content = _done(task, content=sys.stdin.buffer.read(LARGEST_UPLOAD + 1))
    except UnableToAccept as refusal:
        facts, content = {"refused": refusal.code}, b""
    except MemoryError:
        facts, content = {"refused": "too_many_pixels"}, b""
    answer.write(json.dumps(facts).encode() + b"\n" + content)


def _bound() -> None:
    for limit, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, _OUTPUT),
        (resource.RLIMIT_NOFILE, 16),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


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
