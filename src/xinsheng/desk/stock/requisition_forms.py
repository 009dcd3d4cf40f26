"""What is asked to plan a year's blanks, to ask for some, and to answer either."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.blank_plans import Planned
from xinsheng.casework.requisitions import Wanted
from xinsheng.desk.day_fields import day_field, refuse_backwards
from xinsheng.desk.stock.entry_forms import words_field

MOST = 1_000_000  # inserts; more than any province uses in a year
WHOLE, PART, NONE = "whole", "part", "none"
_QUARTERS = ("first_quarter", "second_quarter", "third_quarter", "fourth_quarter")


def _count(words: Any) -> forms.IntegerField:
    return forms.IntegerField(label=words, min_value=0, max_value=MOST)


class PlanForm(forms.Form):
    """The office's own need, quarter by quarter."""

    year = forms.TypedChoiceField(label=_("年份"), coerce=int, widget=forms.RadioSelect)
    first_quarter = _count(_("第一季度（枚）"))
    second_quarter = _count(_("第二季度（枚）"))
    third_quarter = _count(_("第三季度（枚）"))
    fourth_quarter = _count(_("第四季度（枚）"))
    words = words_field(_("说明"), hint=_("与上年相比增减较多的，写明原因"))

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data, initial={"year": on.year + 1})
        year: Any = self.fields["year"]
        year.choices = [(one, gettext("%(year)d 年") % {"year": one}) for one in (on.year, on.year + 1)]
        self.fields["words"].required = False

    @property
    def planned(self) -> Planned:
        """What was planned."""
        return Planned(**{name: self.cleaned_data[name] for name in ("year", *_QUARTERS, "words")})


class RequisitionForm(forms.Form):
    """How many are asked for, for which days, and why."""

    quantity = forms.IntegerField(label=_("申领数量（枚）"), min_value=1, max_value=MOST)
    first_on = day_field(_("使用期间从"))
    last_on = day_field(_("使用期间到"))
    words = words_field(_("说明"), hint=_("超过计划的必须写明理由"))

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data, initial={"first_on": on, "last_on": _quarter_ends(on)})
        self._on = on
        self.fields["words"].required = False

    def clean(self) -> None:
        """Forwards, within one year, and not over."""
        refuse_backwards(self, first="first_on", last="last_on")
        if self.errors:
            return
        first, last = self.cleaned_data["first_on"], self.cleaned_data["last_on"]
        if first.year != last.year:
            self.add_error("last_on", ValidationError(gettext("使用期间应在同一年内"), code="two_years"))
        elif last < self._on:
            self.add_error("last_on", ValidationError(gettext("使用期间已经过去"), code="over"))

    @property
    def wanted(self) -> Wanted:
        """What is asked for."""
        return Wanted(**{name: self.cleaned_data[name] for name in ("quantity", "first_on", "last_on", "words")})


class AnswerForm(forms.Form):
    """The whole, a part, or nothing of what was asked."""

    answer = forms.ChoiceField(label=_("答复"), widget=forms.RadioSelect)
    part = forms.IntegerField(label=_("批准数量（枚）"), required=False, min_value=1, help_text=_("只批一部分的才填"))
    words = words_field(_("理由"), hint=_("少批或不批的必须写明"))

    def __init__(self, data: Any = None, *, asked: int) -> None:
        super().__init__(data)
        self._asked = asked
        answer: Any = self.fields["answer"]
        answer.choices = [
            (WHOLE, gettext("全部批准（%(count)d 枚）") % {"count": asked}),
            (PART, gettext("只批一部分")),
            (NONE, gettext("不予批准")),
        ]
        self.fields["words"].required = False

    def clean(self) -> None:
        """A part is less than the whole, and whoever grants less says why."""
        answer, part = self.cleaned_data.get("answer"), self.cleaned_data.get("part")
        if answer == PART and "part" not in self.errors and (part is None or part >= self._asked):
            words = gettext("请填写比申请数量（%(count)d 枚）少的数量") % {"count": self._asked}
            self.add_error("part", ValidationError(words, code="not_a_part"))
        if answer in (PART, NONE) and not self.cleaned_data.get("words"):
            self.add_error("words", ValidationError(gettext("少批或不批的，请写明理由"), code="less_says_why"))

    @property
    def granted(self) -> int:
        """How many are granted."""
        part: int = self.cleaned_data["part"] or 0
        return {WHOLE: self._asked, PART: part, NONE: 0}[self.cleaned_data["answer"]]


class WithdrawForm(forms.Form):
    """Why nothing more is needed."""

    words = words_field(_("撤回的理由"))


def _quarter_ends(on: date) -> date:
    """The last day of the quarter of that day."""
    month = (on.month - 1) // 3 * 3 + 3
    return date(on.year, month, 30 if month in (6, 9) else 31)
