"""What is asked to take blanks in and to lay them in a tray: ranges of numbers, counted by two people."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.law.administration import EXAMINING_DUTIES
from xinsheng.look.fields import CodeInput
from xinsheng.registry.models import Appointment, Blank, Office, Tray
from xinsheng.standards.certificate_numbers import certificate_no_fault, normalise_certificate_no, range_length
from xinsheng.standards.refusals import UnableToRead
from xinsheng.words.joining import with_remark

LARGEST_RANGE = 20_000
NEW = "new"  # a tray that is not there yet


class RangeForm(forms.Form):
    """A range of numbers, both ends included."""

    first_no = forms.CharField(label=_("起始编号"), widget=CodeInput, max_length=20)
    last_no = forms.CharField(label=_("截止编号"), widget=CodeInput, max_length=20)
    quantity = forms.IntegerField(label=_("清点数量"), min_value=1, help_text=_("实际清点的枚数，应与号段相符"))

    def __init__(self, data: Any = None, *, office: Office) -> None:
        self.office = office
        super().__init__(data)

    def clean_first_no(self) -> str:
        """The first number, of this province."""
        return self._number("first_no")

    def clean_last_no(self) -> str:
        """The last number, of this province."""
        return self._number("last_no")

    def _number(self, name: str) -> str:
        no = normalise_certificate_no(self.cleaned_data[name])
        fault = certificate_no_fault(no, province=self.office.division_code[:2])
        if fault == "wrong_shape":
            raise ValidationError(gettext("证件编号为一个大写字母加九位数字，请对照证件核对"), code="bad_number")
        if fault:
            raise ValidationError(gettext("这不是本省的证件编号，请核对"), code="bad_number")
        return no

    def clean(self) -> None:
        """One series, forwards, not absurdly long, and as many as were counted."""
        if self.errors:
            return
        try:
            length = range_length(self.cleaned_data["first_no"], last=self.cleaned_data["last_no"])
        except UnableToRead as fault:
            words = {
                "two_series": gettext("起止编号的字母或省份代码不同，请分段填写"),
                "backwards": gettext("截止编号小于起始编号"),
            }
            self.add_error("last_no", ValidationError(words[fault.code], code=fault.code))
            return
        if length > LARGEST_RANGE:
            words_long = gettext("一次最多 %(most)d 枚，请分段填写") % {"most": LARGEST_RANGE}
            self.add_error("last_no", ValidationError(words_long, code="too_long_a_range"))
        elif length != self.cleaned_data["quantity"]:
            words_count = gettext("号段共 %(length)d 枚，与清点数量不符，请重新清点") % {"length": length}
            self.add_error("quantity", ValidationError(words_count, code="miscounted"))
        else:
            self.check_stock(length)

    def check_stock(self, length: int) -> None:
        """What the books say of the range; overridden by each form."""

    def in_range(self) -> Any:
        """The blanks of the range that the books know."""
        told = self.cleaned_data
        return Blank.objects.filter(no__gte=told["first_no"], no__lte=told["last_no"])

    def payload(self) -> dict[str, Any]:
        """The range at this office."""
        told = self.cleaned_data
        return {"office": str(self.office.pk), "first_no": told["first_no"], "last_no": told["last_no"]}


class IntakeForm(RangeForm):
    """Blanks that arrived."""

    def check_stock(self, length: int) -> None:
        """No number arrives twice."""
        del length
        if self.in_range().exists():
            words = gettext("这个号段中有编号已经入过库，请核对实物")
            self.add_error("first_no", ValidationError(words, code="overlap"))


class TrayForm(RangeForm):
    """Blanks drawn from stock for an officer's or a printer's tray: one that is there, or a new one."""

    tray = forms.ChoiceField(label=_("证件盒"), widget=forms.RadioSelect)
    label = forms.CharField(
        label=_("新证件盒的名称"), max_length=40, required=False, help_text=_("打印机或窗口的名称")
    )
    holder = forms.ChoiceField(label=_("领用人"), required=False)
    field_order = ("tray", "label", "holder", "first_no", "last_no", "quantity")
    under = {"tray": {NEW: ("label", "holder")}}  # asked where a new one is chosen

    def __init__(self, data: Any = None, *, office: Office, on: date) -> None:
        super().__init__(data, office=office)
        self.trays = {
            str(tray.pk): tray
            for tray in office.trays.select_related("holder").filter(closed_at=None).order_by("label")
        }
        held = Appointment.objects.in_force(on=on).filter(office=office, duty__in=EXAMINING_DUTIES)
        people = {str(one.person_id): one.person.name for one in held.select_related("person").order_by("from_on")}
        fields: Any = self.fields
        fields["tray"].choices = [
            *((key, _tray_words(tray)) for key, tray in self.trays.items()),
            (NEW, gettext("新的证件盒")),
        ]
        fields["tray"].initial = None if self.trays else NEW
        fields["holder"].choices = [("", gettext("打印机公用")), *people.items()]

    def clean(self) -> None:
        """A new tray has a name that no other has."""
        if self.cleaned_data.get("tray") == NEW:
            name = self.cleaned_data.get("label", "").strip()
            if not name:
                self.add_error("label", ValidationError("required", code="required"))
            elif self.office.trays.filter(label=name).exists():
                self.add_error("label", ValidationError(gettext("已有这个名称的证件盒，请在上面选择"), code="taken"))
        super().clean()

    def check_stock(self, length: int) -> None:
        """Only stock of this office that lies in no tray."""
        if self.in_range().free().filter(office=self.office, tray=None).count() != length:
            words = gettext("这个号段中有编号不在本机构库存，或已放入其他证件盒")
            self.add_error("first_no", ValidationError(words, code="not_in_stock"))

    def payload(self) -> dict[str, Any]:
        """The range, its tray and who draws it."""
        told = self.cleaned_data
        known = self.trays.get(told["tray"])
        if known is not None:
            holder = str(known.holder_id) if known.holder_id else None
            return {**super().payload(), "label": known.label, "holder": holder}
        return {**super().payload(), "label": told["label"].strip(), "holder": told["holder"] or None}


def _tray_words(tray: Tray) -> str:
    return with_remark(tray.label, tray.holder.name) if tray.holder else tray.label
