"""Enrolling a passkey: login name and the two codes, then the device, then what holds from when."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework import passkeys
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.passkeys import LONGEST_LABEL
from xinsheng.desk.sign_in import second_way
from xinsheng.desk.sign_in.asking import ask, take
from xinsheng.desk.sign_in.limits import too_often, tries_too_often
from xinsheng.desk.sign_in.wording import refusal
from xinsheng.law.sign_in import CHALLENGE_LIVES
from xinsheng.look.fields import CodeInput
from xinsheng.proof.passkeys import UnableToVerifyPasskey
from xinsheng.registry.models import Passkey

_ENROLMENT = "enrolment"
_PURPOSE = "enrol"


class CodesForm(forms.Form):
    """Who one is, and what two others gave one."""

    login_name = forms.CharField(label=_("登录名"), max_length=40)
    first = forms.CharField(label=_("第一张登记码"), widget=CodeInput, max_length=40)
    second = forms.CharField(
        label=_("第二张登记码"), widget=CodeInput, max_length=40, help_text=_("两位管理员各给您一张，先后不限")
    )


class LabelForm(forms.Form):
    """What the person calls the passkey."""

    label = forms.CharField(
        label=_("给这把密钥起个名字"),
        max_length=LONGEST_LABEL,
        initial=_("安全密钥"),
        help_text=_("只给您自己和管理员看，例如“蓝色 U 盾”"),
    )


@require_http_methods(["GET", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """Ask for login name and codes; whatever is wrong is told in one and the same sentence."""
    at = datetime.now(tz=UTC)
    form, status = CodesForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if tries_too_often(request, at=at, login_name=told["login_name"]):
            return too_often(request, at=at)
        found = passkeys.find_enrolment(
            login_name=told["login_name"], first=told["first"], second=told["second"], at=at
        )
        if found is not None:
            request.session.cycle_key()
            request.session[_ENROLMENT] = str(found.pk)
            return redirect("desk:enrol_key")
        sentence = gettext(
            "登录名或登记码不符，或登记码已用过、已过期。请对照两张登记码核对；仍不行的，请联系给您登记码的管理员。"
        )
        form.add_error(None, forms.ValidationError(sentence, code="refused"))
        status = 403
    return render(request, "desk/sign_in/codes.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def key(request: HttpRequest) -> HttpResponse:
    """Ask the device for a new passkey, or enrol the one it made."""
    at = datetime.now(tz=UTC)
    enrolment_id = request.session.get(_ENROLMENT)
    if enrolment_id is None:
        return redirect("desk:enrol")
    form = LabelForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _ask(request, UUID(enrolment_id), at=at, form=form)
    if tries_too_often(request, at=at):
        return too_often(request, at=at)
    asked = take(request, purpose=_PURPOSE)
    if asked is None or at - asked.asked_at > CHALLENGE_LIVES:
        return _ask(request, UUID(enrolment_id), at=at, form=form, refused="expired")
    try:
        enrolled = passkeys.enrol(
            UUID(enrolment_id),
            answer=request.POST.get("answer", ""),
            challenge=asked.content,
            label=form.cleaned_data["label"],
            at=at,
        )
    except (UnableToAct, UnableToVerifyPasskey) as fault:
        return _ask(request, UUID(enrolment_id), at=at, form=form, refused=fault.code)
    request.session.flush()
    second_way.offer(request, enrolled.enrolment, at=at)
    return _done(request, enrolled, at=at)


def _ask(
    request: HttpRequest, enrolment_id: UUID, *, at: datetime, form: forms.Form, refused: str = ""
) -> HttpResponse:
    try:
        options = passkeys.options_for(enrolment_id, challenge=ask(request, purpose=_PURPOSE, at=at), at=at)
    except UnableToAct as fault:
        request.session.pop(_ENROLMENT, None)
        form = CodesForm()
        page: dict[str, Any] = {"form": form, "refused": refusal(refused or fault.code)}
        return render(request, "desk/sign_in/codes.html", page, status=403)
    page = {"form": form, "options": options, "refused": refusal(refused) if refused else ""}
    return render(request, "desk/sign_in/key.html", page, status=403 if refused else 200)


def _done(request: HttpRequest, enrolled: Passkey, *, at: datetime) -> HttpResponse:
    page = {"passkey": enrolled, "cools": enrolled.usable_from > at}
    return render(request, "desk/sign_in/enrolled.html", page)
