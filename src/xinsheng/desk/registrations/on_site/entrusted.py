"""Somebody comes for a couple who signed their authorisation online: found by the paper shown, and taken in."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.entrustments import (
    Entrustment,
    UnableToFindEntrustment,
    find_entrustment,
    get_for_agent,
    take_in_agent,
    took_in_agent,
)
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.readings import record_person_reading, record_reading
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.asking import page_key_of, was_done
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.registrations.in_person.card import PURPOSE, CardForm
from xinsheng.desk.registrations.on_site.choosing import add_offices, office_chosen
from xinsheng.desk.registrations.reach import lodging_offices_of
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.couples import Side
from xinsheng.law.reasons import Reason
from xinsheng.law.seen_papers import Agent
from xinsheng.law.terms import Channel, Stage
from xinsheng.look.masks import masked_paper_no
from xinsheng.look.moments import day
from xinsheng.registry.models import Case, Office, Person
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.words.joining import listed
from xinsheng.words.reasons import reason_sentence

PAGE = "desk.registrations.on_site.entrusted"


class AgentForm(CardForm):
    """The agent's paper as it is shown, the number they read out where it is needed, and where they came."""

    reference = forms.CharField(
        label=_("受理编号（受托人报出的，没有的不填）"),
        max_length=20,
        required=False,
        help_text=_("不止一对夫妻委托了这个人时要用"),
    )
    field_order = ("name", "paper_kind", "paper_no", "reference", "present", "office")

    def __init__(self, data: Any = None, *, officer: Officer, offices: tuple[Office, ...]) -> None:
        super().__init__(data, officer=officer)
        self.fields["name"].label = _("受托人姓名")
        add_offices(self, offices)
        self.order_fields(self.field_order)
        self._offices = offices

    @property
    def agent(self) -> Agent:
        """Who came, as their paper says."""
        said = self.cleaned_data
        return Agent(name=said["name"], paper_kind=PaperKind(said["paper_kind"]), paper_no=said["paper_no"])

    @property
    def office(self) -> Office:
        """Where they came."""
        return office_chosen(self, self._offices)


@require_http_methods(["GET", "POST"])
@for_officers
def entrusted(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask for the agent's paper; take them in by the one authorisation that sends them, and open its form."""
    offices = lodging_offices_of(officer)
    if not offices:
        raise Http404
    form = AgentForm(request.POST if request.method == "POST" else None, officer=officer, offices=offices)
    if not form.is_valid():
        return _page(request, officer, form=form)
    agent = form.agent
    known = Person.objects.with_paper(
        kind=agent.paper_kind.value, index=paper_index(agent.paper_kind, agent.paper_no)
    ).first()
    record_person_reading(known, by=officer.by(), purpose=PURPOSE, page=PAGE, at=officer.at)
    try:
        named = get_for_agent(agent, reference=form.cleaned_data["reference"], at=officer.at)
    except UnableToFindEntrustment as unable:
        return _page(request, officer, form=form, refused=(reason_sentence(Reason(unable.reason)),))
    return _take_in(request, officer, form=form, named=named)


def _take_in(request: HttpRequest, officer: Officer, *, form: AgentForm, named: Entrustment) -> HttpResponse:
    record_reading(named.case, by=officer.by(), purpose=PURPOSE, page=PAGE, at=officer.at)
    if was_done(request, by=officer.person):
        return redirect("desk:on_site", named.case.pk)
    done: Done = act_now(
        request,
        officer=officer,
        case=named.case,
        perform=lambda asking: take_in_agent(named.case.pk, agent=named.agent, office=form.office, **asking),
        channel=Channel.COUNTER,
        again_url=request.path,
    )
    if done.outcome is not None:
        return redirect("desk:on_site", named.case.pk)
    return done.answer or _page(request, officer, form=form, refused=done.refused)


def _page(request: HttpRequest, officer: Officer, *, form: AgentForm, refused: tuple[str, ...] = ()) -> HttpResponse:
    return show_page(
        request,
        "registrations/on_site/entrusted.html",
        officer=officer,
        here="desk:begin_on_site",
        form=form,
        refused=refused,
        page_key=page_key_of(request),
    )


def find_entrusted_form(case: Case) -> Entrustment | None:
    """What was signed online on the form that is about to be lodged; None for a form begun at a window."""
    return find_entrustment(case) if case.stage == Stage.BEGUN else None


def lines_of(named: Entrustment) -> list[tuple[Any, str]]:
    """The authorisation as the window reads it, in place of a paper: who signed it, for whom, whom it names."""
    woman, man = named.couple["woman"], named.couple["man"]
    signer = named.couple[named.couple["declarant"]]
    agent = named.agent
    return [
        (_("受托人"), f"{agent.name}　{masked_paper_no(agent.paper_no)}"),
        (_("委托人（申报人）"), signer["name"]),
        (_("办理的夫妻"), listed(one["name"] for one in (woman, man) if one)),
        (_("有效期至"), day(named.row.until_on)),
    ]


def answers_named_in(named: Entrustment) -> dict[str, Any]:
    """The boxes of the on-site form that the authorisation fills in: who the two are, and which of them declares."""
    answers: dict[str, Any] = {"no_man": named.couple["man"] is None, "declarant": named.couple["declarant"]}
    for side in Side:
        for field, value in (named.couple[side.value] or {}).items():
            answers[f"{side}_{field}"] = value
    return answers


def find_taken_back(officer: Officer, case_id: UUID) -> Entrustment | None:
    """The authorisation with which this officer took somebody in, where its signer has taken it back since."""
    case = Case.objects.registrations().select_related("key").filter(pk=case_id, stage=Stage.BEGUN).first()
    if case is None or not took_in_agent(officer.person, case_id=case_id):
        return None
    signed = find_entrustment(case)
    return signed if signed is not None and signed.row.ended_as is AuthorisationEnd.REVOKED else None
