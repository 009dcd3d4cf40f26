"""Who is at the desk: an account's person with an appointment in force today, read anew on every request.

Nothing of it is kept in the session: an appointment that ended yesterday opens nothing today (invariant 24).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from xinsheng.casework.acting import By
from xinsheng.casework.live_sessions import MARK, OPENS
from xinsheng.casework.outside import is_demonstration
from xinsheng.casework.readings import record_reading
from xinsheng.desk.to_confirm import count_to_confirm
from xinsheng.desk.ways import links_for
from xinsheng.law.sign_in import Opens
from xinsheng.law.stock import LINE_DIGITS
from xinsheng.law.terms import Channel, Duty, OfficeKind
from xinsheng.look.asking import find_page_stood_on
from xinsheng.look.error_pages import render_error
from xinsheng.look.furniture import Bar
from xinsheng.registry.models import Account, Appointment, Case, CaseQuerySet, Office, Person, offices_below
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

P = ParamSpec("P")
_LOOKS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, kw_only=True)
class Officer:
    """One natural person at the desk, with the appointments in force on this day, at this moment (aware UTC)."""

    person: Person
    appointments: tuple[Appointment, ...]
    at: datetime

    @property
    def on(self) -> date:
        """The civil day in Asia/Shanghai."""
        return civil_date(self.at)

    @property
    def duties(self) -> frozenset[Duty]:
        """The duties held today, wherever."""
        return frozenset(Duty(appointment.duty) for appointment in self.appointments)

    @property
    def held(self) -> frozenset[tuple[Duty, OfficeKind]]:
        """The duties held today, each with the kind of the office."""
        return frozenset((Duty(one.duty), OfficeKind(one.office.kind)) for one in self.appointments)

    @cached_property
    def supervised(self) -> frozenset[UUID]:
        """The county, prefecture or province at which this person is supervisor today, and all offices below it."""
        held = (one for one in self.offices_for(Duty.SUPERVISOR) if one.kind in LINE_DIGITS)
        return frozenset(below for one in held for below in offices_below(one))

    def duties_at(self, office: Office) -> frozenset[Duty]:
        """The duties held today at one office."""
        return frozenset(Duty(held.duty) for held in self.appointments if held.office_id == office.pk)

    def offices_for(self, *duties: Duty) -> tuple[Office, ...]:
        """The offices at which one of these duties is held today, in the order of appointment."""
        held = (appointment for appointment in self.appointments if appointment.duty in duties)
        return tuple(dict.fromkeys(appointment.office for appointment in held))

    def births_in_reach(self) -> CaseQuerySet:
        """The births' cases this officer may know of today, by the appointments read for this page."""
        return Case.objects.within_reach_by(self.appointments)

    def by(self, channel: Channel = Channel.DESK) -> By:
        """The actor for casework: at the desk, or at the counter for the person in front of them."""
        return By(person=self.person, channel=channel)


def get_one_of(offices: Iterable[Office], office_id: UUID) -> Office:
    """The office of that id among these; raises Http404 alike for another's and for one that is not."""
    found = next((one for one in offices if one.pk == office_id), None)
    if found is None:
        raise Http404
    return found


DeskView = Callable[Concatenate[HttpRequest, Officer, P], HttpResponseBase]


def find_officer(request: HttpRequest, *, at: datetime) -> Officer | None:
    """The officer at this screen, None for a stranger or a person without an appointment in force today."""
    account = request.user
    if not isinstance(account, Account) or not _came_in_by_the_door(request):
        return None
    held = tuple(Appointment.objects.duties_of(account.person, on=civil_date(at)))
    return Officer(person=account.person, appointments=held, at=at) if held else None


def _came_in_by_the_door(request: HttpRequest) -> bool:
    """Whether the session is of the officers' door; a demonstration takes its pretended sign-in for one.

    That the session still lives is asked before any page (config/live_sessions.py).
    """
    return MARK in request.session or is_demonstration()


def opens_of(request: HttpRequest) -> frozenset[Opens]:
    """What this session is good for, by the way its person came in; a demonstration's pretended sign-in acts."""
    if MARK not in request.session:
        return frozenset(Opens)
    opened: frozenset[Opens] = getattr(request, OPENS, frozenset())
    return opened


def for_officers(view: DeskView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only officers in: a stranger signs in first and comes back, anybody else is told plainly.

    Who came in only to read is shown the page, and does nothing on it.
    """
    return _guarded(view, by=Opens.ACTING)


def for_readers(view: DeskView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """As `for_officers`, for what a mere reader may send too: a search, or what is of their own ways in alone."""
    return _guarded(view, by=Opens.READING)


def _guarded(view: DeskView[P], *, by: Opens) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Account) or not _came_in_by_the_door(request):
            door = reverse("counter:sign_in") if is_demonstration() else reverse("desk:sign_in")
            unsaved = "" if request.method == "GET" else "?unsaved=1"
            return redirect_to_login(find_page_stood_on(request) or reverse("desk:today"), f"{door}{unsaved}")
        if (Opens.READING if request.method in _LOOKS else by) not in opens_of(request):
            reasons = [
                _(
                    "您是用动态口令登录的，只能查看。要办理，请用通行密钥登录；密钥丢失的，在“我的登录”里申请重新登记。"
                )
            ]
            return render_error(request, 403, reference=getattr(request, "reference", ""), reasons=reasons)
        officer = find_officer(request, at=datetime.now(tz=UTC))
        if officer is None:
            reasons = [_("您目前没有在任的岗位。如有疑问，请联系本机构的系统管理员。")]
            return render_error(request, 403, reference=getattr(request, "reference", ""), reasons=reasons)
        return view(request, officer, *args, **kwargs)

    return guarded


def get_case(officer: Officer, case_id: UUID) -> Case:
    """The case within this officer's reach today; raises Http404 alike for one out of reach and one that is not."""
    reachable = officer.births_in_reach()
    case = reachable.select_related("office", "key", "holder").filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case


def note_reading(officer: Officer, case: Case, *, page: str, purpose: str = "handling") -> None:
    """Write down that this officer is about to be shown this case (invariant 32); `page` is a code."""
    record_reading(case, by=officer.by(), purpose=purpose, page=f"desk.{page}", at=officer.at)


def bar_of(officer: Officer, *, here: str = "") -> Bar:
    """The bar over an officer's page; `here` is the url name of the page's own link."""
    offices = dict.fromkeys(appointment.office.name for appointment in officer.appointments)
    duties = dict.fromkeys(label(Duty(appointment.duty)) for appointment in officer.appointments)
    return Bar(
        person=officer.person.name,
        office=" · ".join([*offices, listed(duties)]),
        home=reverse("desk:today"),
        sign_out=reverse("desk:sign_out"),
        links=links_for(
            officer.held, here=here, to_confirm=count_to_confirm(officer.person, appointments=officer.appointments)
        ),
        idle_seconds=settings.IDLE_SECONDS,
        whose=officer.person.pk.hex,
    )


def show_page(
    request: HttpRequest, template: str, *, officer: Officer, here: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """Answer with one of the desk's pages (named below xinsheng/desk/), with its bar and the moment `at`."""
    values = {"bar": bar_of(officer, here=here), "officer": officer, "at": officer.at, **context}
    values["only_reads"] = Opens.ACTING not in opens_of(request)
    return render(request, f"desk/{template}", values, status=status)
