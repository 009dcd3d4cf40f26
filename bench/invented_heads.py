"""Heads of nobody, rendered: for trying the comparison of faces without anybody's face.

Each is a handful of rounded bodies melted into one another, seen along parallel rays. They are found and measured as
faces are; how well real people are told apart they do not say.
"""

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

Colour = tuple[int, int, int]
_NEAR, _STEPS, _FARTHEST, _WIDEST = 0.004, 40, 5.0, 1.3
_BACKWARDS = np.array([0, 0, -1], "f4")


@dataclass(frozen=True, kw_only=True)
class Head:
    """One head; widths and lengths as parts of a middling one's."""

    width: float = 1
    jaw: float = 1
    long: float = 1
    eyes: float = 1
    nose: float = 1
    mouth: float = 1
    brow: float = 0.035
    fringe: float = 0
    skin: Colour = (226, 180, 150)
    hair: Colour = (38, 28, 24)
    lip: Colour = (178, 96, 90)

    def drawn(
        self,
        *,
        turned: float = 0,
        size: tuple[int, int] = (480, 360),
        light: tuple[float, float, float] = (-0.3, 0.5, 1),
        wall: Colour = (205, 215, 225),
        zoom: float = 1.6,
    ) -> Image.Image:
        """The head, turned so many degrees towards its own left, before a wall."""
        return _drawn(self, turned, size, light, wall, zoom)

    def portrait(self) -> Image.Image:
        """The head as on a card's chip: 102 by 126 pixels, evenly lit."""
        wide = self.drawn(size=(302, 252), light=(0, 0.2, 1), zoom=1.45).resize((151, 126))
        return wide.crop((24, 0, 126, 126))


HERS = Head(
    fringe=0.2, jaw=0.75, eyes=1.1, mouth=0.75, nose=0.75, lip=(205, 60, 70), brow=0.018, skin=(245, 210, 190)
)
ANOTHERS = Head(
    width=1.15,
    jaw=1.35,
    long=1.05,
    eyes=0.9,
    nose=1.7,
    mouth=1.35,
    brow=0.06,
    fringe=-0.35,
    skin=(170, 122, 90),
    hair=(60, 60, 62),
    lip=(130, 80, 70),
)
MIDDLING = Head()


def jpeg(picture: Image.Image, *, quality: int = 85) -> bytes:
    """The picture as a camera, or a card reader, gives it."""
    held = io.BytesIO()
    picture.save(held, format="JPEG", quality=quality)
    return held.getvalue()


@cache
def _drawn(head: Head, turned: float, size: tuple[int, int], light: Any, wall: Colour, zoom: float) -> Image.Image:
    width, height = size
    y, x = np.mgrid[height / 2 : -height / 2 : -1, -width / 2 : width / 2]
    angle = np.radians(turned)
    turn = np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0], [-np.sin(angle), 0, np.cos(angle)]], "f4")
    from_where = np.stack([x, y - 0.03 * height, np.full(x.shape, height * 1.5 / zoom)], -1) / (height / 2) * zoom
    starts = from_where.reshape(-1, 3).astype("f4") @ turn
    places, hit = _followed(head, starts, _BACKWARDS @ turn)
    shown = np.full((len(starts), 3), wall, "f4")
    shown[hit] = _coloured(head, places[hit], np.array(light, "f4") / np.linalg.norm(light) @ turn)
    return Image.fromarray(np.clip(shown, 0, 255).astype("u1").reshape(height, width, 3)).filter(
        ImageFilter.GaussianBlur(0.7)
    )


def _followed(head: Head, starts: Any, way: Any) -> tuple[Any, Any]:
    """Where each ray meets the head, and which do."""
    places, hit = starts.copy(), np.zeros(len(starts), bool)
    beside = np.linalg.norm(starts - (starts @ way)[:, None] * way, axis=-1)  # of the head's middle
    going = np.flatnonzero(beside < _WIDEST)
    for _step in range(_STEPS):
        far = np.minimum.reduce(_parts(head, places[going]))
        places[going] += way * (far * 0.8)[:, None]
        there = far < _NEAR
        hit[going[there]] = True
        gone = np.linalg.norm(places[going] - starts[going], axis=-1) > _FARTHEST
        going = going[~there & ~gone]
    return places, hit


def _coloured(head: Head, places: Any, light: Any) -> Any:
    parts = np.stack(_parts(head, places))
    which, steps = np.argmin(parts, 0), np.eye(3, dtype="f4") * _NEAR
    slopes = [
        np.minimum.reduce(_parts(head, places + step)) - np.minimum.reduce(_parts(head, places - step))
        for step in steps
    ]
    across = np.stack(slopes, -1)
    across /= np.linalg.norm(across, axis=-1, keepdims=True) + 1e-9
    colours = np.array([head.skin, (235, 232, 228), head.hair], "f4")[which]
    _paint(head, colours, places, which)
    return colours * (np.clip(across @ light, 0, 1) * 0.75 + 0.3)[:, None]


def _paint(head: Head, colours: Any, places: Any, which: Any) -> None:
    x, y, z = places.T
    for side in (-1, 1):
        from_eye = np.hypot(x - side * 0.27 * head.eyes, y - 0.05)
        colours[(which == 1) & (from_eye < 0.075)] = (60, 38, 24)
        colours[(which == 1) & (from_eye < 0.035)] = (15, 12, 10)
        along = (x - side * 0.28 * head.eyes) / 0.2
        above = (y - 0.25 - 0.03 * (1 - along**2)) / head.brow
        colours[(which == 0) & (z > 0.3) & (abs(along) < 1) & (abs(above) < 1)] = head.hair
        nostril = np.hypot((x - side * 0.06 * head.nose) / 0.035, (y + 0.315) / 0.02)
        colours[(which == 0) & (nostril < 1) & (z > 0.6)] *= 0.45
    lips = (which == 0) & (z > 0.4) & ((x / (0.2 * head.mouth)) ** 2 + ((y + 0.52) / 0.065) ** 2 < 1)
    colours[lips] = head.lip
    colours[lips & (abs(y + 0.515) < 0.01)] = np.array(head.lip) * 0.4


def _parts(head: Head, places: Any) -> tuple[Any, Any, Any]:
    """How far each place is from the face, the eyes and the hair; negative within."""
    face = _melted(_body(places, (0, 0.12, -0.12), (0.72 * head.width, 0.92, 0.86)),
                   _body(places, (0, -0.42, 0.12), (0.5 * head.jaw, 0.62 * head.long, 0.56)), 0.25)  # fmt: skip
    for side in (-1, 1):
        eye = side * 0.27 * head.eyes
        face = _melted(face, _body(places, (eye, 0.2, 0.6), (0.24, 0.07, 0.12)), 0.1)
        face = _melted(face, _body(places, (side * 0.36, -0.22, 0.5), (0.2, 0.2, 0.18)), 0.15)
        face = -_melted(-face, _body(places, (eye, 0.07, 0.74), (0.17, 0.1, 0.16)), 0.08)
    for middle, wide, melts in (
        ((0, -0.06, 0.7), (0.09 * head.nose, 0.26, 0.13), 0.08),
        ((0, -0.24, 0.78), (0.13 * head.nose, 0.09, 0.14), 0.07),
        ((0, -0.52, 0.62), (0.23 * head.mouth, 0.09, 0.12), 0.06),
        ((0, -0.88, 0.46), (0.18, 0.14, 0.14), 0.12),
    ):
        face = _melted(face, _body(places, middle, wide), melts)
    eyes = np.minimum(*(_body(places, (side * 0.27 * head.eyes, 0.06, 0.56), (0.15, 0.15, 0.15)) for side in (-1, 1)))
    below = 0.5 - head.fringe - places[:, 1] + np.where(places[:, 2] < 0.25, -1.2 * (0.25 - places[:, 2]), 0)
    hair = np.maximum(_body(places, (0, 0.22, -0.2), (0.8 * head.width, 0.92, 0.92)), below * 0.6)
    return face, eyes, hair


def _body(places: Any, middle: tuple[float, ...], wide: tuple[float, ...]) -> Any:
    across = (places - np.array(middle, "f4")) / np.array(wide, "f4")
    return (np.sqrt(np.einsum("ij,ij->i", across, across)) - 1) * min(wide)


def _melted(one: Any, other: Any, by: float) -> Any:
    part = np.clip(0.5 + 0.5 * (other - one) / by, 0, 1)
    return other * (1 - part) + one * part - by * part * (1 - part)
