"""The faces of screens made from those of documents: the glyphs of rare characters, in small files a block each.

Only the two faces that are free to be passed on are cut (SIL Open Font License); one that an operator added may be
licensed for paper alone. What is cut carries its licence and a name of its own, as that licence asks.
Making all takes a quarter of a minute; `xinsheng fonts install` does it once.
"""

import gzip
import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont, newTable

from xinsheng.papers.fonts import Faces, get_faces
from xinsheng.papers.screen_glyphs import BLOCK, FAMILY, SHEET, STANDARD, is_rare, screens_folder_in

_MAKING = 1  # raised when the same faces are cut in another way: the files are kept for ever by their address
_PIECE = 1 << 20
_UNFINISHED = "screens-"  # how a folder of some is called while they are being made
_LICENCE = {
    "licenseDescription": "SIL Open Font License, Version 1.1",
    "licenseInfoURL": "https://openfontlicense.org",
}
_COPYRIGHT = 0  # a number of the name table


def make_screen_glyphs(folder: Path) -> Path:
    """Cut the faces installed in `folder` and give the folder of what was made; what is there already stands.

    Raises UnableToFindFont (`missing`).
    """
    faces = get_faces(folder)
    screens = screens_folder_in(folder)
    made = screens / _digest_of(faces)
    if not made.is_dir():
        screens.mkdir(exist_ok=True)
        _make_whole(faces, made, folder=folder)
    others = sorted((one for one in screens.iterdir() if one != made), key=lambda one: one.stat().st_mtime)
    if others:
        os.utime(made)  # the latest is the one that pages name (screen_glyphs.py)
    for older in (*others[:-1], *folder.glob(f"{_UNFINISHED}*")):  # what runs now may name the one before
        shutil.rmtree(older)
    return made


def _digest_of(faces: Faces) -> str:
    """Equal faces cut in the same way have equal addresses, whatever machine cut them."""
    digest = hashlib.sha256(f"{_MAKING} {BLOCK}".encode())
    for path in (faces.main, faces.rare):
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest()[:16]


def _make_whole(faces: Faces, made: Path, *, folder: Path) -> None:
    """Make outside the made ones and rename: nobody ever sees half of them."""
    beside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    rules = []
    for name, points, woff in _cuts(faces):
        (beside / name).write_bytes(woff)
        rules.append(_rule(name, points))
    sheet = ("\n".join(rules) + "\n").encode("ascii")
    (beside / SHEET).write_bytes(sheet)
    (beside / f"{SHEET}.gz").write_bytes(gzip.compress(sheet, mtime=0))  # sent in its place where it may be
    beside.chmod(0o755)  # made by root, read by everyone
    beside.replace(made)


def _cuts(faces: Faces) -> Iterator[tuple[str, Sequence[int], bytes]]:
    """Name, characters and bytes of each file; what is declared later is taken first where two have a character."""
    with TTFont(faces.rare, lazy=True) as rare, TTFont(faces.main, lazy=True) as main:
        ours = {point for point in main.getBestCmap() if is_rare(point)}
        yield from _blocks(rare, {point for point in rare.getBestCmap() if is_rare(point)} - ours)
        yield from _blocks(main, {point for point in ours if point < 0x10000})  # noqa: PLR2004  the first plane
        standard = sorted(point for point in ours if point >= 0x10000)  # noqa: PLR2004
        yield STANDARD, standard, cut(main, standard)


def _blocks(face: TTFont, points: set[int]) -> Iterator[tuple[str, Sequence[int], bytes]]:
    for block, group in groupby(sorted(points), key=lambda point: point // BLOCK):
        ours = tuple(group)
        yield f"{block * BLOCK:x}.woff", range(ours[0], ours[-1] + 1), cut(face, ours)


def _rule(name: str, points: Sequence[int]) -> str:
    ranges = f"U+{points[0]:X}-{points[-1]:X}" if isinstance(points, range) else ",".join(f"U+{p:X}" for p in points)
    return (
        f'@font-face{{font-family:"{FAMILY}";src:url({name})format("woff");unicode-range:{ranges};font-display:swap}}'
    )


def cut(face: TTFont, points: Sequence[int]) -> bytes:
    """Make the web font (WOFF) of these characters of a face, whose outlines stay as they are."""
    map_of = face.getBestCmap()
    names = [".notdef", *dict.fromkeys(map_of[point] for point in points)]
    is_cubic = "CFF " in face
    builder = FontBuilder(face["head"].unitsPerEm, isTTF=not is_cubic)
    builder.font.recalcTimestamp = False  # equal faces give equal bytes
    builder.font["head"].created = builder.font["head"].modified = face["head"].created
    builder.font.recalcBBoxes = is_cubic
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({point: map_of[point] for point in points})
    if is_cubic:
        builder.setupCFF(FAMILY.replace(" ", ""), {}, _cubic(face, names), {})
    else:
        _take_quadratic(builder, face, names)
    builder.setupHorizontalMetrics({name: face["hmtx"][name] for name in names})
    builder.setupHorizontalHeader(ascent=face["hhea"].ascent, descent=face["hhea"].descent)
    builder.setupNameTable(
        {"familyName": FAMILY, "copyright": face["name"].getDebugName(_COPYRIGHT) or "", **_LICENCE}
    )
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    return _packed(builder.font)


def _take_quadratic(builder: FontBuilder, face: TTFont, names: Sequence[str]) -> None:
    """Take each outline as it lies in the file, without its hints: they call programs that are not taken along."""
    held = face["glyf"].glyphs  # as they lie: asked for one by one they would be taken apart
    glyphs = {name: held[name] for name in names}
    for glyph in glyphs.values():
        glyph.trim(remove_hinting=True)
    builder.font["loca"], builder.font["glyf"] = newTable("loca"), newTable("glyf")
    builder.font["glyf"].glyphs, builder.font["glyf"].glyphOrder = glyphs, names
    largest = {name: value for name, value in vars(face["maxp"]).items() if name.startswith("maxPoints")}
    vars(builder.font["maxp"]).update(numGlyphs=len(names), maxContours=face["maxp"].maxContours, **largest)
    for edge in ("xMin", "yMin", "xMax", "yMax"):
        setattr(builder.font["head"], edge, getattr(face["head"], edge))


def _cubic(face: TTFont, names: Sequence[str]) -> dict[str, Any]:
    """Draw each outline anew: its own calls subroutines that are not taken along."""
    drawn, glyphs = {}, face.getGlyphSet()
    for name in names:
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        drawn[name] = pen.getCharString()
    return drawn


def _packed(font: TTFont) -> bytes:
    font.flavor = "woff"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()
