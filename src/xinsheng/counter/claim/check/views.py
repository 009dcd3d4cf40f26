"""The page where the family reads everything once more."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.cautions import CautionsForm
from xinsheng.counter.claim.birth import birth_rows
from xinsheng.counter.claim.check.summary import summary_of
from xinsheng.counter.claim.materials.listed import listed_materials
from xinsheng.counter.claim.way import (
    BIRTH_FIGURES,
    BIRTH_WHEN,
    BIRTH_WHERE,
    CHECK,
    MATERIALS,
    SIGN,
    address_of,
    show_page,
    step_of,
    steps_of,
    unanswered,
)
from xinsheng.counter.claim.work import Work, keep, on_own_form
from xinsheng.counter.pointing import pointed_rows
from xinsheng.law.declaration import declaration_cautions, faults_beside_block
from xinsheng.law.told_births import told_faults
from xinsheng.standards.civil_time import civil

_PAGES = {
    "child_name": "child",
    "surname_reason": "child",
    "mother.household": "mother-household",
    "mother.residence": "mother-residence",
    "father.household": "father-household",
    "father.residence": "father-residence",
    **dict.fromkeys(("birth.sex", "birth.born_local"), BIRTH_WHEN),
    **dict.fromkeys(("birth.county_code", "birth.place", "birth.place_words"), BIRTH_WHERE),
    **dict.fromkeys(
        ("birth.weight_g", "birth.length_mm", "birth.gestation_weeks", "birth.gestation_days"), BIRTH_FIGURES
    ),
}


@require_http_methods(["GET", "POST"])
@on_own_form
def check(request: HttpRequest, work: Work) -> HttpResponse:
    """Show everything with its way to change; what is unusual is confirmed here."""
    cautions = declaration_cautions(work.declaration, on=work.today)
    data = request.POST if request.method == "POST" else None
    form = CautionsForm(data, cautions=cautions, confirmed=work.declaration.confirmed)
    if form.is_valid():
        declaration = replace(work.declaration, confirmed=tuple(form.cleaned_data["confirmed"]))
        kept = keep(work, declaration, page=CHECK, request=request)
        if still_open(kept) or wrong_pages(kept):
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(address_of(kept, SIGN))
    return show_page(
        request,
        work,
        "check/page.html",
        page=CHECK,
        form=form,
        cautions=cautions,
        birth=birth_rows(work.block, office=work.case.office.name) if work.block else (),
        summary=summary_of(work),
        listed=listed_materials(work),
        materials_url=address_of(work, MATERIALS),
        left=left_to_do(work),
        pointed=pointed_rows(work.case, said=work.declaration, giver=work.person, recorded=work.recorded_papers),
    )


def left_to_do(work: Work) -> list[tuple[str, str]]:
    """The steps that still have to be answered or corrected: words, and the way to the first page of each."""
    first_of_step: dict[int, str] = {}
    pages = [(step_of(work, page), page) for page in (*still_open(work), *wrong_pages(work))]
    for number, page in sorted(pages, key=lambda one: one[0]):
        first_of_step.setdefault(number, page)
    return [
        (_("“%(step)s”还没有填完") % {"step": steps_of(work)[number - 1][0]}, address_of(work, page))
        for number, page in first_of_step.items()
    ]


def still_open(work: Work) -> list[str]:
    """The pages still to be answered; the list of papers is not, once every paper on it is given."""
    pages = unanswered(work)
    if MATERIALS in pages and all(row.is_given for row in listed_materials(work)):
        return [page for page in pages if page != MATERIALS]
    return list(pages)


def wrong_pages(work: Work) -> list[str]:
    """The pages on which the law finds something wrong or missing."""
    fields = [fault.field for fault in faults_beside_block(work.declaration, block=work.block, on=work.today)]
    if work.is_outside:
        fields += [one.field for one in told_faults(work.declaration, now_local=civil(work.at), on=work.today)]
    return list(dict.fromkeys(_PAGES.get(field, field.split(".", maxsplit=1)[0]) for field in fields))
