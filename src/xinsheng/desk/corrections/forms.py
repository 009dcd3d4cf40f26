"""What is asked to correct an older certificate: which one, what it really says, and off what that was read."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.casework.legacy_corrections import Read
from xinsheng.casework.legacy_statements import legacy_statement_of, record_told
from xinsheng.desk.reissues.original_form import OriginalForm, initial_from
from xinsheng.desk.stock.entry_forms import words_field
from xinsheng.law.issuance_records import RecordSought
from xinsheng.look.legacy_numbers import LegacyNumber
from xinsheng.registry.models import LegacyCertificate

LONGEST_EVIDENCE = 300


class FindForm(forms.Form):
    """The number under which it was entered."""

    no = LegacyNumber(label=gettext_lazy("录入的证件编号"))


class WhyForm(forms.Form):
    """Why it is corrected, and which record says so."""

    reason = words_field(gettext_lazy("哪里录错了，怎样发现的"), hint=gettext_lazy("不写姓名、证件号码"))
    evidence = forms.CharField(
        label=gettext_lazy("依据的原始记录，存放在哪里"),
        max_length=LONGEST_EVIDENCE,
        help_text=gettext_lazy("如 原签发机构存根第几号、档案室何处；确认的人须自己看过"),
    )

    @property
    def read(self) -> Read:
        """As the verb takes it."""
        return Read(reason=self.cleaned_data["reason"].strip(), evidence=self.cleaned_data["evidence"].strip())


class CorrectForm(OriginalForm):
    """All that the certificate really says; its number is the one it was entered under."""

    def __init__(self, data: Any = None, *, certificate: LegacyCertificate) -> None:
        super().__init__(data, initial=boxes_told(certificate))
        self.no = certificate.no
        number = self.fields["certificate_no"]
        number.help_text = ""  # it is only read here
        number.widget.attrs["readonly"] = True

    def clean_certificate_no(self) -> str:
        """Another number is another certificate: then this one is taken out as entered under a wrong number."""
        no: str = self.cleaned_data["certificate_no"]
        if no != self.no:
            raise forms.ValidationError(
                _("编号录错的，请在下面注销这个编号，再按正确的编号录入"), code="other_number"
            )
        return no


def boxes_told(certificate: LegacyCertificate) -> Mapping[str, Any]:
    """What the books say of it now, box by box."""
    said = certificate.said
    record = record_told(certificate.no, said=said, statement=legacy_statement_of(certificate))
    if record is not None:
        return initial_from(record, sought=None)
    sought = RecordSought(
        child_name=said.child_name,
        born_on=said.born_on,
        mother_name=said.mother_name,
        issuer_name=said.issuer_name,
        certificate_no=certificate.no,
    )
    more = {"issued_on": said.issued_on, "issuer_division": said.division_code}
    return initial_from(None, sought=sought) | more
