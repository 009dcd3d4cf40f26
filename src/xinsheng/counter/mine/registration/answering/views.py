"""The page on which the other of the two reads what concerns both, and answers; anyone else's is missing."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework import confirmations
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.readings import record_reading
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.casework.snapshots import objections_to
from xinsheng.counter.asking import asked_of, page_key_of, refused, stale, version_on_page
from xinsheng.counter.mine.registration.answering.form import AnswerForm
from xinsheng.counter.mine.registration.reach import get_named
from xinsheng.counter.raising import freshly_enough_for
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services.spouse_confirmation import CONFIRM_AS_SPOUSE
from xinsheng.law.shared_answers import shared_answers
from xinsheng.law.terms import Duty
from xinsheng.look.shared_answers import shared_rows
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import Case


@require_http_methods(["GET", "POST"])
@signed_in
@freshly_enough_for("confirm_as_spouse", duty=Duty.SPOUSE)
def answer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what concerns both and take the answer; where none is awaited any more, lead to where the case stands."""
    case = get_named(person_of(request), case_id)
    declaration, result_url = find_couple_declaration(case), reverse("counter:my_registration", args=[case.pk])
    if declaration is None:
        raise Http404
    content = digest_of(shared_answers(declaration)).hex()
    posted: dict[str, Any] = {"data": request.POST} if request.method == "POST" else {}
    form = AnswerForm(**posted, initial={"content": content})
    if form.is_valid():
        if form.cleaned_data["content"] != content:
            return stale(request, again_url=result_url)
        return _answer(request, case, form=form, result_url=result_url)
    if objections_to(CONFIRM_AS_SPOUSE, case, by=by_of(request), at=now()):
        return HttpResponseRedirect(result_url)
    return _show(request, case, declaration=declaration, form=form, back_url=result_url)


def _answer(request: HttpRequest, case: Case, *, form: AnswerForm, result_url: str) -> HttpResponse:
    by, at, asked = by_of(request), now(), asked_of(request)
    try:
        if form.objection is None:
            confirmations.confirm_as_spouse(case.pk, by=by, at=at, asked=asked)
        else:
            confirmations.object_as_spouse(case.pk, objection=form.objection, by=by, at=at, asked=asked)
    except UnableToAct as unable:
        return refused(request, unable, again_url=result_url)
    except NotAllowed:
        return stale(request, again_url=result_url)
    return HttpResponseRedirect(result_url)


def _show(
    request: HttpRequest, case: Case, *, declaration: CoupleDeclaration, form: AnswerForm, back_url: str
) -> HttpResponse:
    record_reading(case, by=by_of(request), purpose="own_answer", page="spouse_answer", at=now())
    return show(
        request,
        "mine/registration/answering/page.html",
        form=form,
        rows=shared_rows(declaration),
        until=case.registration.spouse_until,
        page_key=page_key_of(request),
        seen_version=version_on_page(case),
        back_url=back_url,
    )
