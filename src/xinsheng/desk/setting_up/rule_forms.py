"""What is asked to lay down a dated policy or a year's calendar: the value, the time, and where it is written."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.day_fields import day_field, iso, not_before, refuse_backwards
from xinsheng.desk.setting_up.naming import policy_value_words
from xinsheng.desk.setting_up.office_forms import divisions_of
from xinsheng.desk.setting_up.policy_names import POLICIES
from xinsheng.law.policies import Policy
from xinsheng.registry.models import WHOLE_PROVINCE, Office, PolicyRow
from xinsheng.standards.working_days import read_notice
from xinsheng.words.joining import listed, said_of

_LARGEST = 3650
_SATURDAY = 5
_FIRST_YEAR, _LAST_YEAR = 2004, 2100


def _places(province: Office) -> list[tuple[str, str]]:
    own = province.division_code
    return [("", gettext("全省")), *((code, name) for code, name in divisions_of(own[:2]) if code != own)]


def _value_field(name: str) -> forms.Field:
    usual = getattr(Policy(), name)
    words, hint = (str(one) for one in POLICIES[name])
    if isinstance(usual, bool):
        answers = [(str(answer), policy_value_words(answer)) for answer in (True, False)]
        return forms.TypedChoiceField(
            choices=answers, coerce=lambda text: text == str(True), label=words, help_text=hint
        )
    if isinstance(usual, int):
        return forms.IntegerField(min_value=1, max_value=_LARGEST, label=words, help_text=hint)
    return forms.CharField(max_length=60, label=words, help_text=hint)


def _row_of(name: str, *, on: date, division_code: str = WHOLE_PROVINCE) -> PolicyRow | None:
    return PolicyRow.objects.in_force(on=on, division_code=division_code).filter(name=name).first()


def _value_of(name: str, *, row: PolicyRow | None) -> object:
    return row.value if row else getattr(Policy(), name)


class PolicyForm(forms.Form):
    """A policy's value at one place from one day on."""

    division_code = forms.ChoiceField(label=_("适用地区"), required=False)
    begins = day_field(_("起始日"))
    ends = day_field(_("截止日"), required=False, hint=_("长期有效的不填；这一天仍有效"))
    source = forms.CharField(label=_("依据"), max_length=300, help_text=_("文件名称、文号、条款"))
    field_order = ("value",)

    def __init__(self, data: Any = None, *, name: str, province: Office, on: date) -> None:
        self._name, self._on = name, on
        now = _value_of(name, row=_row_of(name, on=on))
        super().__init__(data, initial={"begins": on, "value": str(now)})
        self.fields["value"] = _value_field(name)
        self.order_fields(self.field_order)
        places: Any = self.fields["division_code"]
        places.choices = _places(province)

    def clean_begins(self) -> date:
        """No policy is back-dated: a case ends under the rules it began with."""
        return not_before(self.cleaned_data["begins"], on=self._on)

    def clean(self) -> None:
        """First day before last day; and something is changed by it."""
        refuse_backwards(self, first="begins", last="ends")
        told = self.cleaned_data
        if {"value", "division_code", "begins"} <= told.keys() and self._is_so_already():
            self.add_error("value", ValidationError(gettext("与现行规定相同，没有改动"), code="unchanged"))

    def _is_so_already(self) -> bool:
        """Whether that place has this value on the first day, without an end of its own."""
        told = self.cleaned_data
        row = _row_of(self._name, on=told["begins"], division_code=told["division_code"])
        place, until = (row.division_code, row.until_on) if row else (WHOLE_PROVINCE, None)
        return (_value_of(self._name, row=row), place, until) == (told["value"], told["division_code"], None)

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.lay_down_policy` reads it."""
        told = self.cleaned_data
        return {
            "name": self._name,
            "value": told["value"],
            "division_code": told["division_code"],
            "from": iso(told["begins"]),
            "until": iso(told["ends"]),
            "source": told["source"],
        }


class CalendarForm(forms.Form):
    """The days of a year that depart from Monday to Friday, as published."""

    year = forms.IntegerField(label=_("年份"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    division_code = forms.ChoiceField(
        label=_("适用地区"), required=False, help_text=_("自治州、自治县的地方节日单独发布，只填放假日")
    )
    off = forms.CharField(
        label=_("放假的工作日"),
        widget=forms.Textarea(attrs={"rows": "4"}),
        required=False,
        help_text=_("写成 月-日，用空格或换行隔开，例如 01-01 02-16；周末不用写"),
    )
    on = forms.CharField(
        label=_("调休上班的周末"), widget=forms.Textarea(attrs={"rows": "2"}), required=False, help_text=_("写法同上")
    )
    source = forms.CharField(label=_("依据"), max_length=300, help_text=_("文件名称、文号"))

    def __init__(self, data: Any = None, *, province: Office, year: int) -> None:
        super().__init__(data, initial={"year": year})
        places: Any = self.fields["division_code"]
        places.choices = _places(province)

    def clean(self) -> None:
        """Days off are working days, days worked are at a weekend, and there is at least one."""
        if "year" not in self.cleaned_data:
            return
        days: dict[str, list[str]] = {}
        for name, at_weekend in (("off", False), ("on", True)):
            days[name] = self.cleaned_data.get(name, "").replace("、", " ").replace(",", " ").split()
            self._check(name, days[name], at_weekend=at_weekend)
        self.cleaned_data["days"] = days
        if not self.errors and not any(days.values()):
            self.add_error("off", ValidationError("required", code="required"))

    def _check(self, name: str, days: list[str], *, at_weekend: bool) -> None:
        try:
            read = read_notice(self.cleaned_data["year"], off=days, on=())
        except ValueError:
            self.add_error(name, ValidationError(gettext("有一天不是这一年的日期，请按 月-日 填写"), code="no_day"))
            return
        wrong = sorted(one for one in read.off if (one.weekday() >= _SATURDAY) != at_weekend)
        if wrong:
            words = gettext("这些日子是周末") if not at_weekend else gettext("这些日子不是周末")
            told = listed(f"{one:%m-%d}" for one in wrong)
            self.add_error(name, ValidationError(said_of(words, told), code="wrong_weekday"))

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.lay_down_calendar` reads it."""
        told = self.cleaned_data
        return {name: told[name] for name in ("year", "division_code", "days", "source")}
