"""The form of where a place is: as one given already, found by its name, or reached level by level."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.registration.place.finding import LEVELS, Offered, alone, by_name, is_deep_enough, next_level
from xinsheng.counter.registration.work import NOWHERE
from xinsheng.law.couples import Place
from xinsheng.law.province import PROVINCE
from xinsheng.standards.divisions import full_name

ELSEWHERE, ABROAD = "elsewhere", "abroad"
FIND, STEP = "find", "step"  # the page's other buttons: look for the name; begin at the provinces
OFFERED = "offered_for"  # the name whose places the page showed
OTHER = "other_province"  # of the provinces: not ours; which one stands in a list of its own
_LONGEST = 40

Way = tuple[str, Promise | str]


class WhereForm(forms.Form):
    """It asks on until it knows a division that is deep enough; `asks_on` says that it has just done so."""

    sought = forms.CharField(
        label=_("地名"),
        required=False,
        max_length=_LONGEST,
        help_text=_("输入村（社区）、乡镇（街道）或县（市、区）名中的几个字，例如“凯里 西门”"),
        widget=forms.TextInput(attrs={"data-find": "found", "enterkeyhint": "search", "autocomplete": "off"}),
    )
    division = forms.ChoiceField(label=_("所在地"), widget=forms.RadioSelect, required=False)
    other_province = forms.ChoiceField(label=_("哪个省（自治区、直辖市）"), required=False)

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        known: Place,
        near: str,
        ways: Sequence[Way],
        asks_words: bool,
        called: str,
    ) -> None:
        """`known` is what was answered before, `near` a county to begin with, `called` whose place it is and which.

        `ways` are (key, words): places given already, ELSEWHERE, ABROAD.
        `asks_words`: one abroad is told in words.
        """
        self._said: Mapping[str, str] = data if data is not None else {}
        self._ways, self._called = dict(ways), called
        self.asks_on, self.offered = self._offer(data is not None, known=known.division_code or near, near=near)
        super().__init__(None if self.asks_on else self._answered(data), initial=self._begin(known))
        choice = self.fields["division"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared above
        choice.choices = self.offered.choices
        if not self._offer_provinces():
            del self.fields[OTHER]
        if self.offered.is_a_level:
            choice.label = LEVELS[self.offered.divisions[0].level]
        if len(ways) > 1:
            self.fields["way"] = forms.ChoiceField(
                label=_("地址"), widget=forms.RadioSelect, required=False, choices=ways
            )
        if asks_words:
            self.fields["words"] = forms.CharField(label=_("境外住址"), required=False, max_length=_LONGEST)

    def _answered(self, data: Mapping[str, str] | None) -> Any:
        """What was sent, with the province chosen from the list beside ours as if it had been offered with it."""
        return None if data is None else {**{name: data[name] for name in data}, "division": self._chosen}

    @property
    def found(self) -> str:
        """Whose place is being looked for, and how many the name means; '' where no name was looked for."""
        if not self.sought_for or not self.offered.divisions or self.offered.is_a_level:
            return ""
        words = (
            gettext("%(place)s：找到不止 %(count)d 处")
            if self.offered.more
            else gettext("%(place)s：找到 %(count)d 处")
        )
        return words % {"place": self._called, "count": len(self.offered.divisions)}

    @property
    def sought_for(self) -> str:
        """The name that was looked for, '' when none was."""
        return "" if STEP in self._said else self._said.get("sought", "").replace("\0", "").strip()[:_LONGEST]

    def _offer_provinces(self) -> bool:
        """Our own province first, the others in a list beside it; whether it is provinces that are offered."""
        own = next((one for one in self.offered.choices if one[0] == PROVINCE), None)
        if own is None or self.offered.below or not self.offered.is_a_level:
            return False
        division: Any = self.fields["division"]
        division.choices = [own, (OTHER, _("其他省（自治区、直辖市）"))]
        others: Any = self.fields[OTHER]
        others.choices = [("", _("请选择")), *(one for one in self.offered.choices if one != own)]
        return True

    @property
    def _chosen(self) -> str:
        said = "" if self._is_looking else self._said.get("division", "")
        return self._said.get(OTHER, "") if said == OTHER else said

    @property
    def _way(self) -> str:
        way = "" if self._is_looking else self._said.get("way", "")
        return way if way in self._ways and way != ELSEWHERE else ""

    @property
    def _is_looking(self) -> bool:
        return FIND in self._said or STEP in self._said

    @property
    def _was_offered(self) -> bool:
        """Whether what this name finds stood on the page already, and nothing of it was chosen."""
        sought = self.sought_for
        return bool(sought) and FIND not in self._said and self._said.get(OFFERED, "") == sought

    def _offer(self, was_sent: bool, *, known: str, near: str) -> tuple[bool, Offered]:  # noqa: FBT001  said in the call
        if STEP in self._said or (self._said.get("division") == OTHER and not self._chosen and not self._is_looking):
            return True, next_level("")
        if not was_sent or self._way:
            return False, alone(known)
        if self._chosen:
            only = alone(self._chosen)
            deeper = next_level(self._chosen) if only.divisions and not is_deep_enough(self._chosen) else only
            return (True, deeper) if deeper.divisions and deeper.is_a_level else (False, only)
        if self.sought_for:
            return not self._was_offered, by_name(self.sought_for, near=near)
        return False, alone(known)

    def _begin(self, known: Place) -> dict[str, str]:
        before = ELSEWHERE if known.division_code else ABROAD if known.division_name else ""
        return {
            "way": ELSEWHERE if self.asks_on else self._said.get("way", before),
            "sought": self.sought_for,
            "division": "" if self._said else known.division_code,
            "words": self._said.get("words", "" if known.division_code else known.division_name),
        }

    def clean(self) -> dict[str, Any]:
        """There is a place, deep enough; or words for one abroad."""
        cleaned = super().clean() or {}
        if self._way == ABROAD:
            if "words" in self.fields and not cleaned.get("words"):
                self.add_error("words", ValidationError("required", code="required"))
        elif not self._way and not self._chosen:
            self.add_error(self._unanswered, ValidationError("required", code="required"))
        elif not self._way and not self.has_error("division") and not is_deep_enough(self._chosen):
            self.add_error("division", ValidationError("needs_village", code="needs_village"))
        return cleaned

    @property
    def _unanswered(self) -> str:
        if "way" in self.fields and not self._said.get("way"):
            return "way"
        return "division" if self._was_offered and self.offered.divisions else "sought"

    @property
    def same_as(self) -> str:
        """The key of the place it is the same as, '' for none."""
        return "" if self._way == ABROAD else self._way

    def place(self, known: Place) -> Place:
        """The place as answered; of the same division as before it keeps the words down to the door."""
        if self._way == ABROAD:
            return replace(NOWHERE, division_name=self.cleaned_data.get("words", ""))
        kept = known if known.division_code == self._chosen else NOWHERE
        return replace(kept, division_code=self._chosen, division_name=full_name(self._chosen))
