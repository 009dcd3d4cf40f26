"""The three fields that the sealing officer types again, read off the paper."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.proof.rekeying import RekeyField

NAMES = {  # as the list beside calls them: the words of the paper
    RekeyField.CHILD_NAME: gettext_lazy("新生儿姓名"),
    RekeyField.SEX: gettext_lazy("性别"),
    RekeyField.BORN_LOCAL: gettext_lazy("出生时间"),
    RekeyField.WEIGHT: gettext_lazy("出生体重"),
    RekeyField.LENGTH: gettext_lazy("出生身长"),
    RekeyField.MOTHER_NAME: gettext_lazy("母亲姓名"),
    RekeyField.MOTHER_PAPER_NO: gettext_lazy("母亲证件号码"),
    RekeyField.FATHER_NAME: gettext_lazy("父亲姓名"),
    RekeyField.CERTIFICATE_NO: gettext_lazy("证件编号"),
}
PRINTED_AS = {  # the field's name on the insert, where it has one; the number stands on the insert itself
    RekeyField.CHILD_NAME: "child_name",
    RekeyField.SEX: "child_sex",
    RekeyField.BORN_LOCAL: "born",
    RekeyField.WEIGHT: "weight",
    RekeyField.LENGTH: "length",
    RekeyField.MOTHER_NAME: "mother_name",
    RekeyField.MOTHER_PAPER_NO: "mother_paper_no",
    RekeyField.FATHER_NAME: "father_name",
}
HINTS = {
    RekeyField.BORN_LOCAL: gettext_lazy("照纸面填写年、月、日、时、分，例如 2026 11 22 03 05"),
    RekeyField.WEIGHT: gettext_lazy("单位：克"),
    RekeyField.LENGTH: gettext_lazy("单位：厘米"),
}
LONGEST = 120


class RekeyForm(forms.Form):
    """One box for each chosen field."""

    def __init__(self, chosen: Iterable[RekeyField], *, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        for one in chosen:
            box = forms.TextInput(attrs={"autocomplete": "off"})
            self.fields[one.value] = forms.CharField(
                label=NAMES[one], help_text=HINTS.get(one, ""), max_length=LONGEST, widget=box
            )

    def differs(self, field: str) -> None:
        """Say at the field that it is not what the form says, without telling what the form says."""
        told = _(
            "%(field)s与系统登记表不一致。请再看一次纸面：是录入错了就重新录入；确是纸面印错了，请作废这张打印件。"
        )
        self.add_error(field, forms.ValidationError(told % {"field": self.fields[field].label}, code="rekey_differs"))

    def typed(self) -> tuple[tuple[str, str], ...]:
        """What was typed, labelled."""
        return tuple((str(bound.label), str(bound.value() or "")) for bound in self)
