"""Arrays of numpy turned into columns of a file, and columns changed in a few places."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from xinsheng.gateways.population.invention.numbering import Letters
from xinsheng.gateways.population.invention.people import NOBODY, Truth, Whole


def texts_of(letters: Letters) -> pa.Array:
    """Give fixed widths of ASCII as texts, without touching any of them."""
    count, width = letters.shape
    ends = np.arange(0, (count + 1) * width, width, dtype=np.int32)
    return pa.StringArray.from_buffers(count, pa.py_buffer(ends), pa.py_buffer(np.ascontiguousarray(letters)))


def places_of(relatives: Whole) -> pa.Array:
    """Give the places of relatives, nothing where there is nobody."""
    return pa.array(relatives, mask=relatives == NOBODY)


def without(values: pa.Array, where: Truth) -> pa.Array:
    """Give the values, nothing where it says so."""
    return pc.if_else(pa.array(where), pa.scalar(None, values.type), values)


def changed(names: pa.Array, which: Truth, *, made: Callable[[str], str]) -> pa.Array:
    """Change a few of the names, one by one."""
    mask = pa.array(which)
    new = [made(name) for name in names.filter(mask).to_pylist()]
    return pc.replace_with_mask(names, mask, pa.array(new, pa.string()))
