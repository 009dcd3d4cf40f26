"""What may be compared: number, name, day; at least one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.verify.comparing import NumberField, PrintedFieldsForm


class CompareForm(PrintedFieldsForm):
    """Faults of the whole: `nothing_to_compare`."""

    certificate_no = NumberField(required=False)
    field_order = ["certificate_no", "printed_name", "printed_on"]

    def clean(self) -> dict[str, Any]:
        """At least one thing is compared."""
        if not self.errors and not any(self.cleaned_data.values()):
            raise ValidationError(_("请至少填写一项证件上的内容"), code="nothing_to_compare")
        return self.cleaned_data
