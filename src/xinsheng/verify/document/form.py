"""One file: the e-licence as it was downloaded."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.verify.document.child import LARGEST_FILE


class DocumentForm(forms.Form):
    """Faults: `required`, `file_too_large`, `not_available`."""

    licence = forms.FileField(
        label=_("电子证照文件"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text=_("从本平台下载的原始 PDF 文件，不超过 10 MB"),
    )

    def clean_licence(self) -> object:
        """Refuse what is larger than any e-licence."""
        file = self.cleaned_data["licence"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError("file_too_large", code="file_too_large")
        return file

    def say_not_available(self) -> None:
        """Our own reader did not start: not the file's fault."""
        self.add_error("licence", _("暂时不能读取文件，请过几分钟再试"))
