"""A number, and what proves that the asker has the paper."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.standards.either_certificate_no import is_of_service
from xinsheng.verify.comparing import NumberField, PrintedFieldsForm


class NumberForm(PrintedFieldsForm):
    """Without name and day only the standing is told; `ask_both` is the fault of the whole when many asked today.

    Of a Birth Service Certificate the day proves nothing by itself: its number tells the year. Fault of the name:
    `name_needed`, by the form of the number alone, whether there is such a certificate or not.
    """

    certificate_no = NumberField()
    field_order = ["certificate_no", "printed_name", "printed_on"]

    @property
    def proves(self) -> bool:
        """Whether anything but the number was read off the paper."""
        return bool(self.cleaned_data["printed_name"] or self.cleaned_data["printed_on"])

    @property
    def proves_twice(self) -> bool:
        """Whether name and day were both read off the paper."""
        return bool(self.cleaned_data["printed_name"] and self.cleaned_data["printed_on"])

    def clean(self) -> dict[str, Any]:
        """The name of either spouse comes before the day of their registration."""
        typed = self.cleaned_data
        of_service = is_of_service(typed.get("certificate_no", ""))
        if of_service and typed.get("printed_on") and not typed.get("printed_name"):
            fault = ValidationError(_("请填写夫妻任意一方的姓名，只凭登记日期不能核实"), code="name_needed")
            self.add_error("printed_name", fault)
        return typed

    def ask_both(self) -> None:
        """Ask for name and day together: this number was compared unusually often today."""
        self.add_error(None, _("今天核对这个编号的次数较多。请同时填写姓名和日期，再核验一次。"))
