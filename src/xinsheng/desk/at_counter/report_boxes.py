"""The boxes for what stands on a parentage test report: of a birth outside an institution, or of a changed parent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import NameInput

REPORT = (
    "report_laboratory",
    "report_licence_no",
    "report_report_no",
    "report_issued_on",
    "report_mother_name",
    "report_father_name",
    "report_child_name",
)


def _name(words: Any) -> forms.CharField:
    return forms.CharField(label=words, max_length=60, widget=NameInput, required=False)


class ReportBoxes(forms.Form):
    """Who made the report under which licence, its number and day, whom it names; the law says what is missing."""

    report_laboratory = forms.CharField(label=_("鉴定机构"), max_length=80, required=False)
    report_licence_no = forms.CharField(label=_("许可证号"), max_length=40, required=False)
    report_report_no = forms.CharField(label=_("意见书编号"), max_length=40, required=False)
    report_issued_on = DayInParts(label=_("出具日期"), required=False)
    report_mother_name = _name(_("意见书上母亲的姓名"))
    report_father_name = _name(_("意见书上父亲的姓名"))
    report_child_name = _name(_("意见书上孩子的姓名"))
