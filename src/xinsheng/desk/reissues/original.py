"""The page on which the reissue officer types what a certificate from before this system said."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xinsheng.casework.issuing_snapshots import institution_of
from xinsheng.casework.legacy_originals import find_stated, state_original, stated_in
from xinsheng.casework.record_look_ups import latest_look_up, record_in, sought_by
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.reading import objections_of, read_case
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.desk.reissues.original_form import OriginalForm, initial_from
from xinsheng.law.issuance_records import IssuanceRecord
from xinsheng.law.services import original_records
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Case, Office


@require_http_methods(["GET", "POST"])
@for_officers
def state(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Every printed field in a box; right, it awaits a colleague's confirmation."""
    case = get_case(officer, case_id)
    sought = sought_by(case)
    if sought is None or Duty.REISSUE_OFFICER not in officer.duties_at(case.office):
        raise Http404
    issuer = Office.objects.filter(records_sought__case=case).first()
    place = institution_of(issuer) if issuer else None
    initial = initial_from(_known(case), sought=sought, place=place)
    form = OriginalForm(request.POST if request.method == "POST" else None, initial=initial)
    refused: tuple[str, ...] = ()
    if form.is_valid() and form.record is not None:
        record = form.record
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: state_original(case.pk, record=record, **asking),
        )
        if done.outcome is not None:
            return redirect("desk:case", case.pk)
        if done.answer is not None:
            return done.answer
        refused = done.refused
    note_reading(officer, case, page="state_original")
    shut = objections_of(original_records.STATE_ORIGINAL, read=read_case(case, officer=officer))
    return show_page(
        request,
        "reissues/original.html",
        officer=officer,
        case=case,
        title=title_of(case),
        form=form,
        refused=refused or tuple(in_words(reason) for reason in shut),
        page_key=page_key_of(request),
    )


def _known(case: Case) -> IssuanceRecord | None:
    """What was typed before, else what the register said of it."""
    stated = find_stated(case)
    if stated is not None:
        return stated_in(stated, case=case)
    looked = latest_look_up(case)
    return record_in(looked) if looked is not None else None
