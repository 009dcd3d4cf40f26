"""What is due at a township, earliest last day first; what climbed to a county; what a village lodged; the search."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.registrations.done import done_words
from xinsheng.desk.registrations.reach import (
    counties_of,
    handled_by,
    handles_registrations,
    lodging_offices_of,
    townships_of,
    villages_of,
    within_reach,
)
from xinsheng.desk.registrations.rows import Row, handled_rows_of, rows_of
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Registration, RegistrationQuerySet
from xinsheng.standards.service_certificate_numbers import (
    is_service_certificate_no,
    normalise_service_certificate_no,
)

FEW, PAGE, FOUND_AT_MOST = 8, 25, 50
WHOSE = ("all", "mine")

Cursor = tuple[date, UUID]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A short list under the work that is due, the latest first."""

    title: str
    hint: str
    rows: tuple[Row, ...]


@require_GET
@for_officers
def caseload(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The township's (or county's) registrations by last day, page by page; then the short lists."""
    if not (handles_registrations(officer) or Duty.AUDIT_ADMINISTRATOR in officer.duties):
        raise Http404
    whose = request.GET.get("whose", "") if request.GET.get("whose", "") in WHOSE else WHOSE[0]
    after = read_cursor(request.GET.get("after", ""))
    found = tuple(_due(officer, whose=whose).page_after(after, size=PAGE + 1))
    return show_page(
        request,
        "registrations/page.html",
        officer=officer,
        here="desk:registrations",
        done=done_words(request, officer=officer),
        has_due=bool(townships_of(officer) or counties_of(officer)),
        is_county=not townships_of(officer) and bool(counties_of(officer)),
        lodges=bool(lodging_offices_of(officer)),
        sees_people=bool(townships_of(officer)),
        whose=whose,
        correcting=_correcting(officer, whose=whose),
        to_check=_to_check(officer),
        rows=handled_rows_of(found[:PAGE], officer=officer),
        later=cursor_after(found[PAGE - 1]) if len(found) > PAGE else "",
        is_first=after is None,
        others=_others(officer) if after is None else (),
    )


def _due(officer: Officer, *, whose: str) -> RegistrationQuerySet:
    """What the officer's townships have not finished, or for a county what has climbed to it."""
    here = handled_by(officer).at_township()
    return here.held_by(officer.person) if whose == "mine" else here


def _correcting(officer: Officer, *, whose: str) -> tuple[Row, ...]:
    """The first corrections that wait for a decision, the earliest last day first; for a county what has climbed."""
    here = handled_by(officer).correcting()
    here = here.held_by(officer.person) if whose == "mine" else here
    return rows_of(here[:PAGE], officer=officer)


def _to_check(officer: Officer) -> tuple[Row, ...]:
    """The first few commitments that wait for their check, the earliest last day first."""
    owed = within_reach(officer).handled_at(townships_of(officer)).to_check()
    return rows_of(owed[:FEW], officer=officer)


def _others(officer: Officer) -> tuple[Beside, ...]:
    """With the machine; begun here and not submitted; lodged by this village."""
    known = within_reach(officer)
    running = known.handled_at(townships_of(officer)).with_the_machine()
    begun = known.begun_at(lodging_offices_of(officer))
    lodged = known.lodged_at(villages_of(officer))
    lists = (
        (_("正在由系统处理"), _("通常几秒钟就有结果，不用处理。"), running),
        (_("填写中，还没有提交"), _("在本处开始的现场登记，可以接着填写。"), begun),
        (_("本村（居）代办的登记"), _("提交后由乡镇（街道）办理，这里只看进度。"), lodged),
    )
    made = (_beside(title, hint=hint, found=found, officer=officer) for title, hint, found in lists)
    return tuple(one for one in made if one.rows)


def _beside(title: str, *, hint: str, found: RegistrationQuerySet, officer: Officer) -> Beside:
    return Beside(title=title, hint=hint, rows=rows_of(found.latest_first()[:FEW], officer=officer))


@require_http_methods(["GET", "POST"])
@for_officers
def search(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Find by a piece of a name or a whole certificate number; it is posted, so no address carries it (T29)."""
    if not (handles_registrations(officer) or Duty.AUDIT_ADMINISTRATOR in officer.duties):
        raise Http404
    sought = request.POST.get("sought", "").strip()
    matching = within_reach(officer).matching(_as_number(sought))
    found = tuple(matching.latest_first()[: FOUND_AT_MOST + 1])
    return show_page(
        request,
        "registrations/search.html",
        officer=officer,
        here="desk:registrations",
        sought=sought,
        rows=rows_of(found[:FOUND_AT_MOST], officer=officer),
        more=len(found) > FOUND_AT_MOST,
    )


def _as_number(sought: str) -> str:
    """A certificate number in its one form; anything else as it was typed."""
    number = normalise_service_certificate_no(sought)
    return number if is_service_certificate_no(number) else sought


def read_cursor(text: str) -> Cursor | None:
    """The last registration seen, as the link to the next page says it; None for the first page or a spoiled link."""
    day, _sep, last = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(last)
    except ValueError:
        return None


def cursor_after(one: Registration) -> str:
    """How the link to the page after this registration says it."""
    return f"{one.due_on.isoformat()}_{one.pk}" if one.due_on else ""
