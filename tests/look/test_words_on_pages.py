"""Days, spans, masks and measures as a reader sees them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from xinsheng.look import masks, moments
from xinsheng.look.environment import body_length, weight

AT = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)  # half past midnight of the 23rd in Guizhou


def test_a_moment_is_shown_in_civil_time_of_china() -> None:
    assert moments.moment(AT) == "2026年11月23日 00:30"
    assert moments.day(AT) == "2026年11月23日"


def test_a_civil_day_is_shown_as_it_is() -> None:
    assert moments.day(date(2026, 11, 25)) == "2026年11月25日"
    assert moments.short_day(date(2026, 11, 25)) == "11月25日（周三）"
    assert moments.short_moment(AT) == "11月23日 0:30"
    assert moments.weekday(date(2026, 11, 25)) == "星期三"


def test_an_english_reader_reads_english_days() -> None:
    with translation.override("en"):
        assert moments.moment(AT) == "23 November 2026, 00:30"
        assert moments.short_day(date(2026, 11, 25)) == "Wed 25 Nov"


@pytest.mark.parametrize(
    ("left", "words", "urgency"),
    [
        (timedelta(days=3, hours=5), "还剩 3 天", "calm"),
        (timedelta(hours=30), "还剩 30 小时", "calm"),
        (timedelta(hours=2, minutes=59), "还剩 2 小时", "now"),
        (timedelta(minutes=59), "还剩 59 分钟", "now"),
        (timedelta(hours=-3), "已超过 3 小时", "late"),
    ],
)
def test_a_deadline_promises_no_more_than_is_left(left: timedelta, words: str, urgency: str) -> None:
    assert moments.time_left(AT + left, at=AT) == words
    assert moments.urgency(AT + left, at=AT) == urgency


def test_masks_hide_the_middle_and_the_length_of_a_name() -> None:
    assert masks.masked_paper_no("522601199603280046") == "5226**********0046"
    assert masks.masked_paper_no("E12345678") == "*******78"
    assert masks.masked_name("龙𬱖雨") == masks.masked_name("龙雨") == "龙**"
    assert masks.masked_phone("13800002071") == "138****2071"
    assert masks.masked_certificate_no("Z520000817") == "Z52****817"


def test_measures_carry_their_units() -> None:
    assert (weight(3250), body_length(495), weight(None)) == ("3250 克", "49.5 厘米", "")
