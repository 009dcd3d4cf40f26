import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.standards.certificate_numbers import (
    certificate_no_fault,
    is_certificate_no,
    normalise_certificate_no,
    numbers_in_range,
    range_length,
    ranges_in,
    read_certificate_no,
)
from xinsheng.standards.refusals import UnableToRead


@pytest.mark.parametrize(("no", "province"), [("X320101001", "32"), ("T500100391", "50"), ("L350247695", "35")])
def test_the_samples_seen_in_public_are_read(no: str, province: str) -> None:
    assert is_certificate_no(no)
    assert read_certificate_no(no).province == province
    assert str(read_certificate_no(no)) == no


@pytest.mark.parametrize(
    ("no", "fault"),
    [
        ("X520000001", None),
        ("x520000001", "wrong_shape"),
        ("X52000001", "wrong_shape"),
        ("5200000011", "wrong_shape"),
        ("X５20000001", "wrong_shape"),
        ("X990000001", "unknown_province"),
        ("X500000001", "other_province"),
    ],
)
def test_a_number_of_guizhou_is_a_letter_and_nine_digits_beginning_with_52(no: str, fault: str | None) -> None:
    assert certificate_no_fault(no, province="52") == fault


def test_what_a_scanner_or_a_thumb_adds_is_taken_away() -> None:
    assert normalise_certificate_no(" ｘ52-0000 001\n") == "X520000001"


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("X520000001", "Y520000002", "two_series"),
        ("X520000001", "X530000002", "two_series"),
        ("X520000002", "X520000001", "backwards"),
        ("X520000002", "X52", "wrong_shape"),
    ],
)
def test_a_range_that_is_none_is_refused(first: str, last: str, code: str) -> None:
    with pytest.raises(UnableToRead, match=code):
        range_length(first, last=last)


@given(st.integers(0, 9_999_000), st.integers(1, 300))
def test_a_range_holds_as_many_numbers_as_are_counted_one_by_one(start: int, length: int) -> None:
    first, last = f"Y52{start:07}", f"Y52{start + length - 1:07}"
    numbers = list(numbers_in_range(first, last=last))
    assert range_length(first, last=last) == len(numbers) == length
    assert (numbers[0], numbers[-1]) == (first, last)
    assert list(ranges_in(numbers)) == [(first, last)]
