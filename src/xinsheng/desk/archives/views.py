"""The page on which an archive is asked for, and the archive itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework import archives
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.archives_taken import UnableToArchive, take_out
from xinsheng.desk.archives.reach import Reached, reached
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import ArchiveExport
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence

_FAULTS: Mapping[str, Promise | str] = {
    "not_covered": _("公开日志还没有覆盖这次导出，请稍候十几秒再下载"),
    "file_missing": _("档案中的文件找不到了，没有导出，请报告系统管理员：%(name)s"),
    "file_changed": _("档案中的文件与登记的摘要不符，没有导出，请报告系统管理员：%(name)s"),
    "unavailable": _("文件库暂时无法读取，请稍后再试"),
    "erased": _("本件内容已按规定销毁，没有可导出的档案"),
}


class PurposeForm(forms.Form):
    """For what the archive is exported: one of the closed list."""

    purpose = forms.ChoiceField(
        label=_("导出用途"),
        widget=forms.RadioSelect,
        choices=[(one.value, label(one)) for one in ArchivePurpose],
        help_text=_("用途、导出人和时间记入办理日志"),
    )


@dataclass(frozen=True, kw_only=True)
class ShownExport:
    """An export as the page lists it; `href` where this officer may take it out now, `waits` where shortly."""

    at: datetime
    by: str
    purpose: str
    href: str
    waits: bool


@require_http_methods(["GET", "POST"])
@for_officers
def archive(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Ask for the archive with its purpose; then take it out, once the public log covers that it was asked for."""
    found = reached(officer, case_id)
    form = PurposeForm(request.POST if request.method == "POST" else None)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        purpose = ArchivePurpose(form.cleaned_data["purpose"])
        try:
            archives.export_archive(
                found.case.pk, purpose=purpose, by=officer.by(), at=officer.at, asked=asked_of(request)
            )
        except NotAllowed as refusal:
            refused = tuple(in_words(reason) for reason in refusal.reasons)
        except UnableToAct as refusal:
            refused = (refusal_sentence(refusal.code),)
        else:
            return redirect("desk:archive", found.case.pk)
    return _page(request, officer, found, form=form, refused=refused)


@require_GET
@for_officers
def archive_file(request: HttpRequest, officer: Officer, case_id: UUID, archive_id: UUID) -> HttpResponseBase:
    """The archive as a file, for who asked for it, within a day; the reading is written before the first byte."""
    found = reached(officer, case_id)
    export = archives.find_own_export(archive_id, case=found.case, by=officer.by(), at=officer.at)
    if export is None or found.against:
        raise Http404
    try:
        taken = take_out(export)
    except UnableToArchive as fault:
        refused = (str(_FAULTS[fault.code]) % {"name": fault.name},)
        return _page(request, officer, found, form=PurposeForm(), refused=refused, status=409)
    note_reading(officer, found.case, page="archive_file", purpose=f"archive_{export.purpose}")
    headers = {
        "Content-Disposition": f'attachment; filename="{taken.name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return StreamingHttpResponse(taken.pieces, content_type="application/zip", headers=headers)


def _page(
    request: HttpRequest,
    officer: Officer,
    found: Reached,
    *,
    form: PurposeForm,
    refused: tuple[str, ...],
    status: int = 200,
) -> HttpResponse:
    note_reading(officer, found.case, page="archive")
    exports = [_shown(one, found=found, officer=officer) for one in archives.exports_of(found.case)]
    return show_page(
        request,
        "archives/page.html",
        officer=officer,
        status=status,
        case=found.case,
        title=found.title,
        back=found.back,
        form=form,
        refused=refused,
        shut=tuple(in_words(reason) for reason in found.against),
        exports=exports,
        waits=any(one.waits for one in exports),
        page_key=page_key_of(request),
    )


def _shown(export: ArchiveExport, *, found: Reached, officer: Officer) -> ShownExport:
    mine = archives.find_own_export(export.pk, case=found.case, by=officer.by(), at=officer.at) is not None
    covered = mine and archives.is_covered(export)
    return ShownExport(
        at=export.made_at,
        by=export.made_by.name if export.made_by else "",
        purpose=label(ArchivePurpose(export.purpose)),
        href=reverse("desk:archive_file", args=[found.case.pk, export.pk]) if covered else "",
        waits=mine and not covered,
    )
