"""The page on which the block is entered: everything typed is kept first, then checked."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.received_births import find_received
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.births.doubts import doubts_of
from xinsheng.desk.births.entry_form import WHAT_FOLLOWS, EntryForm, begin_with, typed_from
from xinsheng.desk.births.hours import hours_left
from xinsheng.desk.births.kept import Kept, beginning_of, keep, siblings_of
from xinsheng.desk.births.received import find_sent
from xinsheng.desk.births.standing import is_open, reasons_against, refuse, say_changed
from xinsheng.desk.births.tasks import SIGNING, Task
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.services.supervision import REPORT_LOSS
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil

ASIDE = (REPORT_LOSS, service.WITHDRAW_ENTRY)


@require_http_methods(["GET", "POST"])
@for_officers
def enter(request: HttpRequest, officer: Officer, case_id: UUID, *, task: Task = SIGNING) -> HttpResponse:
    """Enter the block of one child; a POST keeps all that was typed, faults included."""
    case = get_case(officer, case_id)
    if case.loss:
        return redirect("desk:loss", case_id=case.pk)
    reasons = reasons_against(task.act, case=case, officer=officer)
    if reasons:
        typed = _shown(EntryForm(request.POST, case=case, now_local=civil(officer.at)))
        return refuse(request, officer=officer, reasons=reasons, case=case, typed=typed)
    if request.method == "POST":
        try:
            return _keep_and_check(request, officer, case, task)
        except UnableToAct as unable:  # signed, or withdrawn, in another window this very second
            typed = _shown(EntryForm(request.POST, case=case, now_local=civil(officer.at)))
            return say_changed(request, unable=unable, again_url=reverse("desk:births"), typed=typed)
    note_reading(officer, case, page="births.entry")
    kept = beginning_of(case, officer=officer)
    form = EntryForm(initial=begin_with(kept.typed), case=case, now_local=civil(officer.at))
    return _show(request, officer, form, kept=kept, task=task)


def _keep_and_check(request: HttpRequest, officer: Officer, case: Case, task: Task) -> HttpResponse:
    form = EntryForm(request.POST, case=case, now_local=civil(officer.at))
    confirmed = tuple(request.POST.getlist("confirmed"))
    is_right = form.is_valid()
    typed = form.typed()
    if "take_sent" in request.POST and (sent := find_received(case)):
        keep(case, officer=officer, typed=typed_from(sent), confirmed=())
        return redirect(task.enter, case_id=case.pk)
    keep(case, officer=officer, typed=typed, confirmed=confirmed)
    if "later" in request.POST:
        return redirect("desk:births")
    if is_right and all(caution.key in confirmed for caution in form.cautions()):
        return redirect(task.read_back, case_id=case.pk)
    if "card" not in form.errors:
        form = EntryForm(typed, case=case, now_local=civil(officer.at))
    note_reading(officer, case, page="births.entry")
    return _show(request, officer, form, kept=Kept(typed=typed, confirmed=confirmed, is_draft=True), task=task)


def _show(request: HttpRequest, officer: Officer, form: EntryForm, *, kept: Kept, task: Task) -> HttpResponse:
    case = form.case
    checked = EntryForm(dict(kept.typed), case=case, now_local=form.now_local)
    whole = checked.block(confirmed=()) if checked.is_valid() else None
    doubts = doubts_of(checked, confirmed=kept.confirmed)
    return show_page(
        request,
        "births/entry.html",
        officer=officer,
        form=form,
        case=case,
        task=task,
        page_key=page_key_of(request),
        what_follows={word.value: str(text) for word, text in WHAT_FOLLOWS.items()},
        doubts=doubts,
        is_received=kept.is_received,
        as_sibling=kept.as_sibling,
        sent=None if kept.is_received else find_sent(case, beside=whole),
        must_tick=form.is_bound and not form.errors and bool(doubts),
        siblings=siblings_of(case),
        left=None if task.corrects else hours_left(case, typed=kept.typed, officer=officer),
        aside={act.verb for act in ASIDE if is_open(act, case=case, officer=officer)},
    )


def _shown(form: EntryForm) -> list[tuple[str, str]]:
    """What was typed, to be read again after a refusal."""
    said = ((str(bound.label), _as_typed(bound.data)) for bound in form if bound.name != "card")
    return [(words, typed) for words, typed in said if typed]


def _as_typed(data: Any) -> str:
    return "-".join(filter(None, data)) if isinstance(data, list) else str(data or "")
