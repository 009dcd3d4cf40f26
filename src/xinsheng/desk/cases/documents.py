"""Papers made for the counter from one case: the one-time notice."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from xinsheng.casework.snapshots import find_declaration
from xinsheng.casework.succession_snapshots import find_application, is_succession
from xinsheng.desk.cases.naming import child_of
from xinsheng.desk.cases.papers import shortfall_words
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading
from xinsheng.law.administration import EXAMINING_DUTIES
from xinsheng.law.materials import Lack, Shortfall
from xinsheng.law.terms import Material
from xinsheng.look.error_pages import render_error
from xinsheng.papers.notices import Notice as NoticePaper
from xinsheng.papers.notices import NoticeItem, render_notice
from xinsheng.papers.typesetting import UnableToPrint
from xinsheng.registry.models import Case, Notice
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.divisions import county_code
from xinsheng.words.joining import listed

Item = tuple[str, str, str]
_log = logging.getLogger(__name__)
_UNPRINTED: Mapping[str, Promise | str] = {
    "missing_glyph": gettext_lazy("有字暂时无法打印：%(about)s。请先作废已占用的编号，并报告系统管理员。"),
    "does_not_fit": gettext_lazy("内容太长，纸面放不下：%(about)s。请更正后重新打印。"),
    "not_set": gettext_lazy("文书没有排成，请报告系统管理员。%(about)s"),
}


@dataclass(frozen=True, kw_only=True)
class ToldNotice:
    """A notice that was given, as the case page lists it."""

    id: UUID
    round: int
    given_at: datetime
    given_by: str
    items: tuple[Item, ...]


def notices_of(case: Case) -> tuple[ToldNotice, ...]:
    """The notices given, the latest first."""
    rows = case.notices.select_related("given_by").order_by("-round")
    return tuple(
        ToldNotice(
            id=row.pk,
            round=row.round,
            given_at=row.given_at,
            given_by=row.given_by.name,
            items=tuple(shortfall_words(_shortfall(item)) for item in row.items),
        )
        for row in rows
    )


def _shortfall(item: dict[str, str]) -> Shortfall:
    return Shortfall(
        material=Material(item["material"]), lack=Lack(item["lack"]), reason=item["reason"], remedy=item["remedy"]
    )


@require_GET
@for_officers
def notice_paper(request: HttpRequest, officer: Officer, case_id: UUID, notice_id: UUID) -> HttpResponse:
    """The one-time notice on paper, for the counter (mission C3). The paper is in Chinese."""
    case = get_case(officer, case_id)
    notice = case.notices.select_related("given_by").filter(pk=notice_id).first()
    if notice is None or not officer.duties_at(case.office) & EXAMINING_DUTIES:
        raise Http404
    note_reading(officer, case, page="notice")
    with translation.override("zh-hans"):
        return document(request, lambda: render_notice(_paper(case, notice)))


def document(request: HttpRequest, make: Callable[[], bytes]) -> HttpResponse:
    """The document that `make` makes; one that cannot be set is told with the characters that stand in the way."""
    try:
        return pdf(make())
    except UnableToPrint as fault:
        _log.warning("no document", extra={"code": fault.code})
        reasons = [_UNPRINTED[fault.code] % {"about": listed(fault.characters)}]
        return render_error(request, 500, reference=getattr(request, "reference", ""), reasons=reasons)


def pdf(content: bytes) -> HttpResponse:
    """A document of ours, to be printed and not kept."""
    headers = {"Content-Disposition": "inline", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _paper(case: Case, notice: Notice) -> NoticePaper:
    return NoticePaper(
        notice_no=f"{county_code(case.office.division_code)}-{case.pk.hex[:8].upper()}-{notice.round}",
        institution=case.office.name,
        child=child_of(case),
        mother=case.mother_name,
        collector=_whom(case),
        items=tuple(_item(item) for item in notice.items),
        given_on=civil_date(notice.given_at),
        given_by=notice.given_by.name,
        office=_("%(office)s出生医学证明窗口") % {"office": case.office.name},
        hours=_("以窗口公示为准"),
        telephone=_("以窗口公示为准"),
        page_address=settings.PUBLIC_URL,
    )


def _whom(case: Case) -> str:
    """Who gave the papers: the applicant of a succession, the collector of a first certificate."""
    if is_succession(case):
        application = find_application(case)
        return application.applicant.name if application else ""
    declaration = find_declaration(case)
    return declaration.collector.name if declaration else ""


def _item(item: dict[str, str]) -> NoticeItem:
    what, why, remedy = shortfall_words(_shortfall(item))
    missing = item["lack"] == Lack.MISSING
    return NoticeItem(what=what, missing=missing, why=why, remedy=remedy, where=_("网上补正，或到窗口办理"))
