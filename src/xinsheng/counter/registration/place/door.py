"""From the village to the door, in words."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.faults import refuse_unprintable, tell
from xinsheng.counter.registration.place.places import place_of, title_of, with_place
from xinsheng.counter.registration.way import address_of, door_page, onward, place_page, show_page
from xinsheng.counter.registration.work import NOBODY, Work, keep, on_own_registration
from xinsheng.law.couples import Place, Side
from xinsheng.law.declared_places import place_faults

_LONGEST = 40
_WORDS = ("group", "street", "compound", "building", "door")


class DoorForm(forms.Form):
    """Five boxes, at least one of them filled in (mission E1)."""

    group = forms.CharField(label=_("组"), required=False, max_length=_LONGEST, help_text=_("例如：3 组"))
    street = forms.CharField(
        label=_("街道（路、巷）"), required=False, max_length=_LONGEST, help_text=_("例如：西门街")
    )
    compound = forms.CharField(label=_("小区"), required=False, max_length=_LONGEST)
    building = forms.CharField(label=_("栋"), required=False, max_length=_LONGEST, help_text=_("例如：2 栋 1 单元"))
    door = forms.CharField(label=_("门牌号"), required=False, max_length=_LONGEST, help_text=_("例如：12 号、502 室"))

    def __init__(self, data: Any = None, *, known: Place) -> None:
        """Begin with what is known."""
        super().__init__(data, initial={word: getattr(known, word) for word in _WORDS})
        self._known = known

    def clean(self) -> dict[str, Any]:
        """Ask the law, and every character must print."""
        cleaned = super().clean() or {}
        if not self.errors:
            faults = place_faults(replace(NOBODY, household=self.place), field="one")
            tell(self, faults, fields={"one.household": "group"})
        refuse_unprintable(self, names=_WORDS)
        return cleaned

    @property
    def place(self) -> Place:
        """The place with these words."""
        return replace(self._known, **{word: self.cleaned_data[word] for word in _WORDS})


@require_http_methods(["GET", "POST"])
@on_own_registration
def door(request: HttpRequest, work: Work, *, side: Side, part: str) -> HttpResponse:
    """Ask for the words; `side` and `part` say whose place and which."""
    known, page = place_of(work.declaration, side=side, part=part), door_page(side, part)
    form = DoorForm(request.POST or None, known=known)
    if form.is_valid():
        declaration = with_place(work.declaration, side=side, part=part, place=form.place)
        return onward(keep(work, declaration, request=request, pages=(page,)), after=page)
    return show_page(
        request,
        work,
        "place/door.html",
        page=page,
        form=form,
        title=title_of(work, side=side, part=part),
        known=known,
        change_url=address_of(work, place_page(side, part)),
    )
