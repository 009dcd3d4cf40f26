"""What is asked to take ordinary forms in, and to write spoiled ones off."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.day_fields import day_field
from xinsheng.law.township_terms import FormSpoiling
from xinsheng.registry.models import Office
from xinsheng.words.labels import label

LARGEST_DELIVERY = 20_000


class DeliveryForm(forms.Form):
    """Forms that the county delivered."""

    number = forms.IntegerField(
        label=_("清点数量"), min_value=1, max_value=LARGEST_DELIVERY, help_text=_("实际清点的份数")
    )
    delivered_on = day_field(_("到货日"))

    def __init__(self, data: Any = None, *, office: Office, on: date, is_sender: bool) -> None:
        """`is_sender`: the county says what it sent; the township counts it."""
        self.office, self.on = office, on
        super().__init__(data, initial={"delivered_on": on})
        if is_sender:
            self.fields["number"].label, self.fields["number"].help_text = _("发出数量"), _("交给乡镇（街道）的份数")
            self.fields["delivered_on"].label = _("送到日")

    def clean_delivered_on(self) -> date:
        """A day that has come."""
        told: date = self.cleaned_data["delivered_on"]
        if told > self.on:
            words = gettext("%(day)s不能晚于今天") % {"day": self.fields["delivered_on"].label}
            raise ValidationError(words, code="future")
        return told

    def payload(self) -> dict[str, Any]:
        """What the proposal says."""
        told = self.cleaned_data
        return {"office": str(self.office.pk), "number": told["number"], "on": told["delivered_on"].isoformat()}


class SpoilingForm(forms.Form):
    """Forms that can no longer be handed out."""

    number = forms.IntegerField(label=_("作废份数"), min_value=1, max_value=LARGEST_DELIVERY)
    reason = forms.ChoiceField(label=_("作废原因"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        reason: Any = self.fields["reason"]
        reason.choices = [(one.value, label(one)) for one in FormSpoiling]
