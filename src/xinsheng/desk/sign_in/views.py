"""The officers' door: one button, one passkey; a refusal says what to do, and tells a stranger nothing."""

from datetime import UTC, datetime

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from xinsheng.casework import sign_ins
from xinsheng.casework.live_sessions import MARK
from xinsheng.casework.outside import passkey_place
from xinsheng.casework.sign_ins import SignedIn, UnableToSignIn
from xinsheng.desk.sign_in.asking import ask, take
from xinsheng.desk.sign_in.limits import too_often, tries_too_often
from xinsheng.desk.sign_in.wording import refusal, why_left
from xinsheng.proof.passkeys import request_options

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_PURPOSE = "sign_in"


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a passkey, or let in whoever's passkey answers."""
    at = datetime.now(tz=UTC)
    if request.method == "GET":
        return _show(request, at=at)
    asked = take(request, purpose=_PURPOSE)
    if asked is None:
        return _refused(request, sentence=refusal("expired"), at=at)
    answer = request.POST.get("answer", "")
    try:
        let_in = sign_ins.sign_in(answer, challenge=asked.content, asked_at=asked.asked_at, at=at)
    except UnableToSignIn as refused:
        return _refused(request, sentence=refusal(refused.code, usable_from=refused.usable_from), at=at)
    return enter(request, let_in)


def _refused(request: HttpRequest, *, sentence: str, at: datetime) -> HttpResponse:
    """Refused tries alone are counted: a stranger behind the same address keeps no officer with a good key out."""
    if tries_too_often(request, at=at):
        return too_often(request, at=at)
    return _show(request, at=at, refused=sentence)


def enter(request: HttpRequest, let_in: SignedIn) -> HttpResponse:
    """Begin the browser's session under a new key, with the mark of the person's one live session."""
    wanted = _next(request)
    request.session.flush()
    login(request, let_in.account, backend=_BACKEND)
    request.session[MARK] = str(let_in.mark)
    return redirect(wanted or reverse("desk:today"))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and allowed else ""


def _show(request: HttpRequest, *, at: datetime, refused: str = "") -> HttpResponse:
    said = request.GET if request.method == "GET" else request.POST
    page = {
        "options": request_options(passkey_place(), challenge=ask(request, purpose=_PURPOSE, at=at)),
        "refused": refused,
        "left": why_left(said.get("left", "")),
        "unsaved": "unsaved" in request.GET,
        "next": said.get("next", ""),
    }
    return render(request, "desk/sign_in/page.html", page, status=403 if refused else 200)
