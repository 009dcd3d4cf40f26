"""The province of casework's tests, and the screens of those who keep blanks and look after them."""

from datetime import UTC, datetime

from tests.desk_setting_up.conftest import Screens, own_keys, scene, screens, today, words_of

from xinsheng.standards.civil_time import civil_date

__all__ = ["Screens", "own_keys", "scene", "screens", "this_year", "today", "words_of"]


def this_year() -> int:
    """The year in which the pages are seen."""
    return civil_date(datetime.now(tz=UTC)).year
