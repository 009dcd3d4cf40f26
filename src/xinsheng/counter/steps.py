"""The way through a long form: its steps, each of some pages, and which page comes next."""

from django.utils.functional import Promise

Pages = tuple[str, ...]
Steps = tuple[tuple[Promise | str, Pages], ...]


def step_of(page: str, *, steps: Steps) -> int:
    """The number of the step a page belongs to, from 1."""
    return next(number for number, (_label, pages) in enumerate(steps, start=1) if page in pages)


def page_after(page: str, *, pages: Pages, still_open: Pages, check: str) -> str:
    """The page to go on with: the next one still open, else the first one still open, else the check."""
    if not still_open:
        return check
    since = pages.index(page) + 1 if page in pages else 0
    later = [one for one in pages[since:] if one in still_open]
    return later[0] if later else still_open[0]


def page_before(page: str, *, pages: Pages) -> str | None:
    """The page before this one; None before the first."""
    at = pages.index(page) if page in pages else 0
    return pages[at - 1] if at else None
