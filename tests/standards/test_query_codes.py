"""The proof of the check: linear over its field, so every difference of two codes is tried once and for all."""

import itertools
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.standards.query_codes import (
    ALPHABET,
    LENGTH,
    RANDOM_BITS,
    grouped_query_code,
    new_query_code,
    normalise_query_code,
    query_code_fault,
)

codes = st.integers(0, 2**RANDOM_BITS - 1).map(lambda drawn: new_query_code(lambda _: drawn))
PLACES = range(LENGTH)
PAIRS = list(itertools.combinations(PLACES, 2))


def added(code: str, other: str) -> str:
    """Add two codes in the field: character by character, bit by bit."""
    return "".join(ALPHABET[ALPHABET.index(a) ^ ALPHABET.index(b)] for a, b in zip(code, other, strict=True))


def with_difference(at: dict[int, int]) -> str:
    """The code of zeros, changed at these places by these values."""
    return "".join(ALPHABET[at.get(place, 0)] for place in PLACES)


@given(codes, codes)
def test_the_sum_of_two_codes_is_a_code(code: str, other: str) -> None:
    """So what no code of zeros can hide, no code can hide."""
    assert query_code_fault(added(code, other)) is None


def test_every_single_wrong_character_is_noticed() -> None:
    for place, value in itertools.product(PLACES, range(1, 32)):
        assert query_code_fault(with_difference({place: value})) == "wrong_check"


def test_every_two_characters_that_changed_places_are_noticed() -> None:
    """To swap a and b is to add a + b at both places."""
    for (one, other), value in itertools.product(PAIRS, range(1, 32)):
        assert query_code_fault(with_difference({one: value, other: value})) == "wrong_check"


@given(codes, st.sampled_from(PLACES), st.sampled_from(ALPHABET))
def test_a_real_code_with_one_wrong_character_is_noticed(code: str, place: int, char: str) -> None:
    changed = code[:place] + char + code[place + 1 :]
    assert (query_code_fault(changed) is None) == (changed == code)


@given(codes, st.integers(0, LENGTH - 2))
def test_a_real_code_with_two_neighbours_swapped_is_noticed(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (query_code_fault(swapped) is None) == (swapped == code)


def test_a_code_carries_65_bits_and_none_is_lost() -> None:
    asked: list[int] = []

    def all_ones(bits: int) -> int:
        asked.append(bits)
        return 2**bits - 1

    assert new_query_code(all_ones)[:-1] == "Z" * 13
    assert asked == [65]
    assert new_query_code(lambda _: 0) == "0" * 14
    assert new_query_code(lambda _: 0b10000_00001)[:-1] == "0" * 11 + "G1"
    with pytest.raises(ValueError, match="65"):
        new_query_code(lambda bits: 2**bits)


def test_fresh_codes_are_whole_and_differ() -> None:
    fresh = {new_query_code(secrets.randbits) for _ in range(1000)}
    assert len(fresh) == 1000
    assert all(query_code_fault(code) is None for code in fresh)


@given(codes)
def test_a_code_is_recognised_however_it_is_read_aloud_and_typed(code: str) -> None:
    shown = grouped_query_code(code)
    assert [len(group) for group in shown.split("-")] == [5, 5, 4]
    misheard = code.replace("0", "o").replace("1", "l").lower()
    wide = "".join(chr(ord(char) + 0xFEE0) for char in shown)
    for typed in (
        shown,
        f" {shown.lower()}\n",
        misheard,
        code.replace("1", "I"),
        wide,
        shown.replace("-", "—\u3000"),
    ):
        assert normalise_query_code(typed) == code


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "empty"),
        ("0" * 13, "wrong_shape"),
        ("0" * 15, "wrong_shape"),
        ("0" * 13 + "U", "wrong_shape"),
        ("0" * 13 + "零", "wrong_shape"),
        ("0" * 13 + "1", "wrong_check"),
    ],
)
def test_what_is_no_code_is_told_before_anyone_looks_it_up(text: str, fault: str) -> None:
    assert query_code_fault(text) == fault
