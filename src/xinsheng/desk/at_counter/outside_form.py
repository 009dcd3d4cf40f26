"""The counter's form of a birth outside an institution: birth and test report beside the rest, on one page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.at_counter.answers import payload_from
from xinsheng.desk.at_counter.form import DeclarationForm, divisions
from xinsheng.desk.at_counter.outside_answers import birth_payload, report_payload
from xinsheng.desk.at_counter.report_boxes import ReportBoxes
from xinsheng.law.declaration import Declaration
from xinsheng.law.outside_birth import OutsidePlace
from xinsheng.law.payloads import Payload
from xinsheng.law.reasons import Fault
from xinsheng.law.terms import Sex
from xinsheng.law.told_births import told_faults
from xinsheng.look.dates import DayInParts
from xinsheng.look.measures import Centimetres, TimeOfDay, WholeNumber
from xinsheng.registry.models import Case
from xinsheng.words.labels import label

BIRTH = ("birth_born_on", "birth_born_time", "birth_sex", "birth_county_code", "birth_place", "birth_place_words")
FIGURES = ("birth_weight_g", "birth_length_cm", "birth_gestation_weeks", "birth_gestation_days")
_BOXES = {"birth.born_local": "birth.born_on", "birth.length_mm": "birth.length_cm"}


class OutsideDeclarationForm(ReportBoxes, DeclarationForm):
    """Every box of the form: nobody attended the birth, so the person at the counter tells of it."""

    birth_born_on = DayInParts(label=_("出生日期"), required=False)
    birth_born_time = TimeOfDay(label=_("出生时间"), required=False)
    birth_sex = forms.ChoiceField(label=_("新生儿性别"), required=False)
    birth_county_code = forms.ChoiceField(label=_("出生地点：县（市、区）"), required=False)
    birth_place = forms.ChoiceField(label=_("出生地点类别"), required=False)
    birth_place_words = forms.CharField(label=_("其他地点（请写明）"), max_length=60, required=False)
    birth_weight_g = WholeNumber(label=_("出生体重（克）"), required=False)
    birth_length_cm = Centimetres(label=_("出生身长（厘米）"), required=False)
    birth_gestation_weeks = WholeNumber(label=_("孕周（满几周）"), required=False)
    birth_gestation_days = WholeNumber(label=_("孕周（又几天，0 到 6）"), required=False)
    no_mother = forms.BooleanField(label=_("父亲单独申领，不提供母亲信息"), required=False)

    def __init__(
        self, *, case: Case, now_local: datetime, on: date, data: Any = None, initial: Mapping[str, Any]
    ) -> None:
        super().__init__(block=None, on=on, data=data, initial=initial)
        self._case, self._now_local = case, now_local
        offered: dict[str, list[tuple[str, Any]]] = {
            "birth_sex": [("", _("请选择")), *((one.value, label(one)) for one in Sex)],
            "birth_place": [("", _("请选择")), *((one.value, label(one)) for one in OutsidePlace)],
            "birth_county_code": [
                ("", _("请选择（省外出生的，请家庭在网上填写）")),
                *divisions(str(initial.get("birth_county_code") or ""))[1:],
            ],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
            field.choices = choices

    def payload_of_answers(self) -> Payload:
        """The declaration with the birth, its order as the form was opened, and the report."""
        said = self.cleaned_data
        order = (self._case.plurality or 1, self._case.birth_order or 1)
        return payload_from(said, on=self.on) | {
            "mother_given": not said.get("no_mother"),
            "birth": birth_payload(said, order=order),
            "report": report_payload(said),
        }

    def faults(self, declaration: Declaration) -> tuple[Fault, ...]:
        """The law's faults about the birth and the report too, each at its box."""
        told = told_faults(declaration, now_local=self._now_local, on=self.on)
        at_boxes = (replace(fault, field=_BOXES.get(fault.field, fault.field)) for fault in told)
        return (*super().faults(declaration), *at_boxes)
