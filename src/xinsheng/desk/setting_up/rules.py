"""What is in force today and what is coming: dated policies and calendars, and the pages that propose new ones."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.setting_up.describing import place_words
from xinsheng.desk.setting_up.naming import policy_value_words, policy_words
from xinsheng.desk.setting_up.offices import get_province
from xinsheng.desk.setting_up.policy_names import POLICIES
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import is_administrator, may_propose
from xinsheng.desk.setting_up.rule_forms import CalendarForm, PolicyForm
from xinsheng.law.administration import ProposalKind
from xinsheng.law.policies import COMPARED_BY, POLICY_NAMES, POLICY_SERVICES, POLICY_SOURCES, Policy
from xinsheng.law.services import SERVICES
from xinsheng.registry.models import CalendarYear, Case, PolicyRow

YEARS = 6


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One policy as it is in force: its value, where it is written, and how long."""

    name: str
    words: str
    value: str
    place: str
    source: str
    from_on: date | None
    until_on: date | None


@require_GET
@for_officers
def rules(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The policies in force today for the whole province, those of single places, those to come, the calendars."""
    if not is_administrator(officer):
        raise Http404
    rows = {row.name: row for row in PolicyRow.objects.in_force(on=officer.on)}
    local = (
        PolicyRow.objects.exclude(division_code="").filter(from_on__lte=officer.on).exclude(until_on__lt=officer.on)
    )
    coming = PolicyRow.objects.filter(from_on__gt=officer.on)
    calendars = CalendarYear.objects.filter(year__gte=officer.on.year - YEARS).order_by(
        "-year", "division_code", "-id"
    )
    return show_page(
        request,
        "setting_up/rules.html",
        officer=officer,
        here="desk:rules",
        in_force=[_rule(name, row=rows.get(name)) for name in POLICY_NAMES],
        local=[_rule(row.name, row=row) for row in local.order_by("division_code", "name", "-from_on")],
        coming=[_rule(row.name, row=row) for row in coming.order_by("from_on", "name")],
        calendars=[(one, place_words(one.division_code)) for one in calendars],
        next_year=officer.on.year + 1,
        next_year_missing=not CalendarYear.objects.filter(year=officer.on.year + 1, division_code="").exists(),
        proposes=may_propose(officer, ProposalKind.POLICY, office=None),
    )


def _rule(name: str, *, row: PolicyRow | None) -> Rule:
    value: Any = row.value if row else getattr(Policy(), name)
    return Rule(
        name=name,
        words=policy_words(name),
        value=policy_value_words(value),
        place=place_words(row.division_code if row else ""),
        source=row.source if row else POLICY_SOURCES[name],
        from_on=row.from_on if row else None,
        until_on=row.until_on if row else None,
    )


@require_http_methods(["GET", "POST"])
@for_officers
def policy(request: HttpRequest, officer: Officer, name: str) -> HttpResponse:
    """Propose a policy's value from one day on."""
    if name not in POLICIES:
        raise Http404
    form = PolicyForm(request.POST or None, name=name, province=get_province(), on=officer.on)
    row = PolicyRow.objects.in_force(on=officer.on).filter(name=name).first()
    now = _rule(name, row=row)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.POLICY,
        form=form,
        payload=form.payload,
        back=reverse("desk:rules"),
        about=now.words,
        before=((_("全省现行"), now.value), (_("依据"), now.source), *_consequences(name)),
    )


def _consequences(name: str) -> tuple[tuple[str, str], ...]:
    """The cases under way, which keep the rules they began with; and how a rule that decides is tried beforehand."""
    service = POLICY_SERVICES[name]
    if service is None:
        return ()
    under_way = Case.objects.filter(service=service).exclude(stage__in=SERVICES[service].RESTING).count()
    left = (_("不受影响的在办个案"), _("%(count)d 件，仍按受理时的规定办结") % {"count": under_way})
    if name not in COMPARED_BY:
        return (left,)
    trial = _("提出前可由运维人员在以往的比对上试算，看哪些办件的结果会改变：%(command)s")
    return (left, (_("试算"), trial % {"command": f"xinsheng compare replay --policy {name}=…"}))


@require_http_methods(["GET", "POST"])
@for_officers
def calendar(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Propose a year's calendar."""
    form = CalendarForm(request.POST or None, province=get_province(), year=officer.on.year + 1)
    back = reverse("desk:rules")
    return propose_page(request, officer, kind=ProposalKind.CALENDAR, form=form, payload=form.payload, back=back)
