"""The one view that performs any act: its form is what the act's row asks, its call is the verb."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xinsheng.desk.acts.beside import beside
from xinsheng.desk.acts.forms import ActForm
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.acts.signed import shows_of
from xinsheng.desk.acts.verbs import VERBS
from xinsheng.desk.acts.ways import AFTERWARDS, PAGES
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.reading import acts_of_case, read_case
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.law.acts import objections
from xinsheng.words.labels import act_label


@require_http_methods(["GET", "POST"])
@for_officers
def act(request: HttpRequest, officer: Officer, case_id: UUID, verb: str) -> HttpResponse:
    """Ask what the act asks; do it; go back to the case. Shut, it says every reason and keeps what was typed."""
    case = get_case(officer, case_id)
    if verb in PAGES:
        return redirect(PAGES[verb], case.pk)
    row = next((one for one in acts_of_case(case) if one.verb == verb), None)
    if verb not in VERBS or row is None:
        raise Http404
    form = ActForm(row, case=case, data=request.POST if request.method == "POST" else None)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: VERBS[verb](case.pk, form.given(), asking),
            typed=form.typed(),
            shows=shows_of(verb),
        )
        if done.outcome is not None:
            return redirect(AFTERWARDS.get(verb, "desk:case"), case.pk)
        if done.answer is not None:
            return done.answer
        refused = form.refuse(done.reasons.reasons) if done.reasons is not None else done.refused
    note_reading(officer, case, page=f"act.{verb}")
    read = read_case(case, officer=officer)
    shut = tuple(in_words(reason) for reason in objections(row, read.facts, read.actor))
    return show_page(
        request,
        "acts/page.html",
        officer=officer,
        case=case,
        title=title_of(case),
        verb=verb,
        words=act_label(verb),
        grave=row.is_grave,
        form=form,
        refused=refused,
        shut=() if refused else shut,
        beside=beside(verb, read=read),
        page_key=page_key_of(request),
    )
