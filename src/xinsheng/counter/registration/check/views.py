"""The page where everything is read once more."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.cautions import CautionsForm
from xinsheng.counter.registration.check.pages import left_to_do
from xinsheng.counter.registration.check.summary import summary_of
from xinsheng.counter.registration.way import CHECK, SIGN, address_of, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration
from xinsheng.law.comparison import outside_policy
from xinsheng.law.couple_faults import couple_cautions
from xinsheng.law.couples import Side
from xinsheng.law.reasons import Caution
from xinsheng.words.comparison import outside_policy_sentence
from xinsheng.words.labels import label
from xinsheng.words.reasons import caution_sentence


@require_http_methods(["GET", "POST"])
@on_own_registration
def check(request: HttpRequest, work: Work) -> HttpResponse:
    """Show everything with its way to change; what is unusual is confirmed here."""
    cautions = couple_cautions(work.declaration, on=work.today)
    data = request.POST if request.method == "POST" else None
    form = CautionsForm(data, cautions=cautions, confirmed=work.declaration.confirmed, words=_with_whose)
    if form.is_valid():
        declaration = replace(work.declaration, confirmed=tuple(form.cleaned_data["confirmed"]))
        kept = keep(work, declaration, request=request, pages=(CHECK,))
        return HttpResponseRedirect(request.path if left_to_do(kept) else address_of(kept, SIGN))
    return show_page(
        request,
        work,
        "check/page.html",
        page=CHECK,
        form=form,
        cautions=cautions,
        summary=summary_of(work),
        left=left_to_do(work),
        by_a_person=_why_by_a_person(work),
    )


def _why_by_a_person(work: Work) -> str:
    """Why the machine will not issue this one by itself, as far as the declarant's own answers tell; '' else."""
    limits = () if left_to_do(work) else outside_policy(work.declaration, policy=work.policy)
    return outside_policy_sentence(limits[0]) if limits else ""


def _with_whose(caution: Caution) -> str:
    """What is unusual, and of which of the two."""
    whose = caution.field.split(".")[0]
    if whose not in set(Side):
        return caution_sentence(caution)
    return _("%(side)s：%(caution)s") % {"side": label(Side(whose)), "caution": caution_sentence(caution)}
