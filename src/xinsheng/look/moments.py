"""Days, moments and spans as a reader writes them, in the reader's language; civil time is Asia/Shanghai.

No clock is read here: a span needs the moment it is measured from.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

CIVIL = ZoneInfo("Asia/Shanghai")
DAY, MOMENT, SHORT_DAY, SHORT_MOMENT = "day", "moment", "short_day", "short_moment"
MONTH = "month"
PATTERNS = {
    ("zh", DAY): "y年M月d日",
    ("zh", MOMENT): "y年M月d日 HH:mm",
    ("zh", SHORT_DAY): "M月d日（EEE）",
    ("zh", SHORT_MOMENT): "M月d日 H:mm",
    ("zh", MONTH): "y年M月",
    ("en", DAY): "d MMMM y",
    ("en", MOMENT): "d MMMM y, HH:mm",
    ("en", SHORT_DAY): "EEE d MMM",
    ("en", SHORT_MOMENT): "d MMMM, H:mm",
    ("en", MONTH): "MMMM y",
}


def _tongue() -> str:
    return "en" if (get_language() or "zh-hans").startswith("en") else "zh"


def _civil(value: date) -> date:
    """A moment with a zone in civil time; a civil day or local time as it is."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(CIVIL)
    return value


def _written(value: date, pattern: str) -> str:
    tongue, civil = _tongue(), _civil(value)
    locale = "en_GB" if tongue == "en" else "zh_Hans_CN"
    words = PATTERNS[tongue, pattern]
    if isinstance(civil, datetime):
        return format_datetime(civil.replace(tzinfo=None), words, locale=locale)
    return format_date(civil, words, locale=locale)


def day(value: date | None) -> str:
    """A civil day: 2026年11月22日, 22 November 2026; nothing for None. A moment gives its day in civil time."""
    return "" if value is None else _written(value, DAY)


def month_of(value: date) -> str:
    """The month of a civil day: 2026年11月, November 2026."""
    return _written(value, MONTH)


def moment(value: datetime | None) -> str:
    """A moment to the minute, in civil time: 2026年11月22日 15:04; nothing for None."""
    return "" if value is None else _written(value, MOMENT)


def short_day(value: date | None) -> str:
    """A near day with its weekday and without its year: 11月25日（周三）, Wed 25 Nov."""
    return "" if value is None else _written(value, SHORT_DAY)


def short_moment(value: datetime | None) -> str:
    """A near moment to the minute, in civil time, without its year: 11月27日 9:20, 27 November, 9:20."""
    return "" if value is None else _written(value, SHORT_MOMENT)


def weekday(value: date | None) -> str:
    """The day of the week: 星期三, Wednesday."""
    if value is None:
        return ""
    return format_date(_civil(value), "EEEE", locale="en_GB" if _tongue() == "en" else "zh_Hans_CN")


def _span(length: timedelta) -> str:
    minutes = int(length.total_seconds() // 60)
    hours, days = minutes // 60, minutes // (60 * 24)
    if days >= 2:  # noqa: PLR2004  up to two days, hours say more
        return ngettext("%(count)d 天", "%(count)d 天", days) % {"count": days}
    if hours >= 1:
        return ngettext("%(count)d 小时", "%(count)d 小时", hours) % {"count": hours}
    return ngettext("%(count)d 分钟", "%(count)d 分钟", minutes) % {"count": minutes}


def time_left(due_at: datetime, *, at: datetime) -> str:
    """How long is left until a deadline, seen at a moment: 还剩 3 小时; 已超过 2 天 once it has passed.

    Both are moments with a zone. Whole units are rounded down, so that nobody is promised more than there is.
    """
    if due_at >= at:
        return _("还剩 %(span)s") % {"span": _span(due_at - at)}
    return _("已超过 %(span)s") % {"span": _span(at - due_at)}


def urgency(due_at: datetime, *, at: datetime, soon: timedelta = timedelta(hours=6)) -> str:
    """The style of a deadline, as an x-due-- suffix: `late`, `now` (within `soon`) or `calm`."""
    if due_at < at:
        return "late"
    return "now" if due_at - at <= soon else "calm"
