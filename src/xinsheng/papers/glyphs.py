"""Which characters can be printed: a glyph missing from every face is stopped at data entry, not on paper.

With the two standard faces every Han character of the unified block and of extensions A to F has a glyph, which
is the repertoire of GB 18030-2022 level 3; extensions G and later are refused until a face with them is added.
"""

import json
import os
import tempfile
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from xinsheng.papers.fonts import UnableToFindFont, fonts_folder, get_faces

_CACHE = "coverage.json"
_SPACES = frozenset({" ", "\u3000"})
# Characters nobody can see or that mean something else elsewhere: controls, formats (bidirectional overrides,
# zero-width joiners), surrogates, private use (domain 7: rare characters of old cards), unassigned, separators.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})

Coverage = tuple[int, ...]


def unprintable(text: str) -> tuple[str, ...]:
    """Give the characters of `text` that no face can show, each once, in order of appearance.

    Invisible characters (controls, private use, text direction) count as unprintable, spaces do not.
    Raises UnableToFindFont when the faces are not installed or one of them is no font.
    """
    coverage = _coverage_of(fonts_folder())
    return tuple(dict.fromkeys(char for char in text if not _is_printable(char, coverage)))


def _is_printable(char: str, coverage: Coverage) -> bool:
    if char in _SPACES:
        return True
    if unicodedata.category(char) in _INVISIBLE and not _is_han(char):
        return False
    # an odd insertion point lies inside a run: the list holds first, last + 1, first, last + 1, ...
    return bisect_right(coverage, ord(char)) % 2 == 1


def _is_han(char: str) -> bool:
    """Han blocks; the interpreter's Unicode may be older than the face, and call a newer Han unassigned."""
    return 0x3400 <= ord(char) <= 0x9FFF or 0x20000 <= ord(char) <= 0x3FFFD  # noqa: PLR2004


@lru_cache(maxsize=4)
def _coverage_of(folder: Path) -> Coverage:
    faces = get_faces(folder)
    stamp = [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in faces.files]
    cache = folder / _CACHE
    if cache.is_file():
        kept = json.loads(cache.read_text("utf-8"))
        if kept["faces"] == stamp:
            return tuple(kept["runs"])
    runs = _runs(point for path in faces.files for point in _points(path))
    if os.access(folder, os.W_OK):
        _write_whole(cache, json.dumps({"faces": stamp, "runs": runs}))
    return runs


def _points(path: Path) -> Iterable[int]:
    """Code points with a glyph in the face."""
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return tuple(font.getBestCmap())
    except TTLibError as error:
        raise UnableToFindFont("not_a_font", path=path) from error


def _runs(points: Iterable[int]) -> Coverage:
    """Compress code points into first, last + 1 of each run."""
    ordered = sorted(set(points))
    runs = [ordered[0]]
    for before, point in pairwise(ordered):
        if point != before + 1:
            runs += [before + 1, point]
    return (*runs, ordered[-1] + 1)


def _write_whole(path: Path, text: str) -> None:
    """Write beside and rename, so that another process never reads half a file."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)
    Path(file.name).chmod(0o644)  # installed by root, read by everyone
    Path(file.name).replace(path)
