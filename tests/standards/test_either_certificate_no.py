"""A number as somebody types it who need not know which certificate theirs is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.standards.certificate_numbers import is_legacy_certificate_no
from xinsheng.standards.either_certificate_no import either_no_fault, is_of_service, normalise_either_no
from xinsheng.standards.legacy_registration_numbers import is_legacy_registration_no
from xinsheng.standards.service_certificate_numbers import is_service_certificate_no


@pytest.mark.parametrize(
    ("typed", "no"),
    [
        ("z52 0000001", "Z520000001"),
        ("sf520103 2026 0000001 x", "SF52010320260000001X"),
        ("ＳＦ520103-2026-OOOOOO1-X", "SF52010320260000001X"),
        ("S520000001", "S520000001"),
        ("", ""),
    ],
)
def test_a_number_is_read_by_the_rules_of_the_kind_that_is_meant(typed: str, no: str) -> None:
    assert normalise_either_no(typed) == no


@pytest.mark.parametrize(
    ("no", "fault"),
    [
        ("Z520000001", None),
        ("S520000001", None),
        ("Z52", "wrong_shape"),
        ("SF52010320260000001X", None),
        ("SF52010320260000001Y", "wrong_check"),
        ("SF5201", "wrong_shape"),
    ],
)
def test_what_is_wrong_is_said_by_the_rules_of_that_kind(no: str, fault: str | None) -> None:
    assert either_no_fault(no) == fault


@given(st.text(max_size=40))
def test_whatever_is_typed_has_a_fault_or_is_a_number_of_one_kind(typed: str) -> None:
    no = normalise_either_no(typed)

    of_one_kind = is_legacy_certificate_no(no) + is_legacy_registration_no(no) + is_service_certificate_no(no)
    assert of_one_kind == (either_no_fault(no) is None)
    assert not is_service_certificate_no(no) or is_of_service(no)
