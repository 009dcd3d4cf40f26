"""The pages on which the collector tells of the birth, and the one of the parentage test report."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.claim.way import BIRTH_FIGURES, BIRTH_WHEN, BIRTH_WHERE, REPORT, onward, show_page
from xinsheng.counter.claim.work import Work, keep, on_own_form
from xinsheng.counter.outside.forms import BirthForm, FiguresForm, WhenForm, WhereForm
from xinsheng.counter.outside.report_form import ReportForm
from xinsheng.law.outside_birth import OutsideBirth
from xinsheng.standards.civil_time import civil

_FORMS: dict[str, type[BirthForm]] = {BIRTH_WHEN: WhenForm, BIRTH_WHERE: WhereForm, BIRTH_FIGURES: FiguresForm}
_TITLES: dict[str, Promise | str] = {
    BIRTH_WHEN: _("孩子是什么时候出生的？"),
    BIRTH_WHERE: _("孩子是在哪里出生的？"),
    BIRTH_FIGURES: _("出生时量过这些吗？"),
}


@require_http_methods(["GET", "POST"])
@on_own_form
def birth(request: HttpRequest, work: Work, *, page: str) -> HttpResponse:
    """Ask for one part of the birth; `page` says which."""
    told = _told_of(work)
    now_local = civil(work.at)
    form = _FORMS[page](request.POST if request.method == "POST" else None, birth=told, now_local=now_local)
    if form.is_valid():
        kept = keep(work, replace(work.declaration, birth=form.birth), page=page, request=request)
        return onward(kept, after=page)
    goes_on = request.method == "POST" and isinstance(form, WhereForm) and form.goes_on
    return show_page(
        request, work, f"{page}.html", group="outside", page=page, form=form, title=_TITLES[page], goes_on=goes_on
    )


def _told_of(work: Work) -> OutsideBirth:
    """What is told so far; of a birth inside an institution nothing is told here."""
    if not work.is_outside or work.declaration.birth is None:
        raise Http404
    return work.declaration.birth


@require_http_methods(["GET", "POST"])
@on_own_form
def report(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask what stands on the parentage test report."""
    _told_of(work)
    form = ReportForm(request.POST or None, declaration=work.declaration, on=work.today)
    if form.is_valid():
        kept = keep(work, replace(work.declaration, report=form.report), page=REPORT, request=request)
        return onward(kept, after=REPORT)
    return show_page(request, work, "report.html", group="outside", page=REPORT, form=form)
