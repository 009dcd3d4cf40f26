"""The original issuer's page: which reissues ask for its record, and its answer with a picture of the stub (D2)."""

import logging
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.issuer_lists import cases_asking, corrections_of, get_case_asking
from xinsheng.casework.legacy_originals import supply_record
from xinsheng.casework.record_look_ups import sought_by
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.gateways.uploads import LARGEST_UPLOAD, LONGEST_SIDE, Scrubbed, UnableToAccept, scrub
from xinsheng.gateways.vault import UnableToStore
from xinsheng.law.succession_terms import Holding
from xinsheng.law.terms import Duty
from xinsheng.look.error_pages import render_error
from xinsheng.look.fields import PhotographInput
from xinsheng.look.moments import day
from xinsheng.registry.models import Case, Office
from xinsheng.words.labels import label

BODY_LIMIT = LARGEST_UPLOAD + 256 * 1024  # bytes: the file and the rest of its form
LATELY = 20  # corrections that an issuer is shown, the latest first
Line = tuple[str, str]
_log = logging.getLogger(__name__)


class SupplyForm(forms.Form):
    """Whether the record is held; held, a photograph or PDF of the form, the stub or a proof."""

    holding = forms.ChoiceField(label=_("本机构是否保存了这张证件的存根或签发记录"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("存根、首次签发登记表或证明的照片或 PDF"),
        help_text=_("有签发记录的才上传。四角拍全、字迹清楚，不超过 10 MB"),
        widget=PhotographInput(longest_side=LONGEST_SIDE),
        required=False,
    )
    scrubbed: Scrubbed | None = None

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        holding: Any = self.fields["holding"]
        holding.choices = [(one.value, label(one)) for one in Holding]

    def clean_file(self) -> "UploadedFile[Any] | None":
        """Decode it and write it anew, or say why not."""
        held = self.cleaned_data["file"]
        if not isinstance(held, UploadedFile):
            return None
        if held.size is None or held.size > LARGEST_UPLOAD:
            raise ValidationError(_("文件超过 10 MB，请重新拍照或选择较小的文件"), code="file_over_limit")
        try:
            self.scrubbed = scrub(held.read(), claimed_name=held.name or "")
        except UnableToAccept as refusal:
            raise ValidationError(
                _("这个文件不能接收，请拍照，或选择 JPEG、PNG、PDF 文件"), code=refusal.code
            ) from refusal
        return held

    def clean(self) -> None:
        """The paper goes with the record, and nothing else does."""
        holding, has_file = self.cleaned_data.get("holding"), self.scrubbed is not None
        if holding == Holding.HELD and not has_file and "file" not in self.errors:
            self.add_error("file", ValidationError("", code="required"))
        if holding == Holding.NOT_HELD:
            self.scrubbed = None


def issuers_of(officer: Officer) -> tuple[Office, ...]:
    """The offices whose records this officer answers for; anybody else meets a missing page."""
    offices = officer.offices_for(Duty.ISSUING_OFFICER)
    if not offices:
        raise Http404
    return offices


@require_GET
@for_officers
def asked(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The reissues that wait for a record of the officer's own office; and what was corrected of what it issued."""
    offices = issuers_of(officer)
    cases = cases_asking(offices)
    return show_page(
        request,
        "reissues/asked.html",
        officer=officer,
        here="desk:records_asked",
        rows=[(case, lines_of(case)) for case in cases],
        corrected=corrections_of(offices)[:LATELY],
    )


@csrf_exempt  # the length is looked at before the form is read; then the token is asked for below
def supply(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Answer one; a body beyond the limit is answered in words without being read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > BODY_LIMIT:
        reference = getattr(request, "reference", "")
        return render_error(None, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reference=reference)
    answer: HttpResponseBase = _guarded(request, case_id=case_id)
    return answer


@csrf_protect
@require_http_methods(["GET", "POST"])
@for_officers
def _guarded(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    case = _get(officer, case_id)
    form = SupplyForm(request.POST, request.FILES) if request.method == "POST" else SupplyForm()
    refused: tuple[str, ...] = ()
    if form.is_valid():
        done = _answer(request, officer, case=case, form=form)
        if isinstance(done, HttpResponse):
            return done
        refused = done
    note_reading(officer, case, page="supply_record")
    return show_page(
        request,
        "reissues/supply.html",
        officer=officer,
        here="desk:records_asked",
        case=case,
        lines=lines_of(case),
        form=form,
        refused=refused,
        page_key=page_key_of(request),
    )


def _get(officer: Officer, case_id: UUID) -> Case:
    try:
        return get_case_asking(case_id, offices=issuers_of(officer))
    except UnableToAct as missing:
        raise Http404 from missing


def _answer(
    request: HttpRequest, officer: Officer, *, case: Case, form: SupplyForm
) -> HttpResponse | tuple[str, ...]:
    holding, file = Holding(form.cleaned_data["holding"]), form.scrubbed
    try:
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: supply_record(case.pk, holding=holding, file=file, **asking),
            again_url=reverse("desk:records_asked"),
        )
    except UnableToStore as fault:
        _log.error("record_not_stored", extra={"code": fault.code})
        return (str(_("暂时无法接收文件，不是您文件的问题，请过几分钟再试")),)
    if done.outcome is not None:
        return redirect("desk:records_asked")
    return done.answer or done.refused


def lines_of(case: Case) -> tuple[Line, ...]:
    """What the issuer needs to find its record, and who asks; nothing of the applicant."""
    sought = sought_by(case)
    if sought is None:
        return ()
    return (
        (str(_("孩子姓名")), sought.child_name),
        (str(_("出生日期")), day(sought.born_on)),
        (str(_("母亲姓名")), sought.mother_name),
        (str(_("证件编号")), sought.certificate_no or str(_("当事人不知道"))),
        (str(_("补发机构")), case.office.name),
    )
