"""The sealing officer compares paper and form, types three fields again, and seals (mission A4, T4)."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework import sealings
from xinsheng.casework.issuing_snapshots import print_of, stops_on
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.certificate_lines import statement_lines
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.reading import ReadCase, objections_of, read_case
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.desk.sealing.forms import RekeyForm
from xinsheng.desk.sealing.lines import lines_of
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import issuing
from xinsheng.law.terms import Duty, Stage
from xinsheng.registry.models import Case, Certificate

SECONDS_BETWEEN_LOOKS = 3
USUALLY_MADE_IN = timedelta(minutes=2)  # a file takes seconds; after this somebody should look why


@require_http_methods(["GET", "POST"])
@for_officers
def seal(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """List every printed field, take the three that are read off the paper, seal."""
    case = get_case(officer, case_id)
    certificate = print_of(case)
    if Duty.SEALING_OFFICER not in officer.duties_at(case.office):
        raise Http404
    if certificate is None:
        return redirect("desk:case", case.pk)
    form = RekeyForm(sealings.fields_to_rekey(certificate), data=request.POST if request.method == "POST" else None)
    done = Done()
    if form.is_valid():
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: sealings.seal(case.pk, typed=form.cleaned_data, **asking),
            typed=form.typed(),
            shows=statement_lines,
        )
        if done.outcome is not None:
            return redirect("desk:making", case.pk)
        if done.answer is not None:
            return done.answer
        _point_at_fields(form, done.reasons)
    note_reading(officer, case, page="seal")
    return _page(request, officer, case=case, certificate=certificate, form=form, done=done)


def _point_at_fields(form: RekeyForm, refusal: NotAllowed | None) -> None:
    """Say at each field that differs what to do about it."""
    for reason in refusal.reasons if refusal else ():
        if reason.code is ReasonCode.REKEY_DIFFERS:
            for field in reason.about:
                form.differs(str(field))


def _page(
    request: HttpRequest, officer: Officer, *, case: Case, certificate: Certificate, form: RekeyForm, done: Done
) -> HttpResponse:
    read: ReadCase = read_case(case, officer=officer)
    against = objections_of(issuing.SEAL, read=read)
    voiding = objections_of(issuing.VOID_PRINT, read=read)
    return show_page(
        request,
        "sealing/page.html",
        officer=officer,
        case=case,
        title=title_of(case),
        certificate=certificate,
        lines=lines_of(certificate),
        form=form,
        refused=done.refused,
        shut=tuple(in_words(reason) for reason in against),
        may_void=not voiding,
        page_key=page_key_of(request),
    )


@require_GET
@for_officers
def making(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """While the e-licence is being made: look again every few seconds, without script; then the case."""
    case = get_case(officer, case_id)
    if case.stage != Stage.SEALING:
        return redirect("desk:case", case.pk)
    page = show_page(
        request,
        "sealing/making.html",
        officer=officer,
        case=case,
        is_late=officer.at - case.stage_since > USUALLY_MADE_IN,
        is_held=stops_on(case.office).suspended,
        title=_("正在生成电子证照"),
    )
    page.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return page
