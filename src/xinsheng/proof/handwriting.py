"""A name written by hand on a screen: its strokes on a grid of whole numbers, and nothing else.

No picture is taken in, so no stranger's file is ever opened; neither pressure nor speed is kept, from which a hand
could be known again. The same strokes have the same bytes, and are drawn again as lines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist
from typing import Any

from xinsheng.proof.canonical import digest_of

HANDWRITING_FORMAT = "xinsheng.handwriting/1"
WIDTH, HEIGHT = 1000, 400  # of the grid, from the upper left corner
MOST_STROKES, MOST_POINTS = 200, 4000
LONGEST = 60_000  # characters of it as it is sent
LEAST_INK = 150  # of the grid, all lines together: less is a dot, or a slip of the finger
LEAST_SPREAD = 60  # of the grid, the longer side of what was written
_FORMAT, _WIDTH, _HEIGHT, _STROKES = "format", "width", "height", "strokes"
Point = tuple[int, int]


class UnableToReadHandwriting(Exception):
    """What was sent is no name written by hand.

    Codes: `handwriting_malformed`, `handwriting_too_large`, `handwriting_too_small` (a dot, a short line).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Handwriting:
    """The strokes in the order in which they were written, each a line through its points."""

    strokes: tuple[tuple[Point, ...], ...]

    def as_json(self) -> dict[str, object]:
        """The published form `xinsheng.handwriting/1`: each stroke a list of x, y, x, y, ..."""
        return {
            _FORMAT: HANDWRITING_FORMAT,
            _WIDTH: WIDTH,
            _HEIGHT: HEIGHT,
            _STROKES: [[number for point in stroke for number in point] for stroke in self.strokes],
        }

    @property
    def digest(self) -> bytes:
        """SHA-256 of its canonical bytes: what the signature carries."""
        return digest_of(self.as_json())

    @property
    def paths(self) -> tuple[str, ...]:
        """Each stroke as the data of an SVG path on the grid; a point alone is a line of no length."""
        return tuple(
            "M" + "L".join(f"{x} {y}" for x, y in (stroke if len(stroke) > 1 else stroke * 2))
            for stroke in self.strokes
        )

    def as_svg(self) -> str:
        """A picture of it, of nothing but lines."""
        lines = "".join(f'<path d="{path}"/>' for path in self.paths)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><g fill="none" stroke="#16223c" '
            f'stroke-width="9" stroke-linecap="round" stroke-linejoin="round">{lines}</g></svg>'
        )


def read_handwriting(strokes: object) -> Handwriting:
    """Read what a page sent (JSON values): a list of strokes. Raises UnableToReadHandwriting."""
    written = Handwriting(strokes=_strokes_in(strokes))
    if not _is_a_hand(written):
        raise UnableToReadHandwriting("handwriting_too_small")
    return written


def handwriting_from(kept: Mapping[str, Any]) -> Handwriting:
    """The same from its published form. Raises UnableToReadHandwriting."""
    written = Handwriting(strokes=_strokes_in(kept.get(_STROKES)))
    if written.as_json() != dict(kept):
        raise UnableToReadHandwriting("handwriting_malformed")
    return written


def _strokes_in(said: object) -> tuple[tuple[Point, ...], ...]:
    if not isinstance(said, list) or not all(isinstance(one, list) and one and len(one) % 2 == 0 for one in said):
        raise UnableToReadHandwriting("handwriting_malformed")
    if len(said) > MOST_STROKES or sum(map(len, said)) > 2 * MOST_POINTS:
        raise UnableToReadHandwriting("handwriting_too_large")
    return tuple(tuple(zip(_within(one[::2], WIDTH), _within(one[1::2], HEIGHT), strict=True)) for one in said)


def _within(numbers: Sequence[object], most: int) -> list[int]:
    found = [number for number in numbers if type(number) is int and 0 <= number <= most]
    if len(found) != len(numbers):
        raise UnableToReadHandwriting("handwriting_malformed")
    return found


def _is_a_hand(written: Handwriting) -> bool:
    points = [point for stroke in written.strokes for point in stroke]
    if not points:
        return False
    ink = sum(dist(first, second) for stroke in written.strokes for first, second in pairwise(stroke))
    spread = max(max(side) - min(side) for side in zip(*points, strict=True))
    return ink >= LEAST_INK and spread >= LEAST_SPREAD
