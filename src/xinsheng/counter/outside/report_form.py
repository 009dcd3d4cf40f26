"""The form of the parentage test report: read off the paper, line by line."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.faults import refuse_unprintable, tell
from xinsheng.law.declaration import Declaration
from xinsheng.law.parentage import ParentageReport, report_faults
from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import NameInput
from xinsheng.standards.names import normalise_name

_NAMES = ("mother_name", "father_name", "child_name")


class ReportForm(forms.Form):
    """Who made the report under which licence, its number and day, and whom it names."""

    laboratory = forms.CharField(label=_("鉴定机构名称"), max_length=80)
    licence_no = forms.CharField(
        label=_("鉴定机构许可证号"), max_length=40, help_text=_("印在意见书首页或末页，照样填写")
    )
    report_no = forms.CharField(label=_("鉴定意见书编号"), max_length=40, help_text=_("照意见书逐字填写"))
    issued_on = DayInParts(label=_("出具日期"))
    mother_name = forms.CharField(label=_("意见书上母亲的姓名"), required=False, widget=NameInput, max_length=60)
    father_name = forms.CharField(label=_("意见书上父亲的姓名"), required=False, widget=NameInput, max_length=60)
    child_name = forms.CharField(label=_("意见书上孩子的姓名"), widget=NameInput, max_length=60)

    def __init__(self, data: Any = None, *, declaration: Declaration, on: date) -> None:
        """Begin with what was read off before, else with the names as declared, to be compared with the paper."""
        known = declaration.report
        names = {
            "mother_name": declaration.mother.name if declaration.mother_given else "",
            "father_name": declaration.father.name if declaration.father else "",
            "child_name": declaration.child_name,
        }
        super().__init__(data, initial=vars(known) if known else names)
        self._on = on

    def clean(self) -> dict[str, Any]:
        """Ask the law about the report that these answers make."""
        cleaned = super().clean() or {}
        if not self.errors:
            tell(self, report_faults(self.report, on=self._on), fields={name: name for name in self.fields})
        refuse_unprintable(self, names=["laboratory", *_NAMES])
        return cleaned

    @property
    def report(self) -> ParentageReport:
        """The report as read off."""
        said = self.cleaned_data
        names = {name: normalise_name(said[name]) if said.get(name) else "" for name in _NAMES}
        return ParentageReport(
            laboratory=said["laboratory"].strip(),
            licence_no=said["licence_no"].strip(),
            report_no=said["report_no"].strip(),
            issued_on=said["issued_on"],
            **names,
        )
