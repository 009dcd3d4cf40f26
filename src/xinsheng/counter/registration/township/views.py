"""The page of the handling township: one of those where either of the two is registered or lives."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.registration.way import TOWNSHIP, onward, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration
from xinsheng.law.couple_faults import townships_open_to
from xinsheng.registry.models import Office
from xinsheng.standards.divisions import DivisionLevel, full_name


class TownshipForm(forms.Form):
    """One of the townships open to this couple."""

    township = forms.ChoiceField(label=_("乡镇（街道）"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, offices: Sequence[Office], chosen: str) -> None:
        """`chosen` is the code chosen before; the only one there is stands chosen."""
        only = _code_of(offices[0]) if len(offices) == 1 else ""
        super().__init__(data, initial={"township": chosen or only})
        choice = self.fields["township"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared above
        choice.choices = [(_code_of(office), office.name) for office in offices]


def _code_of(office: Office) -> str:
    return office.division_code[: DivisionLevel.TOWNSHIP]


@require_http_methods(["GET", "POST"])
@on_own_registration
def township(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask which township is to handle it; where none is open yet, say where one goes."""
    codes = townships_open_to(work.declaration)
    offices = offices_open_at(codes, work=work)
    form = TownshipForm(request.POST or None, offices=offices, chosen=work.declaration.township_code)
    if form.is_valid():
        declaration = replace(work.declaration, township_code=form.cleaned_data["township"])
        return onward(keep(work, declaration, request=request, pages=(TOWNSHIP,)), after=TOWNSHIP)
    return show_page(
        request,
        work,
        "township/page.html",
        page=TOWNSHIP,
        form=form,
        offices=offices,
        hints={_code_of(office): where_in_words(office) for office in offices},
        closed=[full_name(code) for code in codes if code not in {_code_of(office) for office in offices}],
    )


def offices_open_at(codes: Sequence[str], *, work: Work) -> list[Office]:
    """The open offices of these townships, in their order."""
    found = Office.objects.townships(on=work.today).standing_in(codes)
    return sorted(found, key=lambda office: codes.index(_code_of(office)))


def where_in_words(office: Office) -> str:
    """Address, window and hours in one line."""
    return "　".join(part for part in (office.address, office.window, office.hours) if part)
