"""A list by last day, page by page: what one page shows, where it stands among all, and the way to the next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xinsheng.registry.models import Registration, RegistrationQuerySet

PAGE = 25

Cursor = tuple[date, UUID]


@dataclass(frozen=True, kw_only=True)
class Page:
    """The registrations of one page, the earliest last day first; `later` is the link's cursor, '' on the last."""

    shown: tuple[Registration, ...]
    before: int  # on the pages before this one, as the list stands now
    of: int
    later: str
    is_first: bool

    @property
    def words(self) -> str:
        """Which of how many stand on this page; the number alone where all do."""
        if self.is_first and not self.later:
            return _("共 %(count)d 件") % {"count": self.of}
        said = {"first": self.before + 1, "last": self.before + len(self.shown), "count": self.of}
        return _("第 %(first)d–%(last)d 件，共 %(count)d 件") % said if self.shown else ""


def page_of(found: RegistrationQuerySet, *, after: str, by: str = "due_on") -> Page:
    """The page after the cursor of a link, by this last day ("due_on", or "check_due_on")."""
    cursor = _read_cursor(after)
    rows = tuple(found.page_after(cursor, size=PAGE + 1, by=by))
    return Page(
        shown=rows[:PAGE],
        before=found.up_to(cursor, by=by).count(),
        of=found.count(),
        later=_cursor_after(rows[PAGE - 1], by=by) if len(rows) > PAGE else "",
        is_first=cursor is None,
    )


def _read_cursor(text: str) -> Cursor | None:
    """The last registration seen, as the link to the next page says it; None for the first page or a spoiled link."""
    day, _sep, last = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(last)
    except ValueError:
        return None


def _cursor_after(one: Registration, *, by: str) -> str:
    last_day: date = getattr(one, by)
    return f"{last_day.isoformat()}_{one.pk}"
