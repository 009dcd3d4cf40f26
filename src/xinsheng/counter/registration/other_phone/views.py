"""The page of the other's number."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.faults import tell
from xinsheng.counter.registration.way import OTHER_PHONE, awaits_the_other, onward, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration
from xinsheng.law.couple_faults import couple_faults
from xinsheng.law.declaration import normalise_mobile_no


class OtherPhoneForm(forms.Form):
    """A number, or none: the other finds it when they sign in, and is told by the declarant."""

    other_phone = forms.CharField(
        label=_("另一方的手机号码（不知道的可以不填）"),
        required=False,
        max_length=20,
        help_text=_("只用来发一条提醒短信，短信里没有姓名、没有内容；另一方在本系统留过手机号的，发到留过的号码"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, work: Work) -> None:
        """Begin with what was typed before."""
        super().__init__(data, initial={"other_phone": work.declaration.other_phone})
        self._work = work

    def clean(self) -> dict[str, Any]:
        """Ask the law about the number."""
        cleaned = super().clean() or {}
        if not self.errors:
            said = replace(self._work.declaration, other_phone=self.number)
            tell(self, couple_faults(said, on=self._work.today), fields={"other_phone": "other_phone"})
        return cleaned

    @property
    def number(self) -> str:
        """The number without what habits of writing add; '' for none."""
        return normalise_mobile_no(str(self.cleaned_data.get("other_phone") or ""))


@require_http_methods(["GET", "POST"])
@on_own_registration
def other_phone(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask for the other's number, where the other is to confirm; elsewhere the form just goes on."""
    if not awaits_the_other(work):
        return onward(work, after=OTHER_PHONE)
    form = OtherPhoneForm(request.POST if request.method == "POST" else None, work=work)
    if form.is_valid():
        declaration = replace(work.declaration, other_phone=form.number)
        return onward(keep(work, declaration, request=request, pages=(OTHER_PHONE,)), after=OTHER_PHONE)
    days = work.policy.registration_spouse_days
    return show_page(request, work, "other_phone/page.html", page=OTHER_PHONE, form=form, days=days)
