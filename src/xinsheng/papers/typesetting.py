"""Setting a document: one typst compiler a thread, our own faces only, archival PDF, equal bytes for equal facts.

Every PDF is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). Facts reach the template as one JSON value and
are placed as strings: a name is never markup (threat T17). The compiler may read the templates and nothing else.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import typst

from xinsheng.papers.fonts import Faces, UnableToFindFont, fonts_folder, get_faces
from xinsheng.papers.glyphs import unprintable

_TEMPLATES = Path(__file__).parent
_NO_ROOM = "no-room:"
_mine = threading.local()


class UnableToPrint(Exception):
    """A document cannot be made.

    Codes: `missing_glyph` (`characters` names them), `does_not_fit` (`characters` is the text that finds no room),
    `not_set` (the typesetter refused; `detail` is its own message).
    """

    def __init__(self, code: str, *, characters: tuple[str, ...] = (), detail: str = "") -> None:
        super().__init__(code, characters, detail)
        self.code = code
        self.characters = characters
        self.detail = detail


def set_document(template: str, *, facts: Mapping[str, object], on: date) -> bytes:
    """Set the template (a file name of this room) with the facts; `on` is the date kept inside the PDF.

    Keys that end in `_svg` hold pictures and `attachment` a file; every other text must have its glyphs.
    Raises UnableToPrint, UnableToFindFont.
    """
    missing = unprintable("".join(_texts(facts)))
    if missing:
        raise UnableToPrint("missing_glyph", characters=missing)
    compiler, families = _my_compiler()
    handed_over = {**facts, "families": families, "set_on": [on.year, on.month, on.day]}
    try:
        pdf = compiler.compile(
            input=str(_TEMPLATES / template),
            format="pdf",
            sys_inputs={"facts": json.dumps(handed_over, ensure_ascii=False)},
            pdf_standards=["a-3a", "ua-1"],
            timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise _objection(str(error.message)) from error
    assert isinstance(pdf, bytes)  # noqa: S101  one output, in memory, is bytes
    return pdf


def get_ready() -> None:
    """Read the faces and what they can show, which the first document would wait for; raises UnableToFindFont."""
    _my_compiler()
    unprintable("贵")


def _objection(message: str) -> UnableToPrint:
    if _NO_ROOM in message:
        return UnableToPrint("does_not_fit", characters=(message.split(_NO_ROOM, 1)[1].strip(' "'),))
    return UnableToPrint("not_set", detail=message)


def _texts(value: object) -> Iterator[str]:
    """Every text a reader will see."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if not (name.endswith("_svg") or name == "attachment"):
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _my_compiler() -> tuple[typst.Compiler, list[str]]:
    """Give this thread's compiler (typst's is not thread-safe) and the families in order of preference."""
    folder = fonts_folder()
    if getattr(_mine, "folder", None) != folder:
        faces = get_faces(folder)
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(path) for path in faces.folders],
        )
        _mine.families = _families(fonts, faces=faces)
        _mine.compiler = typst.Compiler(root=str(_TEMPLATES), font_paths=fonts, ignore_system_fonts=True)
        _mine.folder = folder
    return _mine.compiler, _mine.families


def _families(fonts: typst.Fonts, *, faces: Faces) -> list[str]:
    """Family names of exactly our files, in their order; typst loads whole folders. Raises UnableToFindFont."""
    by_path = {Path(info.path): info.family for info in fonts.fonts() if info.path}
    for path in faces.files:
        if path not in by_path:
            raise UnableToFindFont("not_a_font", path=path)
    return [by_path[path] for path in faces.files]
