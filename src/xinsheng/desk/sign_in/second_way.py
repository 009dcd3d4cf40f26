"""Enrolling one-time codes beside the passkey just enrolled; ending them; asking for a new passkey."""

from base64 import b64decode, b64encode
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from xinsheng.casework import one_time_codes
from xinsheng.casework.acting import UnableToAct
from xinsheng.desk.officers import Officer, for_readers, opens_of
from xinsheng.desk.sign_in.by_code import CodeBox
from xinsheng.desk.sign_in.limits import too_often, tries_too_often
from xinsheng.desk.sign_in.wording import refusal
from xinsheng.law.sign_in import OFFER_LIVES, Opens
from xinsheng.look.fields import digits_in
from xinsheng.papers.qr import qr_svg
from xinsheng.registry.models import Enrolment

_ISSUER = "新生"
_OFFER = "second_way"  # in the session of the browser that has just enrolled a passkey


class FirstCodeForm(forms.Form):
    """A code that the authenticator shows: it has the secret."""

    code = forms.CharField(label=_("身份验证器上显示的六位数字"), max_length=20, widget=CodeBox)


def offer(request: HttpRequest, enrolment: Enrolment, *, at: datetime) -> None:
    """Let this browser, which has just enrolled the passkey of this enrolment, enrol codes beside it."""
    hidden = one_time_codes.hidden_secret(one_time_codes.new_secret(), person_id=enrolment.person_id)
    request.session[_OFFER] = {
        "enrolment": str(enrolment.pk),
        "secret": b64encode(hidden).decode(),
        "at": at.isoformat(),
    }


@never_cache
@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """Show the secret to be scanned, and keep it with a first code of it; only where it was just offered."""
    at, refused = datetime.now(tz=UTC), ""
    offered = request.session.get(_OFFER)
    if offered is None or at - datetime.fromisoformat(offered["at"]) > OFFER_LIVES:
        request.session.pop(_OFFER, None)
        return redirect("desk:sign_in")
    enrolment = Enrolment.objects.select_related("person").get(pk=UUID(offered["enrolment"]))
    secret = one_time_codes.shown_secret(b64decode(offered["secret"]), person_id=enrolment.person_id)
    form = FirstCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if tries_too_often(request, at=at):
            return too_often(request, at=at)
        try:
            row = one_time_codes.enrol_codes(
                enrolment.pk, secret=secret, code=digits_in(form.cleaned_data["code"]), at=at
            )
        except UnableToAct as fault:
            refused = refusal(fault.code)
        else:
            request.session.flush()
            return render(request, "desk/sign_in/second_done.html", {"row": row, "cools": row.usable_from > at})
    login_name = enrolment.person.accounts.of_officers().values_list("login_name", flat=True).first() or ""
    page = {
        "form": form,
        "refused": refused,
        "svg": qr_svg(one_time_codes.address_of(secret, login_name=login_name, issuer=_ISSUER)),
        "secret": " ".join(secret[begin : begin + 4] for begin in range(0, len(secret), 4)),
        "login_name": login_name,
    }
    return render(request, "desk/sign_in/second.html", page, status=403 if refused else 200)


@require_POST
@for_readers
def revoke(_request: HttpRequest, officer: Officer) -> HttpResponse:
    """End one's own codes; a session by them ends with it."""
    with suppress(UnableToAct):  # ended meanwhile: what was wanted
        one_time_codes.revoke_own_codes(by=officer.by(), at=officer.at)
    return redirect("desk:my_door")


@require_POST
@for_readers
def ask_anew(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask for a new passkey, for who came in without one; the page they come back to says since when."""
    if Opens.ACTING not in opens_of(request):
        with suppress(UnableToAct):  # asked today already, as the page says
            one_time_codes.ask_for_new_passkey(by=officer.by(), at=officer.at)
    return redirect("desk:my_door")
