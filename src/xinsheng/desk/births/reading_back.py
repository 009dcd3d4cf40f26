"""Read back, large, on one page, and sign: what is signed is what was shown, or nothing is."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.deliveries import CORRECTION_REASON, LATE_REASON, correct_delivery, sign_delivery
from xinsheng.casework.door import Outcome
from xinsheng.casework.issuing_snapshots import print_of
from xinsheng.casework.signing import OF_THE_PASSKEY, method_of
from xinsheng.casework.snapshots import find_delivery
from xinsheng.desk.asking import Asking, page_key_of
from xinsheng.desk.births.block_lines import changed_lines, lines_of
from xinsheng.desk.births.entry_form import EntryForm
from xinsheng.desk.births.kept import find_kept
from xinsheng.desk.births.received import find_sent
from xinsheng.desk.births.signing_form import SigningForm
from xinsheng.desk.births.standing import reasons_against, refuse, say_changed
from xinsheng.desk.births.tasks import SIGNING, Task
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.desk.signing.asking import perform_signed
from xinsheng.law.delivery import DeliveryBlock, is_late
from xinsheng.law.payloads import delivery_from, payload_of
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Stage
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence


@require_http_methods(["GET", "POST"])
@for_officers
def read_back(request: HttpRequest, officer: Officer, case_id: UUID, *, task: Task = SIGNING) -> HttpResponse:
    """The block as it will be signed; what is incomplete goes back to the entry."""
    case = get_case(officer, case_id)
    if case.loss:
        return redirect("desk:loss", case_id=case.pk)
    block = _complete_block(case, officer=officer)
    if request.method == "POST":
        if task.corrects and block is not None and not _changes(case, block=block):
            return redirect(task.read_back, case_id=case.pk)
        return _sign(request, officer, case, block or find_delivery(case), task)
    if reasons := reasons_against(task.act, case=case, officer=officer):
        return refuse(request, officer=officer, reasons=reasons, case=case)
    if block is None:
        return redirect(task.enter, case_id=case.pk)
    return _show(request, officer, case, form=_form(None, block=block, officer=officer, task=task), task=task)


def _complete_block(case: Case, *, officer: Officer) -> DeliveryBlock | None:
    """The block as kept, when nothing in it is wrong, missing or unconfirmed."""
    kept = find_kept(case, officer=officer)
    if kept is None:
        return None
    form = EntryForm(dict(kept.typed), case=case, now_local=civil(officer.at))
    if not form.is_valid() or any(caution.key not in kept.confirmed for caution in form.cautions()):
        return None
    return form.block(confirmed=kept.confirmed)


def _changes(case: Case, *, block: DeliveryBlock) -> list[tuple[str, str, str]]:
    """What the block changes in the one signed last."""
    before = find_delivery(case)
    return changed_lines(before, after=block) if before else []


def _sign(
    request: HttpRequest, officer: Officer, case: Case, block: DeliveryBlock | None, task: Task
) -> HttpResponse:
    again_url = reverse(task.enter, kwargs={"case_id": case.pk})
    if block is None or request.POST.get("shown") != _digest(block):
        return say_changed(request, unable=UnableToAct("stale"), again_url=again_url)
    form = _form(request.POST, block=block, officer=officer, task=task)
    if not form.is_valid():
        return _show(request, officer, case, form=form, task=task)
    typed = lines_of(block)
    try:
        came = perform_signed(
            request, officer=officer, perform=lambda asking: _act(case, asking, form=form, task=task), shows=_signed
        )
    except NotAllowed as refused:
        return refuse(request, officer=officer, reasons=refused.reasons, case=case, typed=typed)
    except UnableToAct as unable:
        if unable.code in OF_THE_PASSKEY:
            return _show(request, officer, case, form=form, task=task, refused=unable.code)
        return say_changed(request, unable=unable, again_url=again_url, typed=typed)
    return came if isinstance(came, HttpResponse) else redirect("desk:delivery_signed", case_id=case.pk)


def _act(case: Case, asking: Asking, *, form: SigningForm, task: Task) -> Outcome:
    if task.corrects:
        return correct_delivery(case.pk, block=form.block, reason=form.cleaned_data["reason"], **asking)
    return sign_delivery(case.pk, block=form.block, late_reason=form.told_late_reason(), **asking)


def _signed(statement: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The block that is signed, line by line, and the reason that goes with it."""
    reasons = ((_("填写较晚的原因"), LATE_REASON), (_("更正原因"), CORRECTION_REASON))
    told = ((name, str(statement[field])) for name, field in reasons if statement.get(field))
    return (*lines_of(delivery_from(statement)), *told)


def _form(typed: Mapping[str, str] | None, *, block: DeliveryBlock, officer: Officer, task: Task) -> SigningForm:
    late = is_late(block.born_local, now_local=civil(officer.at))
    initial = {"shown": _digest(block)}
    return SigningForm(
        typed, initial=initial, block=block, asks_late=late and not task.corrects, asks_reason=task.corrects
    )


def _digest(block: DeliveryBlock) -> str:
    return digest_of(payload_of(block)).hex()


def _show(
    request: HttpRequest, officer: Officer, case: Case, *, form: SigningForm, task: Task, refused: str = ""
) -> HttpResponse:
    block = form.block
    note_reading(officer, case, page="births.read_back")
    printed = print_of(case) if case.stage == Stage.PRINTED else None
    return show_page(
        request,
        "births/reading_back.html",
        officer=officer,
        form=form,
        case=case,
        task=task,
        block=block,
        lines=lines_of(block),
        changes=_changes(case, block=block) if task.corrects else [],
        void_no=printed.blank_id if printed else "",
        sent=find_sent(case, beside=block),
        signature=label(method_of(officer.person)),
        refused=(refusal_sentence(refused),) if refused else (),
        page_key=page_key_of(request),
    )
