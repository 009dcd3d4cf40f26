"""The bounded child that reads print: `python -I -m xinsheng.gateways.paper_reading.child`. Its answer is JSON."""

import io
import json
import sys
from importlib import import_module
from typing import Any

from PIL import Image

from xinsheng.gateways.bounded_child import Bounds, begin_in_child

_BOUNDS = Bounds(memory=3 * 1024**3, cpu_seconds=8, output=1024 * 1024)
_LONGEST_SIDE = 1280  # pixels of what is read: letters of a card that fills half the picture stay 20 pixels high
_TURNS = (0, 90, 270)  # a sheet photographed from its side; upside down the reader of lines itself finds out
_OVER = ">>"  # the zone of a passport, whose rows of < look to the reader as if they stood on their head
_FEW = 3  # pieces of print on a paper that is looked at the right way


def main() -> None:
    """Read the picture on standard input; write its pieces of print."""
    begin_in_child(_BOUNDS)
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read())))


def _read(content: bytes) -> list[list[Any]]:
    numpy, rapidocr = (import_module(part) for part in ("numpy", "rapidocr"))  # after the bounds are taken on
    one_thread = {f"EngineConfig.onnxruntime.{name}_op_num_threads": 1 for name in ("intra", "inter")}
    reader = rapidocr.RapidOCR(params={**one_thread, "Global.log_level": "critical"})
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    lines: list[list[Any]] = []
    for turn in _TURNS:
        pixels = numpy.asarray(picture.rotate(turn, expand=True))[:, :, ::-1]
        found = reader(pixels)
        if any(_OVER in text for text in found.txts or ()):
            found = reader(pixels, use_cls=False)
        lines = [_line(box, text) for box, text in zip(found.boxes, found.txts, strict=True)] if found.txts else []
        if sum(1 for _text, left, top, right, bottom in lines if right - left > bottom - top) >= _FEW:
            break
    return lines


def _line(box: Any, text: str) -> list[Any]:
    return [text, *(int(one) for one in (*box.min(axis=0), *box.max(axis=0)))]


if __name__ == "__main__":
    main()
