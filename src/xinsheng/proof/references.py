"""The random reference of a certificate: 128 bits, written as 26 letters of Crockford's base32, lower case."""

import secrets

REFERENCE_BYTES = 16
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 26


class UnableToReadReference(Exception):
    """A text is no reference. Code: `wrong_shape`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def new_reference() -> str:
    """Give a fresh reference; it says nothing of the certificate and cannot be guessed."""
    return reference_text(secrets.token_bytes(REFERENCE_BYTES))


def reference_text(value: bytes) -> str:
    """Write 16 bytes as 26 letters. Raises UnableToReadReference."""
    if len(value) != REFERENCE_BYTES:
        raise UnableToReadReference("wrong_shape")
    number = int.from_bytes(value)
    return "".join(_LETTERS[number >> (5 * place) & 31] for place in reversed(range(_LENGTH)))


def reference_bytes(text: str) -> bytes:
    """Read 26 letters as 16 bytes. Raises UnableToReadReference."""
    number = 0
    for letter in text:
        place = _LETTERS.find(letter)
        if place < 0:
            raise UnableToReadReference("wrong_shape")
        number = number * 32 + place
    if len(text) != _LENGTH or number >> (8 * REFERENCE_BYTES):
        raise UnableToReadReference("wrong_shape")
    return number.to_bytes(REFERENCE_BYTES)
