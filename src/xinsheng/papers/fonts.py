"""The faces documents are set in: Noto Serif SC, HanaMinB for rare characters, and whatever an operator adds.

Both are under the SIL Open Font License. Noto Serif SC comes with a Python package; HanaMinB is fetched at
install by `xinsheng fonts install`. Another face (a licensed GB 18030 Song, say) is used, between the two, as
soon as its file lies in the fonts folder.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pylopdf_fonts_zh_cn
from django.conf import settings

RARE_FILE = "HanaMinB.ttf"
RARE_DIGEST = "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c"  # SHA-256, HanaMinB 2017-09-04
_PIECE = 1 << 20
_SUFFIXES = frozenset({".ttf", ".otf"})


class UnableToFindFont(Exception):
    """A face that documents need is not installed; `path` is the file.

    Codes: `missing`, `wrong_digest`, `not_a_font`.
    """

    def __init__(self, code: str, *, path: Path) -> None:
        super().__init__(code, path)
        self.code = code
        self.path = path


@dataclass(frozen=True)
class Faces:
    """The font files in use: the main face, faces an operator added, the face of rare characters."""

    main: Path
    added: tuple[Path, ...]
    rare: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """All files, in the order in which a glyph is looked for."""
        return (self.main, *self.added, self.rare)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders the files lie in."""
        return tuple(dict.fromkeys(path.parent for path in self.files))


def fonts_folder() -> Path:
    """Give the folder of installed faces: `fonts` in the folder of this machine's state (the setting STATE)."""
    return fonts_folder_in(settings.STATE)


def fonts_folder_in(state: Path) -> Path:
    """Give the same of another state folder, before any setting is read."""
    return state / "fonts"


def get_faces(folder: Path) -> Faces:
    """Give the faces with `folder` as the folder of installed ones. Raises UnableToFindFont (`missing`)."""
    main, rare = pylopdf_fonts_zh_cn.serif_path(), folder / RARE_FILE
    for path in (main, rare):
        if not path.is_file():
            raise UnableToFindFont("missing", path=path)
    added = (path for path in sorted(folder.iterdir()) if path.suffix.lower() in _SUFFIXES and path != rare)
    # typst follows no links, so it gets the folders the files truly lie in
    return Faces(main=main.resolve(), added=tuple(path.resolve() for path in added), rare=rare.resolve())


def check_rare_face(path: Path) -> None:
    """Check that the file is the very HanaMinB we name. Raises UnableToFindFont (`missing`, `wrong_digest`)."""
    if not path.is_file():
        raise UnableToFindFont("missing", path=path)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    if digest.hexdigest() != RARE_DIGEST:
        raise UnableToFindFont("wrong_digest", path=path)
