"""The pages of who collects."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from xinsheng.counter.claim.collector.form import AgentForm, MothersCollectorForm, OwnCollectorForm, with_collector
from xinsheng.counter.claim.way import COLLECTOR, COLLECTOR_OTHER, onward, show_page
from xinsheng.counter.claim.work import Work, keep, on_own_form
from xinsheng.counter.sent.standing import find_sent_to
from xinsheng.law.declaration import Declaration
from xinsheng.law.terms import MothersState
from xinsheng.words.labels import label


@require_http_methods(["GET", "POST"])
@on_own_form
def collector(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask the mother who collects; ask anyone else whom she has not sent why she does not."""
    sent = find_sent_to(work.person, case=work.case, at=work.at)
    data = request.POST or None
    form = MothersCollectorForm(data, work=work) if work.is_mother else OwnCollectorForm(data, work=work, sent=sent)
    if form.is_valid():
        kept = keep(work, _answered(work, form), page=COLLECTOR, request=request)
        return onward(kept, after=COLLECTOR)
    relation = label(work.declaration.collector.relation)
    return show_page(request, work, "collector/page.html", page=COLLECTOR, form=form, relation=relation, sent=sent)


def _answered(work: Work, form: MothersCollectorForm | OwnCollectorForm) -> Declaration:
    said = form.cleaned_data
    if isinstance(form, MothersCollectorForm):
        return with_collector(work.declaration, who=said["who"], phone=said["phone"])
    collecting = replace(work.declaration.collector, phone=said["phone"])
    state = MothersState(said.get("mothers_state", MothersState.CAN_SIGN))
    return replace(work.declaration, collector=collecting, mothers_state=state)


@require_http_methods(["GET", "POST"])
@on_own_form
def another(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask the mother whom she sends."""
    known = work.declaration.collector
    initial = {
        "name": known.name,
        "relation": known.relation.value if known.name else "",
        "paper_kind": known.paper_kind.value,
        "paper_no": known.paper_no,
    }
    form = AgentForm(request.POST or None, on=work.today, phone=known.phone, initial=initial)
    if form.is_valid():
        kept = keep(work, replace(work.declaration, collector=form.collector), page=COLLECTOR_OTHER, request=request)
        return onward(kept, after=COLLECTOR_OTHER)
    return show_page(request, work, "collector/another.html", page=COLLECTOR_OTHER, form=form)
