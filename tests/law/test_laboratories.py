"""Whose report is looked at once more: by the licence that was in force on its day, never by what came later."""

from datetime import date

import pytest
from tests.casework.outside_scene import a_report

from xinsheng.law.flags import Flag
from xinsheng.law.laboratories import Licence, laboratory_flags

NAME, DAY = a_report().laboratory, date(2026, 11, 18)
LICENSED = Licence(laboratory=NAME, from_on=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("licences", "flags"),
    [
        ((LICENSED,), ()),
        ((), (Flag.REPORT_LABORATORY_UNLICENSED,)),
        ((Licence(laboratory=NAME, from_on=DAY),), ()),
        ((Licence(laboratory=NAME, from_on=date(2026, 11, 19)),), (Flag.REPORT_LABORATORY_UNLICENSED,)),
        ((Licence(laboratory=NAME, from_on=date(2020, 1, 1), ended_on=DAY),), (Flag.REPORT_LABORATORY_UNLICENSED,)),
        ((Licence(laboratory=NAME, from_on=date(2020, 1, 1), ended_on=date(2026, 11, 19)),), ()),
        ((Licence(laboratory="别的鉴定中心", from_on=date(2020, 1, 1)),), (Flag.REPORT_LABORATORY_DIFFERS,)),
        ((Licence(laboratory="黔东南新生 司法鉴定中心(演示)", from_on=date(2020, 1, 1)),), ()),
        ((Licence(laboratory="旧名", from_on=date(2019, 1, 1), ended_on=date(2020, 1, 1)), LICENSED), ()),
    ],
)
def test_the_licence_of_the_day_decides(licences: tuple[Licence, ...], flags: tuple[Flag, ...]) -> None:
    assert laboratory_flags(a_report(), licences=licences, is_kept=True) == flags


def test_a_register_that_nobody_keeps_says_nothing_of_anybody() -> None:
    assert laboratory_flags(a_report(), licences=(), is_kept=False) == ()
