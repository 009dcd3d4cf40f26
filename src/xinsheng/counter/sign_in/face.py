"""Signing in by one's face: out to the service's own page, back once, in the browser sent out (threat T14)."""

from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from xinsheng.casework.faces import close_lent, sign_in_by_face
from xinsheng.casework.outside import find_face, find_network, reads_cards
from xinsheng.casework.people import SIGN_IN, UnableToMeet, paper_no_of
from xinsheng.counter.query.limits import too_often
from xinsheng.counter.sign_in.face_form import FaceForm
from xinsheng.counter.sign_in.face_limits import asks_too_often, strays_too_often
from xinsheng.counter.sign_in.face_waiting import Waiting, remember_face, take_face
from xinsheng.counter.sign_in.face_ways import may_show_face
from xinsheng.counter.sign_in.session import is_within, least_of, let_in
from xinsheng.counter.visitor import assurance_of, find_person, now, show, today
from xinsheng.gateways.identity import FaceIdentity, UnableToVerify
from xinsheng.gateways.identity.face import Claimed, new_return
from xinsheng.law.assurance import Assurance
from xinsheng.look.masks import masked_paper_no

_STATUS = {"no_answer": 503}
_AGAIN = frozenset({"no_answer"})  # what came of the face may still be asked: of a 503 the session keeps nothing


@require_http_methods(["GET", "POST"])
def by_face(request: HttpRequest) -> HttpResponse:
    """Say what becomes of the picture and ask who it is to be; or send them to the service."""
    face, known = _face(), _known(request)
    wanted = request.POST.get("next") or request.GET.get("next", "")
    least = least_of(request.POST.get("least") or request.GET.get("least", ""))
    form = None if known else FaceForm(request.POST or None, on=today())
    if request.method == "POST" and (form is None or form.is_valid()):
        claimed = known or form.claimed()  # type: ignore[union-attr]
        return _send(request, face, claimed, wanted=wanted, least=least)
    ways = urlencode({"next": wanted}) if wanted else ""
    return show(
        request,
        "sign_in/face.html",
        form=form,
        known=known,
        number=masked_paper_no(known.paper_no) if known else "",
        next=wanted,
        least=least,
        back_url=_back(request, wanted) if known else f"{reverse('counter:sign_in')}?{ways}".rstrip("?"),
    )


def _send(
    request: HttpRequest, face: FaceIdentity, claimed: Claimed, *, wanted: str, least: Assurance
) -> HttpResponse:
    at, secret = now(), new_return()
    if asks_too_often(request, claimed, at=at):
        return too_often(request, at=at)
    challenge = face.begin("", purpose=SIGN_IN, at=at)
    return_to = f"{settings.PUBLIC_URL}{reverse('counter:face_return', args=[secret])}"
    try:
        departure, address = face.depart(challenge, claimed, secret=secret, return_to=return_to)
    except UnableToVerify as fault:
        return _unable(request, code=fault.code, wanted=wanted, least=least)
    waiting = Waiting(
        challenge=challenge,
        departure=departure,
        wanted=wanted,
        least=least.value,
        signed_in=_signed_in(request),
    )
    remember_face(request.session, waiting)
    # A page, not a redirection: a browser lets no form lead to another site (form-action in our policy).
    return show(request, "sign_in/face_leaving.html", address=address)


@require_safe
def come_back_from_face(request: HttpRequest, secret: str) -> HttpResponse:
    """Let in whom the service saw, in the session that sent them out, once."""
    face, at = _face(), now()
    waiting = take_face(request.session, secret)
    if waiting is None:
        if not strays_too_often(request, at=at):
            close_lent(secret, at=at)
        return _unable(request, code="not_begun_here")
    code = _let_in(request, face, waiting, secret=secret, at=at)
    if code:
        return _unable(request, code=code, wanted=waiting.wanted, least=least_of(waiting.least))
    return HttpResponseRedirect(_back(request, waiting.wanted))


def _let_in(request: HttpRequest, face: FaceIdentity, waiting: Waiting, *, secret: str, at: datetime) -> str | None:
    """Open the session of whose face it was; or say why not."""
    token = request.GET.get("BizToken", "")
    try:
        account, verified = sign_in_by_face(
            face, waiting.challenge, waiting.departure, secret=secret, token=token, at=at
        )
    except UnableToVerify as fault:
        return fault.code
    except UnableToMeet:
        return "expired"
    least, known = least_of(waiting.least), ("", waiting.signed_in, str(account.person_id))
    if least is Assurance.NETWORK and _signed_in(request) not in known:
        return "came_meanwhile"  # by another tab: whoever it is goes on typing there
    return let_in(request, account, verified, least=least)


def _signed_in(request: HttpRequest) -> str:
    """Who is signed in here, '' for nobody."""
    person = find_person(request)
    return str(person.pk) if person else ""


def _face() -> FaceIdentity:
    face = find_face()
    if face is None:
        raise Http404
    return face


def _known(request: HttpRequest) -> Claimed | None:
    """Who is signed in as a citizen, and has a picture with the state: they need not type who they are."""
    person = find_person(request)
    if person is None or assurance_of(request) is Assurance.NONE or not may_show_face(person):
        return None
    number = paper_no_of(person)
    return Claimed(name=person.name, paper_no=number) if number else None


def _back(request: HttpRequest, wanted: str) -> str:
    return wanted if is_within(request, wanted) else reverse("counter:mine")


def _unable(
    request: HttpRequest, *, code: str, wanted: str = "", least: Assurance = Assurance.NETWORK
) -> HttpResponse:
    """Say why nobody was let in, and the ways forward: again, by another way, or at a counter."""
    within, person = wanted if is_within(request, wanted) else "", find_person(request)
    return show(
        request,
        "sign_in/face_unable.html",
        status=_STATUS.get(code, 400),
        code=code,
        asks_again=code in _AGAIN and request.method == "GET",
        back=within if person is not None else "",
        next=within,
        least=least,
        by_network=find_network() is not None,
        by_card=reads_cards(),
    )
