"""The list of needed papers, and the page on which one of them is given."""

import logging
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.materials import Paper, give_material
from xinsheng.casework.paper_readings import find_unclear
from xinsheng.casework.presented_licences import check_presented, find_doubtful
from xinsheng.counter.asking import asked_of, refused
from xinsheng.counter.by_hand import WrittenForm
from xinsheng.counter.claim.materials.as_before import find_given_before
from xinsheng.counter.claim.materials.files import REFUSALS, FileForm, LicenceForm
from xinsheng.counter.claim.materials.listed import (
    Listed,
    find_listed,
    is_examined,
    listed_materials,
    ways_open_online,
    why_refused,
)
from xinsheng.counter.claim.materials.statements import SignForm, find_text, statement_details
from xinsheng.counter.claim.way import MATERIALS, address_of, onward, show_page
from xinsheng.counter.claim.work import Work, keep, on_own_form
from xinsheng.counter.measured_uploads import measured
from xinsheng.counter.pointing import pointed_rows
from xinsheng.counter.raising import freshly_enough_for, surely_enough_for
from xinsheng.counter.visitor import by_of
from xinsheng.gateways.vault import UnableToStore
from xinsheng.law.acts import StatementKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Material as Kind
from xinsheng.law.terms import Satisfaction
from xinsheng.words.reasons import reason_sentence

_log = logging.getLogger(__name__)


@require_http_methods(["GET", "POST"])
@on_own_form
def materials(request: HttpRequest, work: Work) -> HttpResponse:
    """List what is needed; going on is open, for originals may be shown at the counter."""
    if request.method == "POST":
        return onward(keep(work, work.declaration, page=MATERIALS, request=request), after=MATERIALS)
    return show_page(
        request,
        work,
        "materials/list.html",
        page=MATERIALS,
        listed=listed_materials(work),
        before=find_given_before(work),
        unclear=find_unclear(work.case, giver=work.person),
        done=request.GET.get("done", ""),
    )


def sends_statement(request: HttpRequest) -> bool:
    """Whether a name is put to something here, and no paper handed in."""
    return request.POST.get("way") == Satisfaction.SIGNED_STATEMENT


@measured
@require_http_methods(["GET", "POST"])
@on_own_form
@surely_enough_for("give_material")
@freshly_enough_for("give_material", when=sends_statement)
def material(request: HttpRequest, work: Work, kind: str) -> HttpResponse:
    """One paper: show the ways to give this paper, or take it in one of them."""
    listed = find_listed(work, kind)
    if listed is None:
        raise Http404
    ways = ways_open_online(listed, signs=_signs(work, listed))
    way = request.POST.get("way", "")
    if request.method == "POST" and (way not in ways or _names_nobody(listed, way=way)):
        raise Http404
    posted = request.method == "POST"
    forms: dict[str, FileForm | LicenceForm | SignForm] = {
        "upload": FileForm(**_sent(request, mine=posted and way == Satisfaction.UPLOAD), prefix="upload"),
        "elicence": LicenceForm(**_sent(request, mine=posted and way == Satisfaction.ELICENCE), prefix="elicence"),
        "signed_statement": SignForm(**_sent(request, mine=posted and way == Satisfaction.SIGNED_STATEMENT)),
    }
    form = forms.get(way)
    written = _written(request, work, sent=way == Satisfaction.SIGNED_STATEMENT)
    if form is not None and form.is_valid() and (written.is_valid() or not written.is_bound):
        paper = _paper(work, listed, form=form, again=_again(request, work, listed))
        try:
            return _give(request, work, listed=listed, paper=paper, forms=forms, written=written)
        except UnableToStore as fault:
            _log.error("paper_not_stored", extra={"code": fault.code})
            form.add_error("file", ValidationError(str(REFUSALS["not_available"]), code="file_not_stored"))
    return _show(request, work, listed=listed, forms=forms, form=form, written=written)


def _written(request: HttpRequest, work: Work, *, sent: bool) -> WrittenForm:
    kind = StatementKind.MATERIAL_STATEMENT
    return WrittenForm(request.POST if sent else None, case=work.case, kind=kind, at=work.at)


def _signs(work: Work, listed: Listed) -> bool:
    """Whether this person can put their name to it here: the mother to hers, a parent or guardian to parentage."""
    return work.is_mother or bool(find_text(listed.requirement.material, work=work))


def _names_nobody(listed: Listed, *, way: str) -> bool:
    """An authorisation is signed on the page on which its agent is named."""
    return way == Satisfaction.SIGNED_STATEMENT and listed.requirement.material is Kind.AUTHORISATION


def _again(request: HttpRequest, work: Work, listed: Listed) -> UUID | None:
    """Which of one's own unexamined ones is to be given again."""
    asked = request.POST.get("again") or request.GET.get("again", "")
    own = (one for one in listed.given if one.given_by_id == work.person.pk and not is_examined(one))
    return next((one.pk for one in own if str(one.pk) == asked), None)


def _sent(request: HttpRequest, *, mine: bool) -> dict[str, Any]:
    return {"data": request.POST, "files": request.FILES} if mine else {}


def _paper(work: Work, listed: Listed, *, form: FileForm | LicenceForm | SignForm, again: UUID | None) -> Paper:
    kind = listed.requirement.material
    if isinstance(form, LicenceForm):
        details = check_presented(form.original, at=work.at)
        return Paper(kind=kind, way=Satisfaction.ELICENCE, file=form.scrubbed, details=details, replaces=again)
    if isinstance(form, FileForm):
        return Paper(kind=kind, way=Satisfaction.UPLOAD, file=form.scrubbed, details=form.details, replaces=again)
    details = statement_details(find_text(kind, work=work), work=work)
    return Paper(kind=kind, way=Satisfaction.SIGNED_STATEMENT, details=details)


def _give(
    request: HttpRequest,
    work: Work,
    *,
    listed: Listed,
    paper: Paper,
    forms: dict[str, FileForm | LicenceForm | SignForm],
    written: WrittenForm,
) -> HttpResponse:
    again_url = request.path
    digests = [paper.file.original_digest] if paper.file else []
    asked = asked_of(request, file_digests=digests)
    by = written.by(request) if written.is_bound else by_of(request)
    try:
        give_material(work.case.pk, paper=paper, declaration=work.declaration, by=by, at=work.at, asked=asked)
    except UnableToAct as unable:
        if written.refuses(unable):
            return _show(request, work, listed=listed, forms=forms, written=written)
        return refused(request, unable, again_url=again_url)
    except NotAllowed as not_allowed:
        reasons = [reason_sentence(reason) for reason in not_allowed.reasons]
        return _show(request, work, listed=listed, forms={}, written=written, reasons=reasons)
    return HttpResponseRedirect(again_url)


def _show(
    request: HttpRequest,
    work: Work,
    *,
    listed: Listed,
    forms: dict[str, FileForm | LicenceForm | SignForm],
    written: WrittenForm,
    form: FileForm | LicenceForm | SignForm | None = None,
    reasons: list[str] | None = None,
) -> HttpResponse:
    ways = ways_open_online(listed, signs=_signs(work, listed))
    kind = listed.requirement.material
    bound: dict[str, Any] = {"form": form} if form is not None else {}
    return show_page(
        request,
        work,
        "materials/give.html",
        page=MATERIALS,
        listed=listed,
        given=[(one, is_examined(one), why_refused(one)) for one in listed.given],
        unclear=find_unclear(work.case, giver=work.person),
        doubtful=find_doubtful(work.case, giver=work.person),
        given_now=listed.given,
        pointed=pointed_rows(work.case, said=work.declaration, giver=work.person, recorded=work.recorded_papers),
        forms={way: made for way, made in forms.items() if way in ways},
        again=_again(request, work, listed),
        written=written,
        reasons=reasons or (),
        statement=find_text(kind, work=work),
        authorise_url=reverse("counter:claim-authorise", args=[work.case.pk]) if work.is_mother else "",
        list_url=address_of(work, MATERIALS),
        **bound,
    )
