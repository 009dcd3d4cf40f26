"""What waits for an officer: the cases of each duty at the offices where they hold it, the oldest first."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from xinsheng.desk.officers import Officer
from xinsheng.desk.today.rows import Row, rows_of
from xinsheng.law.administration import CASE_DUTIES
from xinsheng.law.services import awaiting, examiner_of, services_for
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import Case, CaseQuerySet
from xinsheng.words.labels import label

FEW, PAGE = 8, 25
AWAITING = awaiting()
_ORDER = (
    Duty.SEALING_OFFICER,
    Duty.REVIEWER,
    Duty.ISSUING_OFFICER,
    Duty.REISSUE_OFFICER,
    Duty.SUPERVISOR,
    Duty.ATTENDANT,
)
_PARTIES = (Duty.COLLECTOR, Duty.APPLICANT)  # for whom an officer acts at the counter

Cursor = tuple[datetime, UUID]


@dataclass(frozen=True, kw_only=True)
class Group:
    """One duty's cases on the day's page: the first few, and whether there are more."""

    duty: Duty
    title: str
    rows: tuple[Row, ...]
    more: bool


def handles_births(officer: Officer) -> bool:
    """Whether births are any of the officer's work today: a county's supervisor handles none."""
    supervises_county = (Duty.SUPERVISOR, OfficeKind.COUNTY)
    return any(held[0] in CASE_DUTIES and held != supervises_county for held in officer.held)


def groups_of(officer: Officer) -> tuple[Group, ...]:
    """What is due for each duty of the officer, in the order of the work; then what waits for a family."""
    duties = [duty for duty in _ORDER if duty in officer.duties]
    duties += [party for party in _PARTIES if _acting_for(party) & officer.duties]
    reachable = _reachable(officer)
    return tuple(_group(duty, officer=officer, reachable=reachable) for duty in duties)


def _group(duty: Duty, *, officer: Officer, reachable: CaseQuerySet) -> Group:
    found = tuple(_of_duty(duty, officer=officer, reachable=reachable).page_after(None, size=FEW + 1))
    rows = rows_of(found[:FEW], at=officer.at)
    return Group(duty=duty, title=title_of(duty), rows=rows, more=len(found) > FEW)


def title_of(duty: Duty) -> str:
    """The heading of a duty's list."""
    if duty is Duty.COLLECTOR:
        return _("等家庭填报或补正（可在窗口代为填写）")
    if duty is Duty.APPLICANT:
        return _("补发、换发：等申请人提交或补正（可在窗口代为填写）")
    return _("待%(duty)s办理") % {"duty": label(duty)}


def may_list(duty: Duty, *, officer: Officer) -> bool:
    """Whether this list is one of the officer's."""
    return duty in AWAITING and bool(_acting_for(duty) & officer.duties)


def _acting_for(duty: Duty) -> frozenset[Duty]:
    """Who handles what waits for this duty: for a family, whoever examines its cases; for an officer, they alone."""
    return frozenset(examiner_of(service) for service in services_for(duty)) or frozenset({duty})


def page_of(duty: Duty, *, officer: Officer, after: Cursor | None, size: int = PAGE) -> CaseQuerySet:
    """One page of a duty's cases at the officer's offices, the longest waiting first; an attendant sees their own."""
    return _of_duty(duty, officer=officer, reachable=_reachable(officer)).page_after(after, size=size)


def _reachable(officer: Officer) -> CaseQuerySet:
    return officer.births_in_reach().select_related("office", "holder")


def _of_duty(duty: Duty, *, officer: Officer, reachable: CaseQuerySet) -> CaseQuerySet:
    mine = reachable.awaiting(duty, stages=AWAITING).at_offices(officer.offices_for(*_acting_for(duty)))
    if services := services_for(duty):
        mine = mine.of_services(services)
    if duty is Duty.ATTENDANT:
        mine = mine.held_by(officer.person)
    return mine


def read_cursor(text: str) -> Cursor | None:
    """The last case seen, as the link to the next page says it; None for the first page or a spoiled link."""
    since, _sep, last = text.partition("_")
    try:
        return datetime.fromisoformat(since).astimezone(UTC), UUID(last)
    except (ValueError, OverflowError):
        return None


def cursor_after(case: Case) -> str:
    """How the link to the page after this case says it."""
    return f"{case.stage_since.isoformat().replace('+00:00', 'Z')}_{case.pk}"
