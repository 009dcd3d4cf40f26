"""Either spouse comes with the card: their number has changed; the code on the new phone is read out and typed."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.new_phones import change_phone, confirm_new_phone, send_new_phone_code
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.registrations.in_person.card import Found, find_passed
from xinsheng.desk.registrations.in_person.views import refuse_all_but_townships, show_found, sitting_over
from xinsheng.desk.registrations.naming import title_of
from xinsheng.law.declaration import normalise_mobile_no
from xinsheng.law.terms import Channel
from xinsheng.look.fields import CodeInput, digits_in
from xinsheng.words.refusals import refusal_sentence

WRITTEN, CODE = "written", "code"
_NOT_SENT = frozenset({"bad_phone", "same_phone", "too_many_codes", "too_many_codes_today"})
_JUST_SENT = "code_just_sent"


class NumberForm(forms.Form):
    """The new number."""

    phone = forms.CharField(label=_("新的手机号码"), max_length=20, widget=CodeInput(attrs={"inputmode": "tel"}))

    def clean_phone(self) -> str:
        """Spaces and hyphens are habits of writing."""
        return normalise_mobile_no(str(self.cleaned_data["phone"]))


class CodeForm(NumberForm):
    """The six digits that its holder reads out from the new phone."""

    field_order = ("phone", "code")
    phone = forms.CharField(widget=forms.HiddenInput, max_length=20)
    code = forms.CharField(
        label=_("新手机上收到的六位验证码"), max_length=20, widget=CodeInput(attrs={"inputmode": "numeric"})
    )

    def clean_code(self) -> str:
        """The digits; full-width ones are digits too."""
        return digits_in(self.cleaned_data["code"])


@require_POST
@for_officers
def new_phone(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask for the number and send it a code; with the code, change it."""
    refuse_all_but_townships(officer)
    found = find_passed(request, officer=officer)
    if found is None:
        return sitting_over(request, officer)
    if CODE in request.POST:
        return _take_code(request, officer, found=found)
    form = NumberForm(request.POST if WRITTEN in request.POST else None)
    if form.is_valid() and _is_sent(form, found=found, officer=officer):
        return _page(request, officer, found=found, form=CodeForm(initial=form.cleaned_data))
    return _page(request, officer, found=found, form=form)


def _is_sent(form: NumberForm, *, found: Found, officer: Officer) -> bool:
    """Send a code; a number to which none is sent is told at its box. One sent just now still holds."""
    by = officer.by(Channel.COUNTER)
    try:
        send_new_phone_code(found.case.pk, phone=form.cleaned_data["phone"], by=by, at=officer.at)
    except UnableToAct as unable:
        if unable.code not in {*_NOT_SENT, _JUST_SENT}:
            raise
        if unable.code in _NOT_SENT:
            form.add_error("phone", ValidationError(refusal_sentence(unable.code), code=unable.code))
        return unable.code == _JUST_SENT
    return True


def _take_code(request: HttpRequest, officer: Officer, *, found: Found) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, officer, found=found, form=form)
    phone, by = form.cleaned_data["phone"], officer.by(Channel.COUNTER)
    if not confirm_new_phone(found.case.pk, phone=phone, code=form.cleaned_data["code"], by=by, at=officer.at):
        form.add_error("code", ValidationError(refusal_sentence("wrong_code"), code="wrong_code"))
        return _page(request, officer, found=found, form=form)
    done = act_now(
        request,
        officer=officer,
        case=found.case,
        perform=lambda asking: change_phone(found.case.pk, phone=phone, seen=found.side, **asking),
        channel=Channel.COUNTER,
        again_url=reverse("desk:in_person"),
    )
    if done.answer is not None:
        return done.answer
    if done.outcome is None:
        return _page(request, officer, found=found, form=form, refused=done.refused)
    again = find_passed(request, officer=officer)
    return show_found(
        request, officer, found=(again,) if again else (), done=_("手机号码已换；原来留过的号码会收到告知短信")
    )


def _page(
    request: HttpRequest, officer: Officer, *, found: Found, form: NumberForm, refused: tuple[str, ...] = ()
) -> HttpResponse:
    return show_page(
        request,
        "registrations/in_person/new_phone.html",
        officer=officer,
        here="desk:in_person",
        title=title_of(found.case.registration),
        found=found,
        form=form,
        is_code=isinstance(form, CodeForm),
        refused=refused,
        page_key=page_key_of(request),
    )
