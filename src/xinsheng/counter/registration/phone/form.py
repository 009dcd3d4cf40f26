"""The form of the number."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.faults import tell
from xinsheng.counter.registration.way import PHONE
from xinsheng.counter.registration.work import Work
from xinsheng.law.couple_faults import couple_faults
from xinsheng.law.declaration import normalise_mobile_no

HAS_PHONE, NO_PHONE = "yes", "no"


class PhoneForm(forms.Form):
    """A number, be it somebody else's; or none, and the code comes on a slip."""

    has_phone = forms.ChoiceField(
        label=_("查询码和办理结果怎样给您"),
        widget=forms.RadioSelect,
        choices=((HAS_PHONE, _("发短信")), (NO_PHONE, _("没有手机，提交后当场抄下或打印查询码"))),
    )
    phone = forms.CharField(
        label=_("手机号码"),
        required=False,
        max_length=20,
        help_text=_("本人、家人的都可以，会发一条验证码短信确认"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, data: Any = None, *, work: Work) -> None:
        """Begin with the number known."""
        said, self._work = work.declaration.phone, work
        has_one = HAS_PHONE if said or not work.has_answered(PHONE) else NO_PHONE
        super().__init__(data, initial={"has_phone": has_one, "phone": said})

    def clean(self) -> dict[str, Any]:
        """Ask the law about the number."""
        cleaned = super().clean() or {}
        if self.errors or cleaned["has_phone"] == NO_PHONE:
            return cleaned
        if not self.number:
            self.add_error("phone", ValidationError("required", code="required"))
        said = replace(self._work.declaration, phone=self.number)
        tell(self, couple_faults(said, on=self._work.today), fields={"phone": "phone"})
        return cleaned

    @property
    def number(self) -> str:
        """The number without what habits of writing add; '' for none."""
        if self.cleaned_data["has_phone"] == NO_PHONE:
            return ""
        return normalise_mobile_no(str(self.cleaned_data.get("phone") or ""))
