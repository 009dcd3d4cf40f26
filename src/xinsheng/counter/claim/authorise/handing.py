"""The mother hands what she has typed to the person she sends, if she wants to; who is sent may begin with it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.claims import save_declaration_draft
from xinsheng.casework.handed_drafts import find_handed_to, hand_to_agent
from xinsheng.counter.asking import asked_of, refused
from xinsheng.counter.claim.way import CHECK, COLLECTOR, COLLECTOR_OTHER, MATERIALS, SIGN, pages_of
from xinsheng.counter.claim.work import Work, draft_to_hand, handed_draft, on_own_form
from xinsheng.counter.raising import surely_enough_for
from xinsheng.counter.visitor import by_of
from xinsheng.law.reasons import NotAllowed

_THEIR_OWN = frozenset({COLLECTOR, COLLECTOR_OTHER, MATERIALS, CHECK, SIGN})  # answered anew by whoever is sent


def has_something_to_hand(work: Work) -> bool:
    """Whether the mother has answered anything that the person she sends would otherwise be asked."""
    return work.is_mother and bool(_answered(work))


def _answered(work: Work) -> frozenset[str]:
    return frozenset(page for page in pages_of(work) if work.has_answered(page)) - _THEIR_OWN


@require_POST
@on_own_form
@surely_enough_for("hand_to_agent")
def hand(request: HttpRequest, work: Work) -> HttpResponse:
    """Hand it over; the page she came from says that it is done. Taken back meanwhile, it says that instead."""
    back = reverse("counter:claim-authorised", args=[work.case.pk])
    if not has_something_to_hand(work):
        raise Http404
    payload = draft_to_hand(work, answered=_answered(work))
    try:
        hand_to_agent(work.case.pk, payload=payload, by=by_of(request), at=work.at, asked=asked_of(request))
    except UnableToAct as unable:
        return refused(request, unable, again_url=back)
    except NotAllowed:
        return HttpResponseRedirect(reverse("counter:my_case", args=[work.case.pk]))
    return HttpResponseRedirect(back)


@require_POST
@on_own_form
def take(request: HttpRequest, work: Work) -> HttpResponse:
    """Go on with what the mother handed over, in the place of what one has typed oneself."""
    handed = find_handed_to(work.person, case=work.case, on=work.today)
    if handed is None or work.is_mother:
        raise Http404
    payload = handed_draft(handed, person=work.person)
    save_declaration_draft(work.case.pk, payload=payload, by=by_of(request), at=work.at)
    return HttpResponseRedirect(reverse("counter:claim-birth", args=[work.case.pk]))
