"""What waits for a second person, one proposal's page, and the decision."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework import proposals
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.enrolments import Slip, confirm_enrolment
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.setting_up.describing import changes_of
from xinsheng.desk.setting_up.enrolling import show_slip
from xinsheng.desk.setting_up.naming import kind_words, proposal_refusal
from xinsheng.desk.setting_up.reach import get_proposal, proposals_within_reach, who_confirms, why_not_decide
from xinsheng.law.administration import ADMINISTRATOR_DUTIES, FORMS_DUTIES, STOCK_DUTIES, ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.sign_in import ENROLMENTS
from xinsheng.registry.models import Proposal, ProposalDecision
from xinsheng.words.reasons import reason_sentence

SEEN = 50


@dataclass(frozen=True, kw_only=True)
class Line:
    """A proposal in a list: what in a few words, and whether this officer could decide it."""

    proposal: Proposal
    what: str
    gist: str
    mine_to_decide: bool


@require_GET
@for_officers
def waiting(request: HttpRequest, officer: Officer) -> HttpResponse:
    """What waits for a second person, oldest first, and what was decided lately."""
    if not officer.duties & (ADMINISTRATOR_DUTIES | set(STOCK_DUTIES) | set(FORMS_DUTIES)):
        raise Http404
    reachable = proposals_within_reach(officer).select_related("office", "proposed_by")
    decided = reachable.filter(decision__isnull=False).select_related("decision__decided_by")
    return show_page(
        request,
        "setting_up/waiting.html",
        officer=officer,
        here="desk:setting_up",
        waiting=[_line(one, officer=officer) for one in reachable.waiting()[:SEEN]],
        decided=[_line(one, officer=officer) for one in decided.order_by("-decision__decided_at", "-id")[:10]],
        offices=officer.offices_for(*STOCK_DUTIES),
    )


def _line(proposal: Proposal, *, officer: Officer) -> Line:
    changes = changes_of(proposal, on=officer.on)
    told = [change.then or change.now for change in changes[:3]]
    if proposal.kind == ProposalKind.POLICY:
        told.insert(0, changes[0].what)
    gist = gettext("，").join(told)
    could = not why_not_decide(officer, proposal)
    return Line(proposal=proposal, what=kind_words(proposal.kind), gist=gist, mine_to_decide=could)


class DecisionForm(forms.Form):
    """Confirm, or decline with the reason."""

    verb = forms.ChoiceField(choices=[("confirm", "confirm"), ("decline", "decline")], widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("退回原因"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": "3"})
    )

    def clean(self) -> None:
        """A refusal says why."""
        if self.cleaned_data.get("verb") == "decline" and not self.cleaned_data.get("note"):
            self.add_error("note", ValidationError("needs_reason", code="needs_reason"))


@require_http_methods(["GET", "POST"])
@for_officers
def proposal(request: HttpRequest, officer: Officer, proposal_id: UUID) -> HttpResponse:
    """One proposal: what exactly would change, who proposed it and when; the decision of a second person."""
    found = get_proposal(officer, proposal_id)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        status, slip = _decide(found, form, officer=officer)
        if slip is not None:
            return show_slip(request, officer, slip, is_first=False)
        if status == 200:  # noqa: PLR2004  HTTP
            return redirect("desk:proposal", found.pk)
        found = get_proposal(officer, proposal_id)
    return show_page(
        request,
        "setting_up/proposal.html",
        officer=officer,
        here="desk:setting_up",
        status=status,
        form=form,
        proposal=found,
        decision=ProposalDecision.objects.select_related("decided_by").filter(proposal=found).first(),
        title=kind_words(found.kind),
        changes=changes_of(found, on=officer.on),
        shut=why_not_decide(officer, found),
        confirms=who_confirms(ProposalKind(found.kind)),
    )


def _decide(found: Proposal, form: DecisionForm, *, officer: Officer) -> tuple[int, Slip | None]:
    """Decide; the HTTP status of the answer, what stood in the way put into the form, and a code to hand over."""
    told = form.cleaned_data
    try:
        if told["verb"] == "decline":
            proposals.decline(found.pk, note=told["note"], by=officer.by(), at=officer.at)
        elif found.kind in ENROLMENTS:
            return 200, confirm_enrolment(found.pk, by=officer.by(), at=officer.at)
        else:
            proposals.confirm(found.pk, by=officer.by(), at=officer.at)
    except NotAllowed as refused:
        form.add_error(None, [ValidationError(reason_sentence(one), code="refused") for one in refused.reasons])
        return 403, None
    except UnableToAct as unable:
        if unable.code == "already_decided" and _decided_so(
            found, officer=officer, confirmed=told["verb"] == "confirm"
        ):
            return 200, None
        sentence = proposal_refusal(unable.code, kind=ProposalKind(found.kind))
        form.add_error(None, ValidationError(sentence, code="refused"))
        return 409, None
    return 200, None


def _decided_so(found: Proposal, *, officer: Officer, confirmed: bool) -> bool:
    """Whether this very officer has decided just so before: a second tap."""
    return ProposalDecision.objects.filter(proposal=found, decided_by=officer.person, confirmed=confirmed).exists()
