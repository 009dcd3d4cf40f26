"""Lists of institutions and staff that were brought as a file: which there are, one of them, and proposing it."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.brought_lists import lines_of
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.setting_up.describing import place_words
from xinsheng.desk.setting_up.list_facts import list_facts, said_of, title_of
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import is_administrator, may_propose
from xinsheng.law.administration import PROPOSED_LISTS, ListKind
from xinsheng.look.masks import masked_paper_no
from xinsheng.look.moments import day
from xinsheng.registry.models import BroughtList, Office, Proposal, ProposalDecision

PAGE = 100
SEEN = 50


@require_GET
@for_officers
def lists(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The lists that were brought, the latest first, each with what became of it."""
    if not is_administrator(officer):
        raise Http404
    found = BroughtList.objects.latest_first()[:SEEN]
    rows = [(one, title_of(ListKind(one.kind)), _outcome_of(one)[1]) for one in found]
    return show_page(request, "setting_up/lists.html", officer=officer, here="desk:offices", rows=rows)


@require_GET
@for_officers
def brought_list(request: HttpRequest, officer: Officer, list_id: UUID) -> HttpResponse:
    """One list: what it comes to, and every line of it, a page at a time."""
    found = _get_list(officer, list_id)
    after = request.GET.get("after", "")
    proposal, outcome = _outcome_of(found)
    rows = lines_of(found, after=int(after) if after.isdecimal() and len(after) < PAGE else 0, most=PAGE + 1)
    kind = ListKind(found.kind)
    names = _names_for(found)
    return show_page(
        request,
        "setting_up/list.html",
        officer=officer,
        here="desk:offices",
        brought=found,
        title=title_of(kind),
        is_staff=kind is ListKind.STAFF,
        facts_of=[fact for fact in list_facts(found) if fact[1]],
        rows=[(line, _line(payload, names=names)) for line, payload in rows[:PAGE]],
        is_first=not after,
        later=rows[PAGE - 1][0] if len(rows) > PAGE else 0,
        proposal=proposal,
        outcome=outcome,
        may_open=may_propose(officer, PROPOSED_LISTS[kind], office=None),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def propose_list(request: HttpRequest, officer: Officer, list_id: UUID) -> HttpResponse:
    """Propose that the whole list be set up."""
    found = _get_list(officer, list_id)
    return propose_page(
        request,
        officer,
        kind=PROPOSED_LISTS[ListKind(found.kind)],
        form=forms.Form(request.POST if request.method == "POST" else None),
        payload=lambda: {"list": str(found.pk)},
        back=reverse("desk:brought_list", args=[found.pk]),
        before=tuple(fact for fact in list_facts(found) if fact[1]),
    )


def _get_list(officer: Officer, list_id: UUID) -> BroughtList:
    if not is_administrator(officer):
        raise Http404
    return get_object_or_404(BroughtList, pk=list_id)


def _outcome_of(brought: BroughtList) -> tuple[Proposal | None, str]:
    """The latest proposal of it, with a word: none, waiting, so, or declined, after which it is proposed anew."""
    found = Proposal.objects.filter(payload__list=str(brought.pk)).order_by("-proposed_at", "-id").first()
    decision = ProposalDecision.objects.filter(proposal=found).first() if found else None
    if decision is None:
        return found, "waiting" if found else "none"
    return found, "so" if decision.confirmed else "declined"


def _names_for(brought: BroughtList) -> dict[str, str]:
    """What the offices that its lines name are called: by id; of institutions by code, the list's own included."""
    if brought.kind == ListKind.STAFF:
        return {str(pk): name for pk, name in Office.objects.values_list("pk", "name")}
    there = Office.objects.exclude(credit_code=None).values_list("credit_code", "name")
    listed = {said["credit_code"]: said["name"] for _place, said in lines_of(brought) if said["credit_code"]}
    return listed | {str(code): name for code, name in there}


def _line(payload: dict[str, Any], *, names: dict[str, str]) -> tuple[str, ...]:
    """What is shown of a line, all that would be so: its name first; who is over it, and until when it holds."""
    no = payload["licence_no"]
    licence = f"{no}　{_term(payload.get('licence_from'), payload['licence_until'])}" if no else "—"
    if "duty" in payload:
        of_whom = (payload["name"], said_of(payload), names.get(payload["office"], ""))
        begins = _term(payload["from"], payload["until"], usual=_("确认之日"))
        return (*of_whom, masked_paper_no(payload["paper_no"]), begins, licence)
    where = (payload["name"], said_of(payload), place_words(payload["division_code"]))
    over = names.get(payload["authority"], payload["authority"])
    return (*where, payload["credit_code"] or "—", over, licence)


def _term(begins: str | None, ends: str | None, *, usual: str = "") -> str:
    """From which day to which, or for good; `usual`: from when, where no day is said."""
    from_on, until_on = (day(date.fromisoformat(one)) if one else "" for one in (begins, ends))
    return f"{from_on or usual} – {until_on or _('长期')}".strip()
