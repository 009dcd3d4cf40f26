"""The pages of the number and of its code."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.phone_codes import confirm_phone, send_phone_code
from xinsheng.counter.phone_code.form import PhoneCodeForm
from xinsheng.counter.phone_code.sending import AGAIN, JUST_SENT, why_not_sent
from xinsheng.counter.registration.phone.form import PhoneForm
from xinsheng.counter.registration.way import PHONE, PHONE_CODE, address_of, onward, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration
from xinsheng.counter.visitor import by_of
from xinsheng.words.refusals import refusal_sentence


@require_http_methods(["GET", "POST"])
@on_own_registration
def phone(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask for the number and send it a code, unless the number is confirmed already or there is none."""
    form = PhoneForm(request.POST or None, work=work)
    if form.is_valid():
        declaration = replace(work.declaration, phone=form.number)
        kept = keep(work, declaration, request=request, pages=(PHONE,))
        if not form.number or kept.phone_confirmed:
            return onward(kept, after=PHONE)
        refused = _send(request, kept)
        if refused in ("", JUST_SENT):
            return HttpResponseRedirect(address_of(kept, PHONE_CODE))
        form.add_error("phone", ValidationError(refusal_sentence(refused), code=refused))
    return show_page(request, work, "phone/page.html", page=PHONE, form=form)


@require_http_methods(["GET", "POST"])
@on_own_registration
def phone_code(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask for the code; another is sent after a minute. A wrong, an old and one code too many are one answer."""
    if not work.declaration.phone or work.phone_confirmed:
        return onward(work, after=PHONE_CODE)
    told = ""
    is_wanted_again = AGAIN in request.POST
    if is_wanted_again:
        refused = _send(request, work)
        told = refusal_sentence(refused) if refused else str(_("已重新发送，请查收短信；以最新的一条为准"))
    form = PhoneCodeForm(None if is_wanted_again else request.POST or None)
    if form.is_valid():
        if _is_right(request, work, code=form.cleaned_data["code"]):
            return onward(replace(work, phone_confirmed=True), after=PHONE_CODE)
        form.tell_wrong()
    return show_page(request, work, "phone/code.html", page=PHONE_CODE, form=form, told=told)


def _is_right(request: HttpRequest, work: Work, *, code: str) -> bool:
    return confirm_phone(work.case.pk, phone=work.declaration.phone, code=code, by=by_of(request), at=work.at)


def _send(request: HttpRequest, work: Work) -> str:
    phone, by = work.declaration.phone, by_of(request)
    return why_not_sent(lambda: send_phone_code(work.case.pk, phone=phone, by=by, at=work.at))
