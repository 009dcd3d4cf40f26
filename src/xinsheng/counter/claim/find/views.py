"""The forms that wait for this person, and opening one's own."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.claims import begin_claim_by_authorisation, begin_claim_by_identity, find_authorised
from xinsheng.casework.snapshots import is_mother
from xinsheng.counter.asking import asked_of, page_key_of, refused
from xinsheng.counter.raising import surely_enough_for
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in, today
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Authorisation, Case, Person
from xinsheng.words.reasons import reason_sentence


@require_safe
@signed_in
def find(request: HttpRequest) -> HttpResponse:
    """Show the forms of one's own children that wait to be filled in, and the way by the bedside slip."""
    return _show(request)


def _show(request: HttpRequest, *, reasons: tuple[Reason, ...] = ()) -> HttpResponse:
    person = person_of(request)
    begun = Case.objects.of_party(person, on=today()).births().filter(stage__in=FAMILYS_TURN).select_related("office")
    return show(
        request,
        "claim/find/page.html",
        reasons=[reason_sentence(reason) for reason in reasons],
        waiting=waiting_for(person),
        sent=sent_to(person, at=now()),
        begun=begun.order_by("born_local", "id"),
        page_key=page_key_of(request),
        back_url=reverse("counter:mine"),
    )


def waiting_for(person: Person) -> list[Case]:
    """The forms whose mother this person is and that nobody has opened in her name."""
    signed = Case.objects.of_parent(person).filter(stage=Stage.SIGNED).exclude(claims__person=person)
    return [
        case for case in signed.select_related("office").order_by("born_local", "id") if is_mother(person, case=case)
    ]


def sent_to(person: Person, *, at: datetime) -> list[Authorisation]:
    """The authorisations by which mothers send this person, to forms they have not opened yet."""
    named = find_authorised(person, at=at).exclude(material__case__claims__person=person)
    return list(named.filter(material__case__stage__in=FAMILYS_TURN).order_by("material__given_at"))


@require_POST
@signed_in
@surely_enough_for("begin_claim")
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open one's own form, or the one that the mother sent this person to; anyone else finds nothing."""
    by, at = by_of(request), now()
    is_sent = find_authorised(by.someone, at=at).filter(material__case=case_id).exists()
    opens = begin_claim_by_authorisation if is_sent else begin_claim_by_identity
    try:
        opens(case_id, by=by, at=at, asked=asked_of(request))
    except UnableToAct as unable:
        if unable.code == "no_such_case":
            raise Http404 from unable
        return refused(request, unable, again_url=reverse("counter:claim"))
    except NotAllowed as not_allowed:
        if any(reason.code is ReasonCode.IDENTITY_TOO_LOW for reason in not_allowed.reasons):
            return _show(request, reasons=not_allowed.reasons)
        return HttpResponseRedirect(reverse("counter:mine"))
    then = request.POST.get("then")  # the mother goes on to send somebody, or whom she sent for another child
    if then in ("authorise", "same"):
        same = "?same=1" if then == "same" else ""
        return HttpResponseRedirect(reverse("counter:claim-authorise", args=[case_id]) + same)
    return HttpResponseRedirect(reverse("counter:claim-birth", args=[case_id]))
