import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.standards.divisions import counties
from xinsheng.standards.refusals import UnableToRead
from xinsheng.standards.service_certificate_numbers import (
    grouped_service_certificate_no,
    is_service_certificate_no,
    make_service_certificate_no,
    normalise_service_certificate_no,
    read_service_certificate_no,
    service_certificate_no_fault,
)

NO = "SF52010320260000001X"
COUNTIES = [county.code for county in counties(province="52")]
numbers = st.builds(
    make_service_certificate_no,
    county=st.sampled_from(COUNTIES),
    year=st.integers(2016, 2099),
    serial=st.integers(1, 9_999_999),
)


def test_a_number_says_county_year_and_place_in_the_year() -> None:
    assert make_service_certificate_no(county="520103", year=2026, serial=1) == NO
    read = read_service_certificate_no(NO)
    assert (read.county, read.province, read.year, read.serial) == ("520103", "52", 2026, 1)
    assert grouped_service_certificate_no(NO) == "SF520103 2026 0000001 X"


@given(numbers)
def test_whatever_is_made_is_read_back(no: str) -> None:
    assert len(no) == 20
    assert str(read_service_certificate_no(no)) == no


@given(numbers, st.integers(2, 18), st.sampled_from("0123456789"))
def test_no_single_wrong_digit_passes(no: str, place: int, digit: str) -> None:
    changed = no[:place] + digit + no[place + 1 :]
    assert changed == no or not is_service_certificate_no(changed)


@given(numbers, st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_there_is_one_check_character(no: str, check: str) -> None:
    assert is_service_certificate_no(no[:-1] + check) == (no[-1] == check)


@pytest.mark.parametrize(
    ("no", "fault"),
    [
        (NO, None),
        (NO.lower(), "wrong_shape"),
        (NO[:-1], "wrong_shape"),
        (NO + "X", "wrong_shape"),
        ("XF52010320260000001X", "wrong_shape"),
        ("SF5２010320260000001X", "wrong_shape"),
        ("SF52010320260000000Z", "wrong_shape"),
        ("SF52010320260000001Y", "wrong_check"),
        ("SF52010320260000010X", "wrong_check"),
        ("SF529999202600000019", "unknown_county"),
        ("SF52010020260000001Z", "unknown_county"),
        ("SF44010320260000001X", "other_province"),
    ],
)
def test_what_is_wrong_with_a_number_is_named(no: str, fault: str | None) -> None:
    assert service_certificate_no_fault(no, province="52") == fault


def test_a_county_abolished_since_stays_valid_in_a_number() -> None:
    no = make_service_certificate_no(county="522121", year=2012, serial=7)  # 遵义县, until 2016
    assert is_service_certificate_no(no)


@pytest.mark.parametrize(
    "text",
    [
        " sf52010320260000001x\n",
        "SF520103 2026 0000001 X",
        "ＳＦ５２０１０３－２０２６－０００　０００１Ｘ",
        "SF52O1O32O26OOOOOO1X",
        "SF520I032026000000lX",
        "\u200bSF520103—2026—0000001—X",
    ],
)
def test_what_a_scanner_or_a_thumb_adds_is_taken_away(text: str) -> None:
    assert normalise_service_certificate_no(text) == NO


def test_a_text_of_another_length_is_left_as_it_was_typed() -> None:
    assert normalise_service_certificate_no("olio") == "OLIO"


@pytest.mark.parametrize(
    ("county", "year", "serial", "code"),
    [
        ("520100", 2026, 1, "unknown_county"),
        ("52010", 2026, 1, "unknown_county"),
        ("520103", 26, 1, "wrong_year"),
        ("520103", 2026, 0, "wrong_serial"),
        ("520103", 2026, 10_000_000, "wrong_serial"),
    ],
)
def test_what_would_give_no_number_is_refused(county: str, year: int, serial: int, code: str) -> None:
    with pytest.raises(UnableToRead, match=code):
        make_service_certificate_no(county=county, year=year, serial=serial)


def test_a_number_with_a_fault_is_not_taken_apart() -> None:
    with pytest.raises(UnableToRead, match="wrong_check"):
        read_service_certificate_no("SF52010320260000001Y")
