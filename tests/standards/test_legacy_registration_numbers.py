"""What may be the number of an old birth service certificate, and can be no other paper's."""

import pytest

from xinsheng.standards.either_certificate_no import either_no_fault, normalise_either_no
from xinsheng.standards.legacy_registration_numbers import (
    is_legacy_registration_no,
    normalise_legacy_registration_no,
)


@pytest.mark.parametrize(
    ("typed", "no"),
    [
        ("黔凯生登〔2019〕00123号", "黔凯生登201900123号"),
        ("黔凯生登（2019）00123 号", "黔凯生登201900123号"),
        ("黔凯生登[2019]-００１２３号", "黔凯生登201900123号"),
        ("520103 2016 001234", "5201032016001234"),
        ("qdn-2017-000345", "QDN2017000345"),
    ],
)
def test_one_number_is_written_in_many_ways(typed: str, no: str) -> None:
    assert normalise_legacy_registration_no(typed) == no
    assert is_legacy_registration_no(no)
    assert (normalise_either_no(typed), either_no_fault(no)) == (no, None)


@pytest.mark.parametrize(
    "no",
    [
        "",
        "M520104217",
        "52010421",
        "M5201042170",
        "M52010421",
        "SF52010320260000001X",
        "SF1",
        "黔凯生登",
        "出生医学证明",
        "A" * 12,
        "9" * 31,
        "黔凯201",
    ],
)
def test_what_may_be_another_papers_or_nothing_is_none(no: str) -> None:
    assert not is_legacy_registration_no(no)
