"""Rare characters on a screen: many phones have no glyph for them, and show a name with an empty box in it.

What was made of the faces of documents (screen_faces.py) is served to the pages that show such a character: a style
sheet, and of its many small files the browser asks for those that hold what it must show. An address names a block
of 128 characters, never a character.
"""

import re
from functools import lru_cache
from pathlib import Path

from xinsheng.papers.fonts import fonts_folder

FAMILY = "Xinsheng Rare"  # the name that the look's style sheet gives as the last of its families
ADDRESS = "/glyphs/"  # under which all are served
SHEET = "sheet.css"
STANDARD = "standard.woff"  # those beyond the first plane that the main face has: most that a name may have today
BLOCK = 128  # characters of a file

# What a phone may lack: extension A, what was added to the unified block since 2005, compatibility ideographs, and
# the second and third planes.
_RARE_RUNS = ((0x3400, 0x4DBF), (0x9FA6, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))
_RARE_IN_UTF_8 = re.compile(
    rb"\xe3[\x90-\xbf]|\xe4[\x80-\xb6]|\xe9(?:\xbe[\xa6-\xbf]|\xbf)|\xef[\xa4-\xab]|\xf0[\xa0-\xbf]"
)


def is_rare(point: int) -> bool:
    """Whether a phone may lack the character."""
    return any(first <= point <= last for first, last in _RARE_RUNS)


def holds_rare(page: bytes) -> bool:
    """Whether a page in UTF-8 has a character that a phone may lack; told from its bytes, in microseconds."""
    return _RARE_IN_UTF_8.search(page) is not None


def address_of(made: Path, name: str = SHEET) -> str:
    """Give the address of the sheet, or of another file beside it."""
    return f"{ADDRESS}{made.name}/{name}"


def screens_folder_in(folder: Path) -> Path:
    """Give the place, in a folder of faces, of what was made of them."""
    return folder / "screens"


def find_screen_glyphs() -> Path | None:
    """Find the folder of what was made of the installed faces; its name says of what, and stands in every address.

    None before `xinsheng fonts install` has made it.
    """
    return find_screen_glyphs_in(fonts_folder())


@lru_cache(maxsize=4)
def find_screen_glyphs_in(folder: Path) -> Path | None:
    """Find the same in another folder of faces: of several the one made, or confirmed, last."""
    made = (sheet.parent for sheet in screens_folder_in(folder).glob(f"*/{SHEET}"))
    return max(made, key=lambda one: one.stat().st_mtime, default=None)
