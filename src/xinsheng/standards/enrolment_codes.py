"""Enrolment codes (登记码): ten characters of Crockford's base32, fifty random bits, on a slip of paper.

Two of them, from two people, let one person enrol a passkey. Shown as XXXXX-XXXXX; typed as query codes are.
"""

from collections.abc import Callable

from xinsheng.standards.query_codes import ALPHABET

LENGTH = 10
RANDOM_BITS = 50
_BITS = 5


def new_enrolment_code(random: Callable[[int], int]) -> str:
    """Give a fresh code; `random(bits)` gives that many random bits, as secrets.randbits. ValueError when more."""
    drawn = random(RANDOM_BITS)
    if drawn >> RANDOM_BITS:
        raise ValueError(RANDOM_BITS)
    return "".join(ALPHABET[drawn >> place & 31] for place in range(RANDOM_BITS - _BITS, -1, -_BITS))


def grouped_enrolment_code(code: str) -> str:
    """Part a code as it is shown: XXXXX-XXXXX."""
    return f"{code[:5]}-{code[5:]}"
