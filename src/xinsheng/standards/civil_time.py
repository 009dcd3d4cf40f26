"""Civil time: what the clock on a wall in China shows (GB/T 7408; Asia/Shanghai, UTC+8).

Instants are stored in UTC; dates of birth, issue and deadlines are plain local dates (design, section 10).
China kept summer time from 1986 to 1991; the certificate exists for births from 1996 on, so a local time
of a birth is never ambiguous.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

CIVIL_ZONE = ZoneInfo("Asia/Shanghai")


def civil(at: datetime) -> datetime:
    """Give the local time, without zone, that a wall clock shows at the aware moment `at`.

    A naive `at` raises ValueError: it would silently be read in the server's own zone.
    """
    if at.tzinfo is None:
        raise ValueError("not_aware")
    return at.astimezone(CIVIL_ZONE).replace(tzinfo=None)


def civil_date(at: datetime) -> date:
    """Give the local calendar date at the aware moment `at`."""
    return civil(at).date()


def moment(local: datetime) -> datetime:
    """Give the aware UTC moment of a local time without zone; an aware `local` raises ValueError."""
    if local.tzinfo is not None:
        raise ValueError("not_naive")
    return local.replace(tzinfo=CIVIL_ZONE).astimezone(UTC)


def first_moment(on: date) -> datetime:
    """Give the aware UTC moment at which a civil day begins; the day before ends there."""
    return moment(datetime.combine(on, time.min))


def age_on(born_on: date, *, on: date) -> int:
    """Give the age in whole years (周岁) on the date `on`; reached on the birthday itself.

    Who was born on 29 February is a year older on 1 March of a common year. Raises ValueError when `on`
    is before the birth.
    """
    if on < born_on:
        raise ValueError("before_birth")
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
