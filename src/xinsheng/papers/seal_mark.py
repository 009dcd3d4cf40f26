"""The drawn appearance of an institution's round seal. The seal's force is its signature, not this picture.

Domain 3.4: the middle line names county or city, the lower arc the institution's licensed name. Characters are
drawn as outlines, so that the picture adds no text to the document's own and needs no transparency.
"""

import math
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from xinsheng.papers.fonts import fonts_folder, get_faces

VERMILION = "#c23b22"
_SIDE = 420.0  # tenth-millimetres: 42 mm, the usual size of an institution's special seal
_RING, _ARC = 200.0, 164.0
_MAIN_EM, _SMALL_EM = 44.0, 36.0
_WIDEST_UPPER, _WIDEST_LOWER = math.radians(160), math.radians(180)
_MIDDLE_ROOM = 230.0


@lru_cache(maxsize=128)
def seal_svg(institution: str, *, middle: str, purpose: str) -> str:
    """Draw a seal: `purpose` along the upper arc, `middle` across, `institution` along the lower arc.

    Raises UnableToFindFont. A character without a glyph is left out: the document, which says the same words
    in the picture's description, refuses it first.
    """
    marks = [*_upper_arc(purpose), *_straight(middle), *_lower_arc(institution)]
    glyphs = _draw(marks, faces=get_faces(fonts_folder()).files)
    half = _SIDE / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE:g} {_SIDE:g}">'
        f'<g transform="translate({half:g} {half:g})" fill="{VERMILION}">'
        f'<circle r="{_RING:g}" fill="none" stroke="{VERMILION}" stroke-width="11"/>{glyphs}</g></svg>'
    )


def _upper_arc(text: str) -> list[tuple[str, str]]:
    em, step = _arc_size(text, em=_MAIN_EM, widest=_WIDEST_UPPER)
    radius = _ARC - em * 0.32
    start = -step * (len(text) - 1) / 2
    return [(char, _turned(start + step * i, radius=radius, em=em)) for i, char in enumerate(text)]


def _lower_arc(text: str) -> list[tuple[str, str]]:
    em, step = _arc_size(text, em=_SMALL_EM, widest=_WIDEST_LOWER)
    radius = -(_ARC + em * 0.32)  # from below: the foot of each character points outwards
    start = step * (len(text) - 1) / 2
    return [(char, _turned(start - step * i, radius=radius, em=em)) for i, char in enumerate(text)]


def _arc_size(text: str, *, em: float, widest: float) -> tuple[float, float]:
    """Give the size of a character and the angle between two: as wished, or what the arc has room for."""
    step = em * 1.12 / _ARC
    if step * len(text) > widest:
        step = widest / len(text)
        em = step * _ARC / 1.04
    return em, step


def _turned(angle: float, *, radius: float, em: float) -> str:
    return f"rotate({math.degrees(angle):.3f}) translate(0 {-radius:.2f}) scale({em / 1000:.5f})"


def _straight(text: str) -> list[tuple[str, str]]:
    em = min(_SMALL_EM * 1.15, _MIDDLE_ROOM / max(len(text), 1))
    start = -em * (len(text) - 1) / 2
    return [
        (char, f"translate({start + em * i:.2f} {em * 0.36:.2f}) scale({em / 1000:.5f})")
        for i, char in enumerate(text)
    ]


def _draw(marks: list[tuple[str, str]], *, faces: tuple[Path, ...]) -> str:
    """Draw each character from the first face that has it; a face is opened only if the ones before lack some."""
    drawn: dict[int, str] = {}
    for path in faces:
        wanting = [at for at in range(len(marks)) if at not in drawn]
        if not wanting:
            break
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            drawn |= {
                at: _glyph(marks[at][0], placed=marks[at][1], font=font) for at in wanting if _has(font, marks[at])
            }
    return "".join(drawn[at] for at in sorted(drawn))


def _has(font: Any, mark: tuple[str, str]) -> bool:
    return ord(mark[0]) in font.getBestCmap()


def _glyph(char: str, *, placed: str, font: Any) -> str:
    """Draw one character at its place, centred on its own width; outlines grow upwards, pictures downwards."""
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[ord(char)]]
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}")
    glyph.draw(pen)
    unit = 1000 / font["head"].unitsPerEm
    return (
        f'<path transform="{placed} scale({unit:g} {-unit:g}) translate({-glyph.width / 2:g} 0)" '
        f'stroke="{VERMILION}" stroke-width="14" d="{pen.getCommands()}"/>'
    )
