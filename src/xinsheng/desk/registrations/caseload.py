"""What is due at a township, earliest last day first; what climbed to a county; what a village lodged; the search."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.registrations.choosing import Which, choices_of, due_of, read_which
from xinsheng.desk.registrations.done import done_words
from xinsheng.desk.registrations.paging import page_of
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
from xinsheng.registry.models import RegistrationQuerySet
from xinsheng.standards.service_certificate_numbers import (
    is_service_certificate_no,
    normalise_service_certificate_no,
)

FEW, CORRECTING_AT_MOST, FOUND_AT_MOST = 8, 25, 50


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
    which = read_which(request.GET.get("which", ""))
    page = page_of(due_of(officer, which=which), after=request.GET.get("after", ""))
    return show_page(
        request,
        "registrations/page.html",
        officer=officer,
        here="desk:registrations",
        done=done_words(request, officer=officer),
        has_due=bool(townships_of(officer) or counties_of(officer)),
        is_county=not townships_of(officer) and bool(counties_of(officer)),
        lodges=bool(lodging_offices_of(officer)),
        townships=townships_of(officer),
        which=which,
        choices=choices_of(officer),
        page=page,
        rows=handled_rows_of(page.shown, officer=officer),
        correcting=_correcting(officer, which=which) if page.is_first else (),
        to_check=_to_check(officer) if page.is_first else (),
        others=_others(officer) if page.is_first else (),
    )


def _correcting(officer: Officer, *, which: Which) -> tuple[Row, ...]:
    """The first corrections that wait for a decision, the earliest last day first; for a county what has climbed."""
    here = handled_by(officer).correcting()
    here = here.held_by(officer.person) if which is Which.MINE else here
    return rows_of(here[:CORRECTING_AT_MOST], officer=officer)


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
    taken_in = known.taken_in_at(townships_of(officer))
    lists = (
        (_("正在由系统处理"), _("通常几秒钟就有结果，不用处理。"), running),
        (_("填写中，还没有提交"), _("在本处开始的现场登记，可以接着填写。"), begun),
        (_("本处接待的登记"), _("申报人到本处办理的，由所选乡镇（街道）决定；可以代为说明、改正、撤回。"), taken_in),
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
