"""The list of messages that did not arrive, and the note that a family was told in person or on paper.

There is no way "by telephone": nothing is answered or told over one, since nobody knows who is at its other end.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.untold import record_told
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.untold.lines import find_case, find_older, lines_for, may_tell
from xinsheng.look.error_pages import render_error
from xinsheng.registry.models import Case, LegacyCertificate
from xinsheng.words.refusals import refusal_sentence


@require_GET
@for_officers
def untold(request: HttpRequest, officer: Officer) -> HttpResponse:
    """What no phone took, the oldest first; for whoever answers for the office."""
    if not may_tell(officer):
        raise Http404
    return show_page(request, "untold/page.html", officer=officer, here="desk:untold", lines=lines_for(officer))


@require_POST
@for_officers
def told(request: HttpRequest, officer: Officer, case_id: UUID, message_id: UUID) -> HttpResponse:
    """Note that this family was told; said twice it is noted once."""
    return _noted(request, officer, about=find_case(officer, case_id), message_id=message_id)


@require_POST
@for_officers
def told_of_older(request: HttpRequest, officer: Officer, message_id: UUID) -> HttpResponse:
    """The same of a message about a certificate older than the books that no case is about."""
    return _noted(request, officer, about=find_older(officer, message_id), message_id=message_id)


def _noted(
    request: HttpRequest, officer: Officer, *, about: Case | LegacyCertificate | None, message_id: UUID
) -> HttpResponse:
    if about is None:
        raise Http404
    try:
        record_told(about, message_id=message_id, how=request.POST.get("how", ""), by=officer.by(), at=officer.at)
    except UnableToAct as refusal:
        reasons = [refusal_sentence(refusal.code)]
        return render_error(
            request,
            409,
            reference=getattr(request, "reference", ""),
            reasons=reasons,
            again_url=reverse("desk:untold"),
        )
    return redirect("desk:untold")
