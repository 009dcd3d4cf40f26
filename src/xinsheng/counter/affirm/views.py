"""The page of the code: sent to the number kept as the person's own, typed back, and on to where they were."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.people import phone_of
from xinsheng.casework.phone_codes import confirm_phone, send_phone_code
from xinsheng.counter.phone_code.form import PhoneCodeForm
from xinsheng.counter.phone_code.sending import why_not_sent
from xinsheng.counter.raising import find_code_page
from xinsheng.counter.sign_in.session import is_within
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.look.masks import masked_phone
from xinsheng.registry.models import Person
from xinsheng.words.refusals import refusal_sentence

SEND = "send"  # the button that sends a code


@require_http_methods(["GET", "POST"])
@signed_in
def affirm(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Send a code to one's own number, and take it back; a wrong, an old and one code too many are one answer."""
    person = person_of(request)
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if not find_code_page(person, case_id, wanted=wanted):
        raise Http404
    told = _send(request, case_id, person=person) if SEND in request.POST else ""
    form = PhoneCodeForm(None if SEND in request.POST else request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if confirm_phone(case_id, phone=phone_of(person), code=code, by=by_of(request), at=now()):
            return HttpResponseRedirect(wanted if is_within(request, wanted) else reverse("counter:mine"))
        form.tell_wrong()
    return show(
        request,
        "affirm/page.html",
        form=form,
        phone=masked_phone(phone_of(person)),
        told=told,
        is_sent=request.method == "POST",
        next=wanted,
        back_url=wanted if is_within(request, wanted) else reverse("counter:mine"),
    )


def _send(request: HttpRequest, case_id: UUID, *, person: Person) -> str:
    """Send a code; gives the sentence to tell."""
    fault = why_not_sent(lambda: send_phone_code(case_id, phone=phone_of(person), by=by_of(request), at=now()))
    return refusal_sentence(fault) if fault else str(_("已发送，请查收短信；以最新的一条为准"))
