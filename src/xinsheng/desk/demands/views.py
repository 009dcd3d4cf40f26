"""The county's list of what was asked beyond the law's list, and the page that answers one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.demands import Said, answer_demand, said_in
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.naming import child_of, title_of
from xinsheng.desk.registrations.reach import counties_of
from xinsheng.law.township_terms import DemandFinding, ExtraDemand
from xinsheng.registry.models import DemandReport, DemandReportQuerySet, short_no
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence

MOST = 100  # lines; the oldest open ones first, so that none is never seen
ANSWERED = 20
LONGEST = 500


class AnswerForm(forms.Form):
    """What was found, and what was done about it."""

    finding = forms.ChoiceField(label=_("核实结果"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("怎样处理的"),
        widget=forms.Textarea,
        max_length=LONGEST,
        help_text=_("写明登记的，当事人会在登记页面看到这段话；不写他人的信息"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        finding: Any = self.fields["finding"]
        finding.choices = [(one.value, label(one)) for one in DemandFinding]


def _reachable(officer: Officer) -> DemandReportQuerySet:
    if not counties_of(officer):
        raise Http404
    found = DemandReport.objects.within_reach_of(officer.person, on=officer.on)
    return found.select_related("office", "case__registration", "answer__answered_by")


@require_GET
@for_officers
def demands(request: HttpRequest, officer: Officer) -> HttpResponse:
    """What nobody has answered yet, the oldest first; and what was answered lately. No words, no names."""
    found = _reachable(officer)
    answered = found.filter(answer__isnull=False).order_by("-answer__answered_at", "id")
    return show_page(
        request,
        "demands/page.html",
        officer=officer,
        here="desk:demands",
        waiting=[_line(one) for one in found.unanswered()[:MOST]],
        answered=[_line(one) for one in answered[:ANSWERED]],
    )


def _line(one: DemandReport) -> dict[str, Any]:
    answer = getattr(one, "answer", None)
    return {
        "id": one.pk,
        "what": label(ExtraDemand(one.what)),
        "office": one.office.name if one.office else "",
        "at": one.reported_at,
        "no": short_no(one.case.pk) if one.case else "",
        "finding": label(DemandFinding(answer.finding)) if answer else "",
    }


@require_http_methods(["GET", "POST"])
@for_officers
def demand(request: HttpRequest, officer: Officer, report_id: UUID) -> HttpResponse:
    """One of them with its words, and the registration where the person named it; another county's is missing."""
    report = _reachable(officer).filter(pk=report_id).first()
    if report is None:
        raise Http404
    form, refused = AnswerForm(request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        finding, words = DemandFinding(form.cleaned_data["finding"]), form.cleaned_data["words"]
        try:
            answer_demand(report, finding=finding, words=words, by=officer.by(), at=officer.at)
        except UnableToAct as unable:
            refused = refusal_sentence(unable.code)
        else:
            return redirect("desk:demands")
    if report.case is not None:
        note_reading(officer, report.case, page="demand", purpose="demand_report")
    said = said_in(report)
    return show_page(
        request, "demands/one.html", officer=officer, report=report, form=form, refused=refused, **_told(said)
    )


def _told(said: Said) -> dict[str, Any]:
    report = said.row
    one = report.case.registration if report.case else None
    return {
        "line": _line(report),
        "words": said.words,
        "answer_words": said.answer_words,
        "couple": f"{title_of(one)}　{child_of(one)}" if one else "",
    }
