"""Where each printed field stands on the numbered A4 insert: a data file, one entry a field, in tenth-millimetres.

The official positions of the current edition are not published; the file says so, and a province replaces it
after measuring its inserts with the calibration page.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PAGE_WIDTH, PAGE_HEIGHT = 2100, 2970  # A4 portrait
_FILE = Path(__file__).with_name("insert_layout.json")


@dataclass(frozen=True, kw_only=True)
class Part:
    """One of the three parts of an insert: main page 正页, household page 副页, stub 存根."""

    part: str
    label: str
    top: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Field:
    """One box: upper left corner, size, and the largest size of type (points); lengths in tenth-millimetres."""

    part: str
    field: str
    label: str
    x: int
    y: int
    width: int
    height: int
    size: float


@dataclass(frozen=True, kw_only=True)
class InsertLayout:
    """The layout of one edition of the insert."""

    edition: str
    parts: tuple[Part, ...]
    fields: tuple[Field, ...]


@lru_cache(maxsize=4)
def load_layout(path: Path = _FILE) -> InsertLayout:
    """Read a layout file. Raises TypeError or KeyError for a file of another shape."""
    read = json.loads(path.read_text("utf-8"))
    return InsertLayout(
        edition=read["edition"],
        parts=tuple(Part(**part) for part in read["parts"]),
        fields=tuple(Field(**field) for field in read["fields"]),
    )
