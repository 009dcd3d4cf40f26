"""The bounded child that compares faces: `python -I -m xinsheng.gateways.resemblance.child`. Its answer is JSON."""

import io
import json
import os
import sys
from importlib import import_module
from itertools import accumulate, pairwise
from typing import Any

from PIL import Image

from xinsheng.gateways.bounded_child import Bounds, begin_in_child

_BOUNDS = Bounds(memory=768 * 1024**2, cpu_seconds=6, output=64 * 1024)
_MOST_PIXELS = 2 * 1000 * 1000  # of one picture: a portrait has 13 thousand, a camera's is made small by the page
_LONGEST_SIDE = 480  # pixels of what is looked at: a face at the window fills a quarter of it or more
_SMALL = 200  # a picture of fewer pixels a side, as a chip's portrait, is looked at twice as large


def main() -> None:
    """Look at the pictures on standard input; write what was seen on each."""
    task = begin_in_child(_BOUNDS)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # no further process, and no further thread, is allowed here
    ends = pairwise(accumulate(task["lengths"], initial=0))
    content = sys.stdin.buffer.read()
    json.dump(_seen([_picture(content[start:end]) for start, end in ends], *task["models"]), sys.stdout)


def _picture(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=["JPEG"]) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError("too large")
        picture = opened.convert("RGB")
    if max(picture.size) < _SMALL:
        return picture.resize((picture.width * 2, picture.height * 2))
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return picture


def _seen(pictures: list[Image.Image], landmarks: str, faces: str) -> list[dict[str, Any]]:
    dlib, numpy = (import_module(part) for part in ("dlib", "numpy"))  # after the bounds are taken on
    find, place = dlib.get_frontal_face_detector(), dlib.shape_predictor(landmarks)
    looked = []
    for picture in pictures:
        pixels = numpy.asarray(picture)
        found = find(pixels)
        looked.append((pixels, len(found), place(pixels, found[0]) if len(found) == 1 else None))
    if any(points is None for _pixels, _count, points in looked):  # nothing to compare: the costly part is not done
        return [{"faces": count} for _pixels, count, _points in looked]
    measure = dlib.face_recognition_model_v1(faces)
    measured = [numpy.array(measure.compute_face_descriptor(pixels, points)) for pixels, _count, points in looked]

    def distance(one: Any, other: Any) -> float:
        return round(float(numpy.linalg.norm(one - other)), 4)

    card, first = measured[0], measured[1]
    return [
        {
            "faces": 1,
            "aside": _aside(points),
            "from_card": distance(one, card),
            "from_first": distance(one, first),
        }
        for (_pixels, _count, points), one in zip(looked, measured, strict=True)
    ]


def _aside(points: Any) -> float:
    """How far the nose stands beside the middle of the eyes, in their width, to the picture's right."""
    across = [points.part(number).x for number in range(5)]  # the corners of either eye, and the nose
    left, right = min(across[:4]), max(across[:4])
    aside: float = round((across[4] - (left + right) / 2) / max(right - left, 1), 4)
    return aside


if __name__ == "__main__":
    main()
