"""Two taps: the way to this page, and the word for what was asked. Nobody signs in for it who has not yet."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.demands import offices_about, report_demand
from xinsheng.counter.asking import page_key_of, stale
from xinsheng.counter.demands.form import DemandForm
from xinsheng.counter.mine.registration.reach import get_registration
from xinsheng.counter.query.limits import asks_too_often, too_often
from xinsheng.counter.query.proofs import Proven, find_proven_case
from xinsheng.counter.visitor import now, person_of, show, signed_in
from xinsheng.law.township_terms import ExtraDemand
from xinsheng.registry.models import Case
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence


@require_http_methods(["GET", "POST"])
@signed_in
def demanded(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """From the page of one's own registration; anyone else's is missing."""
    case = get_registration(person_of(request), case_id)
    back_url = reverse("counter:my_registration", args=[case.pk])
    return _answer(request, case, back_url=back_url, proof="", at=now())


@require_http_methods(["GET", "HEAD", "POST"])
def query_demanded(request: HttpRequest) -> HttpResponse:
    """From the page that a query code opened; without its proof one begins with the code again."""
    proof, at = request.POST.get("proof", ""), now()
    found = find_proven_case(proof, proven=Proven.CODE)
    if found is None:
        return HttpResponseRedirect(reverse("counter:query"))
    if asks_too_often(request, at=at):
        return too_often(request, at=at)
    answer = _answer(request, found[1], back_url=reverse("counter:query"), proof=proof, at=at)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _answer(request: HttpRequest, case: Case, *, back_url: str, proof: str, at: datetime) -> HttpResponse:
    """The page, or what came of it. Coming with no more than a proof, nothing is said yet."""
    says = request.method == "POST" and (bool(request.POST.get("page_key")) or not proof)
    form = DemandForm(request.POST if says else None, offices=offices_about(case))
    refused = ""
    if form.is_valid():
        said = form.cleaned_data
        try:
            report_demand(
                case,
                what=ExtraDemand(said["what"]),
                words=said["words"].strip(),
                office=form.chosen,
                names_case=said["names_case"],
                at=at,
                key=form.key(),
            )
        except UnableToAct as unable:
            if unable.code == "other_body":
                return stale(request, again_url=request.path)
            refused = refusal_sentence(unable.code)
        else:
            return show(
                request, "demands/done.html", back_url=back_url, names_case=said["names_case"], is_without_case=False
            )
    return show(
        request,
        "demands/page.html",
        form=form,
        refused=refused,
        proof=proof,
        choices=[(one.value, label(one)) for one in ExtraDemand],
        page_key=page_key_of(request),
        back_url=back_url,
    )
