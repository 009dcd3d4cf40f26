"""The development sign-in: chooses among invented people, and is shown as no identification for ever."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xinsheng.casework import live_sessions
from xinsheng.casework.live_sessions import MARK
from xinsheng.casework.outside import find_face, find_network, is_demonstration, reads_cards
from xinsheng.casework.people import SIGN_IN, paper_no_of
from xinsheng.counter.sign_in.session import close_session, is_within, open_session
from xinsheng.counter.visitor import channel_of, now, show
from xinsheng.gateways.identity import Answer, VerifiedIdentity, identity_from
from xinsheng.law.assurance import IdentityMethod
from xinsheng.law.terms import Channel, Duty, OfficeKind, Sex
from xinsheng.registry.models import Account, Appointment, Office, Person
from xinsheng.standards.civil_time import age_on, civil_date
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, sex_in
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

_OFFICES = (
    OfficeKind.MIDWIFERY_INSTITUTION,
    OfficeKind.APPOINTED_BODY,
    OfficeKind.TOWNSHIP,
    OfficeKind.VILLAGE,
    OfficeKind.COUNTY,
    OfficeKind.MANAGING_BODY,
    OfficeKind.PREFECTURE,
    OfficeKind.PROVINCE,
)
_FIRST = (
    Duty.ATTENDANT,
    Duty.ISSUING_OFFICER,
    Duty.SEALING_OFFICER,
    Duty.TOWNSHIP_OFFICER,
    Duty.VILLAGE_AGENT,
    Duty.REISSUE_OFFICER,
    Duty.REVIEWER,
)
_ORDER_OF_THE_WORK = (*_FIRST, *(duty for duty in Duty if duty not in _FIRST))
_MOST = 60  # families shown: the demonstration has a handful


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the invented people, or take one of them; without a way to identify people the page says so."""
    by_network, by_face = find_network() is not None, find_face() is not None
    if request.method == "GET" and not is_demonstration() and (by_network or by_face):
        return show(
            request,
            "sign_in/ways.html",
            next=request.GET.get("next", ""),
            unsaved="unsaved" in request.GET,
            by_network=by_network,
            by_face=by_face,
            reads_cards=reads_cards(),
            by_wechat=channel_of(request) is Channel.WECHAT,
        )
    if not is_demonstration():
        status, wanted = 200 if request.method == "GET" else 404, request.GET.get("next", "")
        return show(request, "sign_in/closed.html", status=status, next=wanted, reads_cards=reads_cards())
    if request.method == "GET":
        return _show(request)
    account = _chosen(request)
    if account is None:
        raise Http404
    at = now()
    verified = _identify(account.person, at=at)
    open_session(request, account, verified)
    return HttpResponseRedirect(_next(request) or _home(account.person, at=at))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, an officer's one live session too."""
    if mark := request.session.get(MARK):
        live_sessions.sign_out(UUID(mark), at=now())
    close_session(request)
    return HttpResponseRedirect(reverse("counter:home"))


def _identify(person: Person, *, at: datetime) -> VerifiedIdentity:
    """The development provider believes what it is told; the port is the one a real provider stands behind."""
    provider = identity_from(IdentityMethod.DEVELOPMENT, production=settings.PRODUCTION)
    challenge = provider.begin("", purpose=SIGN_IN, at=at)
    answer = Answer(
        name=person.name,
        paper_kind=PaperKind(person.paper_kind) if person.paper_kind else PaperKind.OTHER,
        paper_no=paper_no_of(person) or str(person.pk),
        born_on=person.born_on,
        attested_by=None,
    )
    return provider.finish(challenge, answer=answer, at=at)


def _chosen(request: HttpRequest) -> Account | None:
    try:
        key = UUID(request.POST.get("account", ""))
    except ValueError:
        return None
    return Account.objects.select_related("person").filter(pk=key, is_active=True).first()


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go, only within this site."""
    wanted = request.POST.get("next", "")
    return wanted if is_within(request, wanted) else ""


def _home(person: Person, *, at: datetime) -> str:
    in_office = Appointment.objects.duties_of(person, on=civil_date(at)).exists()
    return reverse("desk:today") if in_office else reverse("counter:mine")


def _show(request: HttpRequest) -> HttpResponse:
    on = civil_date(now())
    appointed = list(Appointment.objects.in_force(on=on).select_related("office", "person"))
    officers = {one.person_id for one in appointed}
    families = Account.objects.filter(is_active=True).exclude(person_id__in=officers).select_related("person")
    return show(
        request,
        "sign_in/page.html",
        offices=_offices(appointed),
        families=[
            (one, _described(one.person, on=on)) for one in families.order_by("opened_at", "login_name")[:_MOST]
        ],
        next=request.GET.get("next", ""),
        unsaved="unsaved" in request.GET,
        by_face=find_face() is not None,
        reads_cards=reads_cards(),
    )


def _described(person: Person, *, on: date) -> str:
    """An invented citizen as the number tells: sex and age."""
    kind, number = PaperKind(person.paper_kind or PaperKind.OTHER), paper_no_of(person)
    sex, born_on = sex_in(kind, number, on=on), birth_date_in(kind, number, on=on)
    told = [label(Sex(sex))] if sex else []
    if born_on is not None:
        told.append(_("%(age)s 岁") % {"age": age_on(born_on, on=on)})
    return " · ".join(told)


def _offices(appointed: list[Appointment]) -> list[tuple[str, list[tuple[Account, str, str]]]]:
    """Each office with its people, in the order of the work: births, couples, then who supervises both."""
    held: dict[Office, list[Appointment]] = {}
    for one in appointed:
        held.setdefault(one.office, []).append(one)
    accounts = {one.person_id: one for one in Account.objects.filter(is_active=True).order_by("-opened_at")}
    in_order = sorted(
        held, key=lambda office: (_OFFICES.index(OfficeKind(office.kind)), -len(held[office]), office.name)
    )
    return [(office.name, _officers(held[office], accounts=accounts)) for office in in_order]


def _officers(held: list[Appointment], *, accounts: dict[UUID, Account]) -> list[tuple[Account, str, str]]:
    by_person: dict[Person, list[Appointment]] = {}
    for one in sorted(held, key=_place_in_the_work):
        if one.person_id in accounts:
            by_person.setdefault(one.person, []).append(one)
    found = [
        (accounts[person.pk], person.name, listed(label(Duty(one.duty)) for one in duties))
        for person, duties in by_person.items()
    ]
    return sorted(found, key=lambda one: (_first_duty(by_person[one[0].person]), one[0].opened_at, one[0].login_name))


def _first_duty(held: list[Appointment]) -> int:
    return min(_place_in_the_work(one) for one in held)


def _place_in_the_work(one: Appointment) -> int:
    return _ORDER_OF_THE_WORK.index(Duty(one.duty))
