"""The page of one parent's particulars."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from xinsheng.counter.claim.parent.form import ParentForm
from xinsheng.counter.claim.way import FATHER, MOTHER, onward, show_page
from xinsheng.counter.claim.work import NOBODY, Work, keep, on_own_form
from xinsheng.words.labels import label


@require_http_methods(["GET", "POST"])
@on_own_form
def mother(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask for the mother's particulars; what the attendant recorded is shown and stays."""
    known, on_paper = work.declaration.mother, not work.mother_has_no_papers
    form = ParentForm(
        request.POST or None,
        known=known,
        who="mother",
        on=work.today,
        recorded=work.mother_is_recorded,
        papers=on_paper,
    )
    if form.is_valid():
        kept = keep(work, replace(work.declaration, mother=form.parent), page=MOTHER, request=request)
        return onward(kept, after=MOTHER)
    kind = label(known.paper_kind) if known.paper_kind else ""
    return show_page(request, work, "parent/mother.html", page=MOTHER, form=form, known=known, known_kind=kind)


@require_http_methods(["GET", "POST"])
@on_own_form
def father(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask for the father's particulars."""
    known = work.declaration.father or NOBODY
    form = ParentForm(request.POST or None, known=known, who="father", on=work.today, recorded=False)
    if form.is_valid():
        kept = keep(work, replace(work.declaration, father=form.parent), page=FATHER, request=request)
        return onward(kept, after=FATHER)
    return show_page(request, work, "parent/father.html", page=FATHER, form=form)
