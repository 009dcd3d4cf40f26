"""Taking one's form back before anything is printed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework import outside_births
from xinsheng.casework.acting import UnableToAct
from xinsheng.counter.asking import asked_of, page_key_of, refused, stale, version_on_page
from xinsheng.counter.claim.work import get_own_case
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services.first_issuance_outside import WITHDRAW_CLAIM
from xinsheng.law.terms import Service, Stage


@require_http_methods(["GET", "POST"])
@signed_in
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask once, then take it back; the test report can be used for another claim again."""
    case = get_own_case(person_of(request), case_id)
    back = reverse("counter:my_case", args=[case.pk])
    if case.service != Service.FIRST_ISSUANCE_OUTSIDE:
        raise Http404
    if request.method == "POST":
        try:
            outside_births.withdraw_claim(case.pk, by=by_of(request), at=now(), asked=asked_of(request))
        except UnableToAct as unable:
            return refused(request, unable, again_url=back)
        except NotAllowed:
            return stale(request, again_url=back)
        return HttpResponseRedirect(reverse("counter:mine"))
    if Stage(case.stage) not in WITHDRAW_CLAIM.moves:
        return HttpResponseRedirect(back)
    return show(
        request,
        "outside/withdraw.html",
        case=case,
        page_key=page_key_of(request),
        seen_version=version_on_page(case),
        back_url=back,
    )
