"""Query codes (查询码) of a registration: a secret a person can read aloud, and a machine notices misread.

Thirteen characters of Crockford's base32 carry 65 random bits; the fourteenth checks them. The check is no
published standard, since none fits: ISO 7064 has no pure or hybrid system of 32 characters (33 is no prime), and
Crockford's own check by 37 needs signs beyond the alphabet. Characters are read as elements of the field of 32
(modulo x⁵ + x³ + 1), the code as a polynomial over it that must vanish at x: whichever single character is wrong,
and whichever two characters changed places, adjacent or not, it no longer does.

Shown as XXXXX-XXXXX-XXXX. Whether such a code was ever given out is another question, asked of the books.
"""

import unicodedata
from collections.abc import Callable
from functools import reduce

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
RANDOM_BITS = 65
LENGTH = 14
_BITS = 5
_GROUPS = (slice(0, 5), slice(5, 10), slice(10, 14))
_LIKE = str.maketrans("OIL", "011")
_NO_PART_OF_IT = frozenset({"Zs", "Cc", "Cf", "Pd", "Zl", "Zp"})  # spaces, line ends, invisible marks, dashes
_HIGH, _REDUCED = 0b100000, 0b101001  # x⁵, and x⁵ + x³ + 1


def new_query_code(random: Callable[[int], int]) -> str:
    """Give a fresh code of 14 characters; `random(bits)` gives that many random bits, as secrets.randbits does.

    Raises ValueError when it gives more.
    """
    drawn = random(RANDOM_BITS)
    if drawn >> RANDOM_BITS:
        raise ValueError(RANDOM_BITS)
    places = range(RANDOM_BITS - _BITS, -1, -_BITS)
    body = "".join(ALPHABET[drawn >> place & 31] for place in places)
    return body + ALPHABET[_times_x(_remainder(body))]


def normalise_query_code(text: str) -> str:
    """Take away what thumbs and ears add: spaces, dashes, lower case, full width; O is 0, I and L are 1."""
    half = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in half if unicodedata.category(char) not in _NO_PART_OF_IT).translate(_LIKE)


def query_code_fault(text: str) -> str | None:
    """Say what keeps a normalised text from being a code: `empty`, `wrong_shape`, `wrong_check`, or None."""
    if not text:
        return "empty"
    if len(text) != LENGTH or not set(text) <= set(ALPHABET):
        return "wrong_shape"
    return "wrong_check" if _remainder(text) else None


def grouped_query_code(code: str) -> str:
    """Part a normalised code as it is shown and read aloud: XXXXX-XXXXX-XXXX."""
    return "-".join(code[group] for group in _GROUPS)


def _remainder(text: str) -> int:
    """Read the characters as a polynomial, the first the highest, and give its value at x."""
    return reduce(lambda value, char: _times_x(value) ^ ALPHABET.index(char), text, 0)


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _REDUCED if doubled & _HIGH else doubled
