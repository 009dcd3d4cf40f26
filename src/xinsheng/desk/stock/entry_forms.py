"""What is asked to report blanks lost, to suspend an office and to give it back, to look into certificates."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.inquiries import Sought
from xinsheng.casework.stock_losses import Lost
from xinsheng.desk.day_fields import day_field, refuse_backwards
from xinsheng.desk.setting_up.stock_forms import RangeForm
from xinsheng.law.stock_terms import BlankLossKind, InquiryFinding
from xinsheng.look.fields import CodeInput
from xinsheng.look.legacy_numbers import LegacyNumber
from xinsheng.registry.models import Office
from xinsheng.standards.certificate_numbers import (
    certificate_no_fault,
    normalise_certificate_no,
)
from xinsheng.words.labels import label

LONGEST = 500
_DOCUMENT = 60


def words_field(words: Any, *, hint: Any = "") -> forms.CharField:
    """A few sentences."""
    return forms.CharField(
        label=words, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": "3"}), help_text=hint
    )


class LossForm(RangeForm):
    """Blanks that nothing was printed on and that are waste now."""

    kind = forms.ChoiceField(label=_("情形"), widget=forms.RadioSelect)
    words = words_field(_("经过"), hint=_("什么时候、在哪里发现，怎样处理的；不写个人信息"))
    field_order = ("kind", "first_no", "last_no", "quantity", "words")

    def __init__(self, data: Any = None, *, office: Office) -> None:
        super().__init__(data, office=office)
        kind: Any = self.fields["kind"]
        kind.choices = [(one.value, label(one)) for one in BlankLossKind]
        self.fields["quantity"].label = _("数量（枚）")
        self.fields["quantity"].help_text = _("应与号段相符")

    @property
    def lost(self) -> Lost:
        """What was reported."""
        told = self.cleaned_data
        return Lost(
            kind=BlankLossKind(told["kind"]),
            first_no=told["first_no"],
            last_no=told["last_no"],
            words=told["words"],
        )


class PoliceForm(forms.Form):
    """The police's receipt."""

    no = forms.CharField(label=_("报警回执编号"), max_length=_DOCUMENT)
    day = day_field(_("报警日期"))

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data)
        self.on = on

    def clean_day(self) -> date:
        """A day that has come."""
        told: date = self.cleaned_data["day"]
        if told > self.on:
            raise ValidationError(gettext("报警日期不能晚于今天"), code="future")
        return told


class SuspendForm(forms.Form):
    """Why an office's right to issue is suspended."""

    reason = words_field(_("暂停的原因"), hint=_("该机构的人员会看到这段话"))
    document_no = forms.CharField(label=_("决定文书号"), max_length=_DOCUMENT, required=False)


class SeenForm(forms.Form):
    """A number of the office's own, and where it was seen."""

    no = forms.CharField(label=_("证件编号"), widget=CodeInput, max_length=20)
    reason = words_field(_("在哪里、怎样看到的"), hint=_("如 公安机关来函、家属持证核对；不写姓名、证件号码"))

    def clean_no(self) -> str:
        """A number."""
        return _number(self.cleaned_data["no"])


class RecountForm(forms.Form):
    """What was found, counting again."""

    words = words_field(_("清点结果"), hint=_("逐号清点后写明：对不上的编号在哪里，怎样造成的"))


class LiftForm(forms.Form):
    """Why it is lifted."""

    reason = words_field(_("恢复的理由"))


class InquiryForm(forms.Form):
    """Which certificates are looked into, and why."""

    first_on = day_field(_("签发日期从"))
    last_on = day_field(_("签发日期到"))
    first_no = forms.CharField(
        label=_("起始编号"), widget=CodeInput, max_length=20, required=False, help_text=_("只查一段编号的才填")
    )
    last_no = forms.CharField(label=_("截止编号"), widget=CodeInput, max_length=20, required=False)
    reason = words_field(_("核查的原因"))
    document_no = forms.CharField(label=_("决定文书号"), max_length=_DOCUMENT, required=False)

    def clean_first_no(self) -> str:
        """A number, or none."""
        return _number(self.cleaned_data["first_no"])

    def clean_last_no(self) -> str:
        """A number, or none."""
        return _number(self.cleaned_data["last_no"])

    def clean(self) -> None:
        """Forwards, and both ends of a range or neither."""
        refuse_backwards(self, first="first_on", last="last_on")
        if self.errors:
            return
        first, last = self.cleaned_data["first_no"], self.cleaned_data["last_no"]
        if bool(first) != bool(last):
            self.add_error("last_no", ValidationError(gettext("起止编号要么都填，要么都不填"), code="one_end"))
        elif first > last:
            self.add_error("last_no", ValidationError(gettext("截止编号小于起始编号"), code="backwards"))

    @property
    def sought(self) -> Sought:
        """Which are sought."""
        told = self.cleaned_data
        return Sought(**{name: told[name] for name in ("first_on", "last_on", "first_no", "last_no")})


class LegacyInquiryForm(forms.Form):
    """Which older certificate is looked into, and why."""

    certificate_no = LegacyNumber(label=_("证件编号"))
    reason = words_field(_("核查的原因"))
    document_no = forms.CharField(label=_("决定文书号"), max_length=_DOCUMENT, required=False)


class FindingForm(forms.Form):
    """What was found of one certificate."""

    finding = forms.ChoiceField(label=_("核查结论"), widget=forms.RadioSelect)
    words = words_field(_("依据"))
    document_no = forms.CharField(
        label=_("决定文书号"), max_length=_DOCUMENT, required=False, help_text=_("撤销的必须填写")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        finding: Any = self.fields["finding"]
        finding.choices = [(one.value, label(one)) for one in InquiryFinding]


def _number(text: str) -> str:
    no = normalise_certificate_no(text)
    if no and certificate_no_fault(no):
        raise ValidationError(gettext("证件编号为一个大写字母加九位数字，请对照证件核对"), code="bad_number")
    return no
