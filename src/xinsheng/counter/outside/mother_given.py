"""The page that asks a father who claims whether the mother's particulars are to stand on the certificate."""

from dataclasses import replace

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.claim.way import MOTHER_GIVEN, onward, pages_of, show_page
from xinsheng.counter.claim.work import Work, keep, on_own_form

GIVEN, NOT_GIVEN = "yes", "no"


class MotherGivenForm(forms.Form):
    """Yes or no; no is a lawful answer of a father whom the test report names (domain 3.6)."""

    mother_given = forms.ChoiceField(
        label=_("母亲信息"),
        widget=forms.RadioSelect,
        choices=((GIVEN, _("填写母亲信息")), (NOT_GIVEN, _("不提供母亲信息"))),
    )


@require_http_methods(["GET", "POST"])
@on_own_form
def mother_given(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask; nothing is chosen beforehand."""
    if MOTHER_GIVEN not in pages_of(work):
        raise Http404
    said = GIVEN if work.declaration.mother_given else NOT_GIVEN
    initial = {"mother_given": said} if work.has_answered(MOTHER_GIVEN) else {}
    form = MotherGivenForm(request.POST or None, initial=initial)
    if form.is_valid():
        declaration = replace(work.declaration, mother_given=form.cleaned_data["mother_given"] == GIVEN)
        return onward(keep(work, declaration, page=MOTHER_GIVEN, request=request), after=MOTHER_GIVEN)
    return show_page(request, work, "mother-given.html", group="outside", page=MOTHER_GIVEN, form=form)
