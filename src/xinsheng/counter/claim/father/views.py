"""The page that asks whether the father's particulars are to stand on the certificate."""

from dataclasses import replace

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.claim.way import FATHER_GIVEN, onward, show_page
from xinsheng.counter.claim.work import NOBODY, Work, keep, on_own_form
from xinsheng.law.declaration import Declaration

GIVEN, NOT_GIVEN = "yes", "no"


class FatherGivenForm(forms.Form):
    """Yes or no; no is a lawful answer."""

    father_given = forms.ChoiceField(
        label=_("父亲信息"),
        widget=forms.RadioSelect,
        choices=((GIVEN, _("填写父亲信息")), (NOT_GIVEN, _("不提供父亲信息"))),
    )


@require_http_methods(["GET", "POST"])
@on_own_form
def father_given(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask; nothing is chosen beforehand."""
    initial = {"father_given": _said(work)} if work.has_answered(FATHER_GIVEN) else {}
    form = FatherGivenForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data["father_given"] == GIVEN
        kept = keep(work, _with_father(work.declaration, given=given), page=FATHER_GIVEN, request=request)
        return onward(kept, after=FATHER_GIVEN)
    return show_page(request, work, "father/page.html", page=FATHER_GIVEN, form=form)


def _said(work: Work) -> str:
    return NOT_GIVEN if work.declaration.father is None else GIVEN


def _with_father(declaration: Declaration, *, given: bool) -> Declaration:
    return replace(declaration, father=(declaration.father or NOBODY) if given else None)
