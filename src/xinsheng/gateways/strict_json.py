"""Reading what another authority's service says: JSON in one form and no other. Whatever else raises ValueError."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from unicodedata import is_normalized

_LONGEST_TEXT = 300
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def read_json(body: bytes) -> Any:
    """Read JSON in which a name stands once in an object; RecursionError where it is too deep."""
    return json.loads(body, object_pairs_hook=_each_name_once, parse_constant=_refuse)


def exactly(value: object, fields: Mapping[str, type], *, longest: int = _LONGEST_TEXT) -> dict[str, Any]:
    """Take an object that has these fields, of these types, and no other; its texts are whole and in form C.

    `longest`: characters of a text.
    """
    if not isinstance(value, dict) or value.keys() != fields.keys():
        raise ValueError("fields")
    if any(type(value[name]) is not kind for name, kind in fields.items()):
        raise ValueError("types")
    texts = [text for text in value.values() if isinstance(text, str)]
    if any(len(text) > longest or _CONTROLS.search(text) or not is_normalized("NFC", text) for text in texts):
        raise ValueError("text")
    return value


def day_in(text: str) -> date:
    """A civil day, YYYY-MM-DD."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError("day")
    return day


def moment_in(text: str) -> datetime:
    """A moment with its offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("moment")
    return moment


def _refuse(constant: str) -> None:
    """Refuse NaN and the infinities: they are no JSON, whatever a reader makes of them."""
    raise ValueError(constant)


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _value in pairs}) < len(pairs):
        raise ValueError("names")
    return dict(pairs)
