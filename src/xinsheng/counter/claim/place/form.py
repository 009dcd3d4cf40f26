"""The form of one place."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.claim.place.levels import Offered, address_from, codes_in, is_whole, offered
from xinsheng.counter.faults import refuse_unprintable
from xinsheng.law.declaration import Address

ELSEWHERE = "elsewhere"


class PlaceForm(forms.Form):
    """As another place already given, or chosen level by level and completed in words."""

    detail = forms.CharField(
        label=_("详细地址"),
        max_length=120,
        strip=True,
        help_text=_("村（组）、路（街、巷）、小区、楼栋、单元、门牌号，照户口簿或身份证填写"),
    )

    def __init__(self, data: Any = None, *, known: Address, same: Sequence[tuple[str, str]]) -> None:
        """`same` offers places already given as (key, words)."""
        codes: Mapping[str, str] = data if data is not None else codes_in(known)
        self.lists: tuple[Offered, ...] = offered(codes)
        self.is_whole = data is not None and is_whole(self.lists, answered=codes)
        self.is_same = data is not None and data.get("same_as", "") in dict(same)
        held = {one.name: one.chosen for one in self.lists}
        detail = data.get("detail", "") if data is not None else known.detail
        chosen = data.get("same_as", "") if data is not None else (ELSEWHERE if known.detail else "")
        super().__init__(
            data if self.is_whole and not self.is_same else None,
            initial={**held, "detail": detail, "same_as": chosen},
        )
        for one in self.lists:
            self.fields[one.name] = forms.ChoiceField(
                label=one.label, choices=[("", _("请选择")), *one.choices], required=False
            )
        if same:
            self.fields["same_as"] = forms.ChoiceField(
                label=_("地址"),
                widget=forms.RadioSelect,
                required=False,
                choices=[*same, (ELSEWHERE, _("填写其他地址"))],
            )

    def clean(self) -> dict[str, Any]:
        """Every character must print."""
        cleaned = super().clean() or {}
        refuse_unprintable(self, names=["detail"])
        return cleaned

    @property
    def address(self) -> Address:
        """The place as answered."""
        return address_from(self.lists, detail=self.cleaned_data["detail"])
