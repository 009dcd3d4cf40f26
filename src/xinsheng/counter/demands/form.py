"""What was asked: each word of the closed list is a button that sends it; the rest may be left as it is."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.demands import LONGEST
from xinsheng.law.township_terms import ExtraDemand
from xinsheng.registry.models import Office

ELSEWHERE = "elsewhere"


class DemandForm(forms.Form):
    """Where it was (the handling place, unless another is chosen), what, and what the person adds of their own."""

    what = forms.ChoiceField(
        choices=[(one.value, one.value) for one in ExtraDemand],
        error_messages={"required": _("请选择要了什么"), "invalid_choice": _("请选择要了什么")},
    )
    office = forms.ChoiceField(label=_("在哪里"), widget=forms.RadioSelect, required=False)
    words = forms.CharField(
        label=_("补充说明（可以不填）"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST,
        required=False,
        help_text=_("选“其他”或“别的地方”的，请写明。不用写姓名、号码"),
    )
    names_case = forms.BooleanField(
        label=_("写明是我的这件登记，便于核实和答复。只有县级主管人员能看到"), required=False
    )

    def __init__(self, data: Any = None, *, offices: tuple[Office, ...]) -> None:
        super().__init__(data)
        self._offices = {str(office.pk): office for office in offices}
        where: Any = self.fields["office"]
        where.choices = [*((str(office.pk), office.name) for office in offices), (ELSEWHERE, _("别的地方"))]
        self.initial["office"] = next(iter(self._offices), ELSEWHERE)

    def clean(self) -> None:
        """What the list has no word for is written down."""
        what, where = self.cleaned_data.get("what"), self.cleaned_data.get("office") or self.initial["office"]
        self.cleaned_data["office"] = where
        if (what == ExtraDemand.OTHER or where == ELSEWHERE) and not self.cleaned_data.get("words"):
            self.add_error("words", forms.ValidationError(_("请写明要了什么、在哪里"), code="say_what"))

    @property
    def chosen(self) -> Office | None:
        """The office, None for elsewhere."""
        return self._offices.get(self.cleaned_data["office"])

    def key(self) -> UUID | None:
        """The page's own key, so that sent twice it is said once."""
        try:
            return UUID(self.data.get("page_key", ""))
        except ValueError:
            return None
