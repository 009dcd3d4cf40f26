"""The form of one place."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.claim.place.levels import Offered, above_last, address_from, codes_in, leads_on, offered
from xinsheng.counter.faults import refuse_unprintable
from xinsheng.law.declaration import Address
from xinsheng.standards.divisions import DivisionLevel

ELSEWHERE = "elsewhere"


class PlaceForm(forms.Form):
    """As another place already given, or chosen level by level and completed in words."""

    detail = forms.CharField(
        label=_("详细地址"),
        max_length=120,
        strip=True,
        help_text=_("村（组）、路（街、巷）、小区、楼栋、单元、门牌号，照户口簿或身份证填写"),
    )

    def __init__(
        self, data: Any = None, *, known: Address, same: Sequence[tuple[str, str]], same_before: str = ""
    ) -> None:
        """`same` offers places already given as (key, words); `same_before` is the key that was chosen of them."""
        codes: Mapping[str, str] = data if data is not None else codes_in(known)
        self.lists: tuple[Offered, ...] = offered(codes)
        detail = data.get("detail", "") if data is not None else known.detail
        chosen = data.get("same_as", "") if data is not None else same_before
        chosen = chosen or (ELSEWHERE if detail else "")
        is_answered = bool(chosen) or not same
        self.is_same = data is not None and chosen in dict(same)
        self.goes_on = data is not None and is_answered and leads_on(self.lists, answered=data)
        held = {one.name: one.chosen for one in self.lists}
        super().__init__(
            None if self.is_same or self.goes_on else data, initial={**held, "detail": detail, "same_as": chosen}
        )
        self.fields["detail"].required = is_answered
        for one in self.lists:
            self.fields[one.name] = forms.ChoiceField(
                label=one.label,
                choices=[("", _("请选择（没有的可以不选）") if _is_last(one) else _("请选择")), *one.choices],
                required=is_answered and not _is_last(one),
            )
        if same:
            self.fields["same_as"] = forms.ChoiceField(
                label=_("地址"),
                widget=forms.RadioSelect,
                required=not is_answered,
                choices=[*same, (ELSEWHERE, _("填写其他地址"))],
            )
        self.order_fields(["same_as", *held, "detail"])

    def clean(self) -> dict[str, Any]:
        """Every character must print."""
        cleaned = super().clean() or {}
        refuse_unprintable(self, names=["detail"])
        return cleaned

    @property
    def offered_for(self) -> str:
        """Whose parts the last list holds."""
        return above_last(self.lists)

    @property
    def address(self) -> Address:
        """The place as answered."""
        return address_from(self.lists, detail=self.cleaned_data["detail"])


def _is_last(one: Offered) -> bool:
    """A village or community is not asked for where there is none."""
    return one.level is DivisionLevel.VILLAGE
