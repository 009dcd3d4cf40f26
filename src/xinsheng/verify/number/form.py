"""A number, and what proves that the asker has the paper."""

from django.utils.translation import gettext_lazy as _

from xinsheng.verify.comparing import NumberField, PrintedFieldsForm


class NumberForm(PrintedFieldsForm):
    """Without name and day only the standing is told; `ask_both` is the fault of the whole when many asked today."""

    certificate_no = NumberField()
    field_order = ["certificate_no", "child_name", "born_on"]

    @property
    def proves(self) -> bool:
        """Whether anything but the number was read off the paper."""
        return bool(self.cleaned_data["child_name"] or self.cleaned_data["born_on"])

    @property
    def proves_twice(self) -> bool:
        """Whether name and day were both read off the paper."""
        return bool(self.cleaned_data["child_name"] and self.cleaned_data["born_on"])

    def ask_both(self) -> None:
        """Ask for name and day together: this number was compared unusually often today."""
        self.add_error(None, _("今天核对这个编号的次数较多。请同时填写孩子的姓名和出生日期，再核验一次。"))
