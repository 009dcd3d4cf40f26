"""The pages of the other spouse."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from xinsheng.counter.registration.partner.form import GIVEN, NOT_GIVEN, PartnerForm, PartnerGivenForm
from xinsheng.counter.registration.way import PARTNER, PARTNER_GIVEN, onward, show_page
from xinsheng.counter.registration.work import NOBODY, Work, keep, on_own_registration, with_spouse
from xinsheng.words.labels import label


@require_http_methods(["GET", "POST"])
@on_own_registration
def partner_given(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask a woman whether she gives the man; nothing is chosen beforehand."""
    said = NOT_GIVEN if work.declaration.man is None else GIVEN
    initial = {"partner_given": said} if work.has_answered(PARTNER_GIVEN) else {}
    form = PartnerGivenForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data["partner_given"] == GIVEN
        man = (work.declaration.man or NOBODY) if given else None
        kept = keep(work, replace(work.declaration, man=man), request=request, pages=(PARTNER_GIVEN,))
        return onward(kept, after=PARTNER_GIVEN)
    return show_page(request, work, "partner/given.html", page=PARTNER_GIVEN, form=form)


@require_http_methods(["GET", "POST"])
@on_own_registration
def partner(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask who the other is."""
    form = PartnerForm(request.POST or None, work=work)
    if form.is_valid():
        declaration = with_spouse(work.declaration, side=work.other_side, spouse=form.spouse)
        return onward(keep(work, declaration, request=request, pages=(PARTNER,)), after=PARTNER)
    other = label(work.other_side)
    return show_page(request, work, "partner/page.html", page=PARTNER, form=form, other=other)
