"""The mother authorises another person to fill in and collect, in her own session on her own case."""

from dataclasses import replace
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.authorisations import agent_named_in, find_latest, revoke_authorisation, state_of
from xinsheng.casework.handed_drafts import find_handed_by
from xinsheng.casework.materials import Paper, give_material
from xinsheng.counter.asking import asked_of, page_key_of, refused, version_on_page
from xinsheng.counter.by_hand import WrittenForm, written_under
from xinsheng.counter.claim.authorise.handing import has_something_to_hand
from xinsheng.counter.claim.authorise.same_agent import SAME, find_same_agent, others_to_send_for
from xinsheng.counter.claim.collector.form import AgentForm
from xinsheng.counter.claim.materials.statements import authorisation_text, statement_details
from xinsheng.counter.claim.work import Work, get_own_case, on_own_form, open_work
from xinsheng.counter.raising import freshly_enough_for, surely_enough_for
from xinsheng.counter.sent.over import unless_lapsed
from xinsheng.counter.sent.standing import authorised_as
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.authorisations import AuthorisationState
from xinsheng.law.declaration import Collector
from xinsheng.law.payloads import payload_of
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Material, MothersState, Relation, Satisfaction, Stage
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.reasons import reason_sentence


class AuthoriseForm(AgentForm):
    """The agent, and the mother's name to it; `seen` says that she has seen the words with this agent in them."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    agree = forms.BooleanField(label=_("我已看过委托书，确认属实，同意签名"), required=False)


@require_http_methods(["GET", "POST"])
@on_own_form
@surely_enough_for("give_material")
@freshly_enough_for("give_material")
def authorise(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask whom she sends, show the words, and take her signature."""
    if not work.is_mother:
        raise Http404
    same = find_same_agent(work) if SAME in request.GET else None
    form = AuthoriseForm(request.POST or same, on=work.today, initial=_sent_before(work))
    if not form.is_valid():
        return _show(request, work, form=form, text="")
    text = authorisation_text(work, agent=form.collector)
    written = written_under(request, work.case, seen=form.cleaned_data["seen"] == text, at=work.at)
    if not form.cleaned_data["agree"] or not written.is_valid():
        return _show(request, work, form=form, text=text, written=written)
    return _sign(request, work, form=form, text=text, written=written)


def _sent_before(work: Work) -> dict[str, str]:
    known = work.declaration.collector
    if known.relation is Relation.MOTHER:
        return {}
    return {
        "name": known.name,
        "relation": known.relation.value if known.name else "",
        "paper_kind": known.paper_kind.value,
        "paper_no": known.paper_no,
    }


def _sign(request: HttpRequest, work: Work, *, form: AuthoriseForm, text: str, written: WrittenForm) -> HttpResponse:
    agent: Collector = form.collector
    declaration = replace(work.declaration, collector=agent, mothers_state=MothersState.CAN_SIGN)
    details = statement_details(text, work=work, agent=payload_of(declaration)["collector"])
    paper = Paper(kind=Material.AUTHORISATION, way=Satisfaction.SIGNED_STATEMENT, details=details)
    try:
        give_material(
            work.case.pk,
            paper=paper,
            declaration=declaration,
            by=written.by(request),
            at=work.at,
            asked=asked_of(request),
        )
    except UnableToAct as unable:
        if written.refuses(unable):
            return _show(request, work, form=form, text=text, written=written)
        return refused(request, unable, again_url=request.path)
    except NotAllowed as not_allowed:
        reasons = [reason_sentence(reason) for reason in not_allowed.reasons]
        return _show(request, work, form=form, text=text, written=written, reasons=reasons)
    return HttpResponseRedirect(reverse("counter:claim-authorised", args=[work.case.pk]))


@require_http_methods(["GET"])
@on_own_form
def authorised(request: HttpRequest, work: Work) -> HttpResponse:
    """Say that it is done, and what the agent does next; what she has typed herself she may hand over here."""
    signed = find_latest(work.case) if work.is_mother else None
    stands = signed is not None and state_of(signed, on=work.today) is AuthorisationState.STANDING
    return show(
        request,
        "claim/authorise/done.html",
        work=work,
        signed=signed,
        agent=agent_named_in(signed.material, case=work.case) if signed else {},
        may_hand=stands and has_something_to_hand(work),
        handed=find_handed_by(signed, case=work.case) if signed else None,
        others=others_to_send_for(work.person, case=work.case, at=work.at) if stands else (),
        page_key=page_key_of(request),
        seen_version=version_on_page(work.case),
    )


@require_http_methods(["GET", "POST"])
@signed_in
@unless_lapsed
def revoke(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask once, then take it back; nobody but the mother finds this page, also while an officer has her own form."""
    case, at = get_own_case(person_of(request), case_id), now()
    signed = find_latest(case) if open_work(case, person=person_of(request), at=at).is_mother else None
    if signed is None:
        raise Http404
    form = "counter:claim-authorise" if Stage(case.stage) in FAMILYS_TURN else "counter:my_case"
    back, reasons = reverse(form, args=[case.pk]), []
    if request.method == "GET" and state_of(signed, on=civil_date(at)) is not AuthorisationState.STANDING:
        return HttpResponseRedirect(back)
    if request.method == "POST":
        try:
            revoke_authorisation(case.pk, by=by_of(request), at=at, asked=asked_of(request))
        except UnableToAct as unable:
            return refused(request, unable, again_url=back)
        except NotAllowed as not_allowed:
            reasons = [reason_sentence(reason) for reason in not_allowed.reasons]
        else:
            return HttpResponseRedirect(back)
    return show(
        request,
        "claim/authorise/revoke.html",
        reasons=reasons,
        page_key=page_key_of(request),
        seen_version=version_on_page(case),
        back_url=back,
        name=agent_named_in(signed.material, case=case).get("name", ""),
        signed_at=signed.material.given_at,
        until_on=signed.until_on,
    )


def _show(
    request: HttpRequest,
    work: Work,
    *,
    form: AuthoriseForm,
    text: str,
    written: WrittenForm | None = None,
    reasons: list[str] | None = None,
) -> HttpResponse:
    return show(
        request,
        "claim/authorise/page.html",
        work=work,
        form=form,
        asked=("name", "relation", "paper_kind", "paper_no"),
        text=text,
        reasons=reasons or (),
        written=written,
        unsigned=bool(text) and request.POST.get("seen") == text and not form.cleaned_data["agree"],
        page_key=page_key_of(request),
        seen_version=version_on_page(work.case),
        again_url=request.path,
        back_url=reverse("counter:my_case", args=[work.case.pk]),
        **authorised_as(find_latest(work.case), work.case, on=work.today),
    )
