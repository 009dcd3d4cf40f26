"""The papers an application needs, and the page on which one of them is photographed."""

import logging
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.materials import Paper, give_material
from xinsheng.casework.paper_readings import find_unclear
from xinsheng.casework.snapshots import Proposed, facts_of
from xinsheng.counter.asking import asked_of, page_key_of, refused
from xinsheng.counter.claim.materials.files import REFUSALS, FileForm
from xinsheng.counter.measured_uploads import measured
from xinsheng.counter.reissue.reach import find_open_case
from xinsheng.counter.reissue.views import application_so_far
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.gateways.vault import UnableToStore
from xinsheng.law.applications import Application
from xinsheng.law.materials import given, materials_needed
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.requirements import Requirement
from xinsheng.law.terms import Finding, Material, Satisfaction
from xinsheng.registry.models import Case
from xinsheng.words.labels import label
from xinsheng.words.reasons import reason_sentence

_log = logging.getLogger(__name__)


@require_safe
@signed_in
def papers(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Only what is needed, each with its state; going on is open, for originals may be shown at the counter."""
    case = find_open_case(person_of(request), case_id)
    if case is None:
        return HttpResponseRedirect(reverse("counter:my_case", args=[case_id]))
    said = application_so_far(case, person=person_of(request))
    if said is None:
        return HttpResponseRedirect(reverse("counter:reissue_application", args=[case.pk]))
    facts = facts_of(case, at=now(), proposed=Proposed(application=said))
    unclear = find_unclear(case, giver=person_of(request))
    dim = set(case.materials.filter(pk__in=unclear).values_list("kind", flat=True))
    rows = []
    for one in materials_needed(facts):
        have = given(facts, one.material)
        stands = bool(have) and all(fact.finding is not Finding.NOT_ACCEPTABLE for fact in have)
        rows.append((one.material, label(one.material), stands, one.material in dim))
    return show(
        request,
        "reissue/papers.html",
        case=case,
        rows=rows,
        step=2,
        steps=3,
        back_url=reverse("counter:reissue_application", args=[case.pk]),
    )


@measured
@require_http_methods(["GET", "POST"])
@signed_in
def paper(request: HttpRequest, case_id: UUID, kind: str) -> HttpResponse:
    """One paper."""
    case = find_open_case(person_of(request), case_id)
    said = application_so_far(case, person=person_of(request)) if case is not None else None
    if case is None or said is None:
        return HttpResponseRedirect(reverse("counter:my_case", args=[case_id]))
    row = _get_row(case, said=said, kind=kind)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    reasons: list[str] = []
    if form.is_valid():
        done = _give(request, case, said=said, row=row, form=form)
        if isinstance(done, HttpResponse):
            return done
        reasons = done
    return show(
        request,
        "reissue/paper.html",
        case=case,
        form=form,
        words=label(row.material),
        source=row.source,
        reasons=reasons,
        page_key=page_key_of(request),
        back_url=reverse("counter:reissue_papers", args=[case.pk]),
    )


def _get_row(case: Case, *, said: Application, kind: str) -> Requirement:
    """The row of the list that lets this paper be given; what is not asked for is missing."""
    facts = facts_of(case, at=now(), proposed=Proposed(application=said))
    row = next((one for one in materials_needed(facts) if one.material == kind), None)
    if row is None:
        raise Http404
    return row


def _give(
    request: HttpRequest, case: Case, *, said: Application, row: Requirement, form: FileForm
) -> HttpResponse | list[str]:
    given_paper = Paper(
        kind=Material(row.material), way=Satisfaction.UPLOAD, file=form.scrubbed, details=form.details
    )
    asked = asked_of(request, file_digests=[form.scrubbed.original_digest])
    try:
        give_material(case.pk, paper=given_paper, declaration=said, by=by_of(request), at=now(), asked=asked)
    except UnableToAct as unable:
        return refused(request, unable, again_url=request.path)
    except NotAllowed as not_allowed:
        return [reason_sentence(reason) for reason in not_allowed.reasons]
    except UnableToStore as fault:
        _log.error("paper_not_stored", extra={"code": fault.code})
        form.add_error("file", ValidationError(str(REFUSALS["not_available"]), code="file_not_stored"))
        return []
    return HttpResponseRedirect(reverse("counter:reissue_papers", args=[case.pk]))
