"""Taking one's registration back, after a page that says what follows."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework import registrations
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.casework.snapshots import objections_to
from xinsheng.counter.asking import asked_of, page_key_of, refused, version_on_page
from xinsheng.counter.registration.work import get_own_registration
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services.service_registration import WITHDRAW_REGISTRATION
from xinsheng.law.terms import Stage


@require_http_methods(["GET", "POST"])
@signed_in
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say what follows, then withdraw; where it cannot be, lead to where the case stands."""
    case, at = get_own_registration(person_of(request), case_id), now()
    result_url = reverse("counter:my_registration", args=[case.pk])
    was_begun = case.stage == Stage.BEGUN
    if request.method == "POST":
        try:
            registrations.withdraw_registration(case.pk, by=by_of(request), at=at, asked=asked_of(request))
        except UnableToAct as unable:
            return refused(request, unable, again_url=result_url)
        except NotAllowed:
            return HttpResponseRedirect(result_url)
        return HttpResponseRedirect(reverse("counter:register") if was_begun else result_url)
    if objections_to(WITHDRAW_REGISTRATION, case, by=by_of(request), at=at):
        return HttpResponseRedirect(result_url)
    return show(
        request,
        "mine/registration/withdraw.html",
        was_begun=was_begun,
        certificate=certificate_in_force(case.pk),
        page_key=page_key_of(request),
        seen_version=version_on_page(case),
        back_url=reverse("counter:register") if was_begun else result_url,
    )
