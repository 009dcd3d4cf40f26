"""Reading a statement from JSON, strictly: every field present, of its shape, and none that is not known."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime

_LONGEST_TEXT = 300
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # controls, reversed text, private use
_SHAPES = {
    "born_local": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII),
    "issued_on": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    "registered_on": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    "division_code": re.compile(r"\d{6}(\d{6})?", re.ASCII),
    "township_code": re.compile(r"\d{9}", re.ASCII),
    "credit_code": re.compile(r"[0-9A-Z]{18}", re.ASCII),
    "certificate_no": re.compile(r"[A-Z]\d{9}", re.ASCII),
    "legacy_certificate_no": re.compile(r"[A-Z]\d{9}|\d{7,10}", re.ASCII),  # or of the years before letters
    "service_certificate_no": re.compile(r"SF\d{17}[0-9A-Z]", re.ASCII),
    "licence_id": re.compile(r"[0-9A-Z]+(\.[0-9A-Z]+)+", re.ASCII),
    "reference": re.compile(r"[0-7][0-9a-hjkmnp-tv-z]{25}", re.ASCII),
}


class UnableToState(Exception):
    """A certificate cannot be stated.

    `field` is the dotted path of what is wrong. Codes: `missing`, `unknown_field`, `not_text`, `not_number`,
    `not_object`, `not_nfc`, `unprintable`, `blank_edge`, `too_long`, `wrong_shape`, `out_of_range`,
    `no_such_day`, `no_such_word`, `wrong_format`, `digest_differs`, `predecessor`.
    """

    def __init__(self, code: str, *, field: str) -> None:
        super().__init__(code, field)
        self.code = code
        self.field = field


class Fields:
    """The fields of one JSON object, each taken once; every method raises UnableToState."""

    def __init__(self, value: object, *, path: str) -> None:
        """Begin to read `value`, which stands at the dotted `path` ("" for the whole)."""
        if not isinstance(value, Mapping):
            raise UnableToState("not_object", field=path)
        self._left: dict[str, object] = {str(name): inner for name, inner in value.items()}
        self._path = path

    def take(self, name: str) -> object:
        """Give a field as it stands."""
        if name not in self._left:
            raise self._refusal("missing", name)
        return self._left.pop(name)

    def inner(self, name: str) -> "Fields":
        """Give the fields of an inner object."""
        return Fields(self.take(name), path=self._at(name))

    def find_inner(self, name: str) -> "Fields | None":
        """Give the fields of an inner object, or None for null."""
        value = self.take(name)
        return None if value is None else Fields(value, path=self._at(name))

    def text(self, name: str) -> str:
        """Give a printed text: NFC, nothing invisible, no blank edge, 1 to 300 characters."""
        value = self.take(name)
        if not isinstance(value, str):
            raise self._refusal("not_text", name)
        code = _find_text_fault(value)
        if code is not None:
            raise self._refusal(code, name)
        return value

    def shaped(self, name: str, *, shape: str | None = None) -> str:
        """Give a text of a fixed shape, by default the one that bears the field's name."""
        value = self.text(name)
        if not _SHAPES[shape or name].fullmatch(value):
            raise self._refusal("wrong_shape", name)
        return value

    def find_shaped(self, name: str, *, shape: str) -> str | None:
        """Give a text of a fixed shape, or None for null."""
        if self._left.get(name, "") is None:
            self.take(name)
            return None
        return self.shaped(name, shape=shape)

    def moment(self, name: str) -> datetime:
        """Give a civil day or moment that exists in the calendar."""
        value = self.shaped(name)
        try:
            return datetime.fromisoformat(value)
        except ValueError as refusal:
            raise self._refusal("no_such_day", name) from refusal

    def word(self, name: str, words: Iterable[str]) -> str:
        """Give one of a closed list of words."""
        value = self.text(name)
        if value not in set(words):
            raise self._refusal("no_such_word", name)
        return value

    def number(self, name: str, *, least: int, most: int) -> int:
        """Give a whole number within bounds."""
        value = self.take(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._refusal("not_number", name)
        if not least <= value <= most:
            raise self._refusal("out_of_range", name)
        return value

    def find_number(self, name: str, *, least: int, most: int) -> int | None:
        """Give a whole number within bounds, or None for null."""
        if self._left.get(name, 0) is None:
            self.take(name)
            return None
        return self.number(name, least=least, most=most)

    def require_format(self, expected: str) -> None:
        """Refuse another format than the expected one."""
        if self.take("format") != expected:
            raise self._refusal("wrong_format", "format")

    def require_no_more(self) -> None:
        """Refuse fields that nobody took."""
        for name in sorted(self._left):
            raise self._refusal("unknown_field", name)

    def _at(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def _refusal(self, code: str, name: str) -> UnableToState:
        return UnableToState(code, field=self._at(name))


def _find_text_fault(text: str) -> str | None:
    faults = {
        "missing": not text,
        "too_long": len(text) > _LONGEST_TEXT,
        "unprintable": any(unicodedata.category(character) in _UNPRINTABLE for character in text),
        "not_nfc": not unicodedata.is_normalized("NFC", text),
        "blank_edge": text != text.strip(),
    }
    return next((code for code, wrong in faults.items() if wrong), None)
