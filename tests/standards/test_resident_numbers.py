from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.standards.refusals import UnableToRead
from xinsheng.standards.resident_numbers import (
    modern_form,
    read_resident_no,
    resident_no_caution,
    resident_no_fault,
    with_check,
)

ON = date(2026, 11, 22)


def test_the_standards_own_sample_is_right_and_says_a_woman_born_on_the_last_day_of_1949() -> None:
    assert resident_no_fault("11010519491231002X", on=ON) is None
    read = read_resident_no("11010519491231002X")
    assert (read.division, read.born_on, read.sex) == ("110105", date(1949, 12, 31), "female")


@pytest.mark.parametrize(
    ("no", "fault"),
    [
        ("110105194912310021", "wrong_check"),
        ("11010519491231002x", "wrong_shape"),
        ("1101051949123100", "wrong_shape"),
        ("91010519491231002X", "wrong_shape"),
        ("110105491231002", "old_fifteen_digits"),
        (with_check("52010219990230001"), "impossible_date"),
        (with_check("52010217990201001"), "impossible_date"),
        (with_check("52010220261123001"), "in_future"),
        (with_check("52010220261122001"), None),
    ],
)
def test_a_number_is_refused_for_what_is_wrong_with_it(no: str, fault: str | None) -> None:
    assert resident_no_fault(no, on=ON) == fault


@pytest.mark.parametrize(
    ("division", "why"),
    [
        ("520103", "云岩区, whose code is younger than its citizens"),
        ("522101", "遵义市 before 1997"),
        ("522401", "毕节市 before 2011"),
        ("520203", "六枝特区"),
        ("520581", "黔西市 since 2021"),
        ("810000", "a residence permit of Hong Kong"),
    ],
)
def test_codes_of_the_past_and_the_present_are_known(division: str, why: str) -> None:
    no = with_check(f"{division}19800101001")
    assert resident_no_fault(no, on=ON) is None, why
    assert resident_no_caution(no) is None, why


def test_an_unknown_county_is_a_caution_and_never_a_fault() -> None:
    no = with_check("52999919800101001")
    assert resident_no_fault(no, on=ON) is None
    assert resident_no_caution(no) == "unknown_county"


def test_a_fifteen_digit_number_has_one_modern_form() -> None:
    assert modern_form("110105491231002") == "11010519491231002X"
    with pytest.raises(UnableToRead, match="wrong_shape"):
        modern_form("11010519491231002X")


def test_a_wrong_number_is_not_taken_apart() -> None:
    with pytest.raises(UnableToRead) as refused:
        read_resident_no("110105194912310021")
    assert refused.value.code == "wrong_check"


def weighted_sum_check(first_seventeen: str) -> str:
    """The check as the printed standard computes it: weights and a remainder table."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(first_seventeen, weights, strict=True))
    return "10X98765432"[total % 11]


DIGITS = st.text("0123456789", min_size=17, max_size=17)


@given(DIGITS)
def test_our_check_is_the_check_of_the_printed_standard(digits: str) -> None:
    assert with_check(digits)[-1] == weighted_sum_check(digits)


@given(st.integers(0, 999), st.dates(date(1900, 1, 1), ON), st.integers(0, 16), st.integers(1, 9))
def test_one_mistyped_digit_never_passes(sequence: int, born: date, place: int, shift: int) -> None:
    no = with_check(f"520102{born:%Y%m%d}{sequence:03}")
    assert resident_no_fault(no, on=ON) is None
    wrong = no[:place] + str((int(no[place]) + shift) % 10) + no[place + 1 :]
    assert resident_no_fault(wrong, on=ON) is not None
