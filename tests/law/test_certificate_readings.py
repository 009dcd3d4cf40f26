"""A photographed birth certificate held against what was told of it: pointed at where it says something else."""

from dataclasses import replace
from datetime import date

import pytest

from xinsheng.law.certificate_readings import (
    CertificateField,
    certificate_differences,
    certificate_from,
    certificate_payload,
)
from xinsheng.law.issuance_records import RecordSought
from xinsheng.standards.printed_certificates import PrintedCertificate

BORN = date(2012, 3, 4)
TOLD = RecordSought(
    child_name="龙念安", born_on=BORN, mother_name="龙小梅", issuer_name="新生", certificate_no="M520104217"
)
READ = PrintedCertificate(no="M520104217", child_name="龙念安", born_on=BORN, mother_name="龙小梅")


def fields(read: PrintedCertificate, told: RecordSought = TOLD) -> list[CertificateField]:
    return [one.field for one in certificate_differences(read, told=told)]


def test_what_agrees_and_what_either_leaves_open_is_no_difference() -> None:
    assert fields(READ) == []
    assert fields(READ, replace(TOLD, certificate_no="m520 104-217")) == []
    assert fields(READ, replace(TOLD, certificate_no="")) == []
    assert fields(PrintedCertificate(no="", child_name="", born_on=BORN, mother_name="")) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"no": "M520104218"}, [CertificateField.CERTIFICATE_NO]),
        ({"no": "M520104218", "child_name": "别名", "born_on": date(2010, 1, 1)}, [CertificateField.CERTIFICATE_NO]),
        ({"born_on": date(2012, 3, 5), "child_name": "别名"}, [CertificateField.CERTIFICATE_BORN_ON]),
        ({"child_name": "龙念恩"}, [CertificateField.CHILD_NAME]),
        (
            {"child_name": "龙念恩", "mother_name": "龙小妹"},
            [CertificateField.CHILD_NAME, CertificateField.MOTHER_NAME],
        ),
        ({"child_name": "Long Nian"}, []),  # of another script it is none that could differ
    ],
)
def test_another_paper_is_said_by_its_number_or_day_and_names_only_beside_one_that_agrees(
    change: dict[str, object], found: list[CertificateField]
) -> None:
    assert fields(replace(READ, **change)) == found  # type: ignore[arg-type]


def test_a_name_alone_is_no_ground_to_point_at_anything() -> None:
    only = PrintedCertificate(no="", child_name="别名", born_on=None, mother_name="")
    assert fields(only) == []
    assert fields(replace(only, no="M520104217")) == [CertificateField.CHILD_NAME]
    assert fields(replace(only, no="M520104217"), replace(TOLD, certificate_no="")) == []


def test_the_difference_says_both() -> None:
    (one,) = certificate_differences(replace(READ, born_on=date(2012, 3, 5)), told=TOLD)
    assert (one.typed, one.read) == (date(2012, 3, 4), date(2012, 3, 5))


@pytest.mark.parametrize("read", [READ, PrintedCertificate(no="", child_name="龙念安", born_on=None, mother_name="")])
def test_a_reading_is_kept_and_comes_back_as_it_was(read: PrintedCertificate) -> None:
    assert certificate_from(certificate_payload(read)) == read
