"""The couple's phone number has changed: the new one, the code sent to it, and from then on messages go there."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.new_phones import change_phone, confirm_new_phone, send_new_phone_code
from xinsheng.casework.snapshots import objections_to
from xinsheng.counter.asking import asked_of, page_key_of, refused, version_on_page
from xinsheng.counter.mine.registration.telling import telling_of
from xinsheng.counter.phone_code.form import PhoneCodeForm
from xinsheng.counter.phone_code.sending import AGAIN, JUST_SENT, why_not_sent
from xinsheng.counter.raising import freshly_enough_for
from xinsheng.counter.registration.work import get_own_registration
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.declaration import normalise_mobile_no
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services.couples_phone import CHANGE_PHONE
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Case
from xinsheng.words.refusals import refusal_sentence

CODE = "code"
_TOLD_AT_THE_NUMBER = {"bad_phone", "same_phone", "too_many_phones_today", "too_many_codes", "too_many_codes_today"}


class NewPhoneForm(forms.Form):
    """The new number."""

    phone = forms.CharField(
        label=_("新的手机号码"),
        max_length=20,
        help_text=_("本人、家人的都可以，会发一条验证码短信确认"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        """Spaces and hyphens are habits of writing."""
        return normalise_mobile_no(str(self.cleaned_data["phone"]))


@require_http_methods(["GET", "POST"])
@signed_in
@freshly_enough_for("change_phone", duty=Duty.DECLARANT)
def new_phone(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask for the number, send it a code, take the code; where it cannot be changed, lead to the case."""
    case, at = get_own_registration(person_of(request), case_id), now()
    if objections_to(CHANGE_PHONE, case, by=by_of(request), at=at):
        return HttpResponseRedirect(_result_of(case))
    number = NewPhoneForm(request.POST if request.method == "POST" else None)
    if not number.is_valid():
        return _show(request, case, number=number)
    phone = number.cleaned_data["phone"]
    if CODE in request.POST and AGAIN not in request.POST:
        return _take_code(request, case, number=number)
    fault = _send(request, case, phone=phone)
    if fault in _TOLD_AT_THE_NUMBER:
        number.add_error("phone", ValidationError(refusal_sentence(fault), code=fault))
        return _show(request, case, number=number)
    sent_again = _("已重新发送，请查收短信；以最新的一条为准") if AGAIN in request.POST else ""
    told = refusal_sentence(fault) if fault and AGAIN in request.POST else str(sent_again)
    return _show(request, case, number=number, code=PhoneCodeForm(None), told=told)


def _result_of(case: Case) -> str:
    return reverse("counter:my_registration", args=[case.pk])


def _send(request: HttpRequest, case: Case, *, phone: str) -> str:
    by, told = by_of(request), {*_TOLD_AT_THE_NUMBER, JUST_SENT}
    return why_not_sent(lambda: send_new_phone_code(case.pk, phone=phone, by=by, at=now()), told=told)


def _take_code(request: HttpRequest, case: Case, *, number: NewPhoneForm) -> HttpResponse:
    form, phone, at = PhoneCodeForm(request.POST), number.cleaned_data["phone"], now()
    if not form.is_valid():
        return _show(request, case, number=number, code=form)
    by = by_of(request)
    if not confirm_new_phone(case.pk, phone=phone, code=form.cleaned_data["code"], by=by, at=at):
        form.tell_wrong()
        return _show(request, case, number=number, code=form)
    try:
        change_phone(case.pk, phone=phone, by=by, at=at, asked=asked_of(request))
    except UnableToAct as unable:
        if unable.code in _TOLD_AT_THE_NUMBER:
            number.add_error("phone", ValidationError(refusal_sentence(unable.code), code=unable.code))
            return _show(request, case, number=number)
        return refused(request, unable, again_url=_result_of(case))
    except NotAllowed:
        return HttpResponseRedirect(_result_of(case))
    return HttpResponseRedirect(f"{_result_of(case)}?done=new_phone")


def _show(
    request: HttpRequest, case: Case, *, number: NewPhoneForm, code: PhoneCodeForm | None = None, told: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {"form": code if code is not None else number}
    known = telling_of(case, person=person_of(request))
    return show(
        request,
        "mine/registration/new_phone.html",
        case=case,
        is_code=code is not None,
        phone=number.cleaned_data["phone"] if code is not None else "",
        told=told,
        known=known.phone,
        has_phone=known.has_phone,
        page_key=page_key_of(request),
        seen_version=version_on_page(case),
        back_url=_result_of(case),
        **context,
    )
