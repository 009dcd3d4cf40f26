"""Taking a file in: one field, decoded and written anew before anything keeps it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.paper_readings import UNCLEAR
from xinsheng.gateways.uploads import LARGEST_UPLOAD, LONGEST_SIDE, PDF, Scrubbed, UnableToAccept, scrub
from xinsheng.look.fields import PhotographInput

REFUSALS: dict[str, Promise | str] = {
    "too_large": _("文件超过 10 MB，请重新拍照或选择较小的文件"),
    "not_an_image_or_pdf": _("这不是照片或 PDF 文件，请拍照，或选择 JPEG、PNG、PDF 文件"),
    "encrypted": _("这份 PDF 设有密码，请去掉密码后再选择，或改用拍照"),
    "too_many_pages": _("这份 PDF 超过 20 页，请只选择需要的几页"),
    "too_many_pixels": _("这张照片的尺寸太大，请用手机重新拍照"),
    "damaged": _("这个文件打不开，可能已损坏，请重新拍照或选择"),
    "took_too_long": _("处理这个文件用时太长，请重新拍照或选择较小的文件"),
    "not_available": _("暂时无法接收文件，不是您文件的问题，请过几分钟再试"),
}


class FileForm(forms.Form):
    """One photograph or PDF file."""

    file = forms.FileField(
        label=_("照片或 PDF"),
        help_text=_("把证件放平、四角拍全、字迹清楚。每个文件不超过 10 MB"),
        widget=PhotographInput(longest_side=LONGEST_SIDE),
    )
    scrubbed: Scrubbed
    original: bytes

    @property
    def details(self) -> dict[str, Any]:
        """What is kept with the file: that the phone found it hard to read and said so (js/photograph.js)."""
        told = self.data.get(f"{self.add_prefix('file')}-unclear") == "1"
        return {UNCLEAR: True} if told else {}

    def clean_file(self) -> "UploadedFile[Any]":
        """Decode it and write it anew, or say why not."""
        held = self.cleaned_data["file"]
        assert isinstance(held, UploadedFile)  # noqa: S101  a FileField gives nothing else
        if held.size is None or held.size > LARGEST_UPLOAD:
            raise ValidationError(str(REFUSALS["too_large"]), code="file_over_limit")
        self.original = held.read()
        self.scrubbed = scrubbed_or_told(self.original, name=held.name or "")
        return held


class LicenceForm(FileForm):
    """An e-licence: the PDF as its holder has it."""

    file = forms.FileField(
        label=_("电子证照（PDF）"),
        help_text=_("从电子证照应用中下载的 PDF 原文件，请勿截图或打印后扫描"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    def clean(self) -> dict[str, Any]:
        """A photograph of a licence is no e-licence."""
        cleaned = super().clean() or {}
        if not self.errors and self.scrubbed.media_type != PDF:
            self.add_error(
                "file", ValidationError(_("电子证照须是 PDF 原文件；照片请在“照片或 PDF”处上传"), code="not_pdf")
            )
        return cleaned


def scrubbed_or_told(content: bytes, *, name: str) -> Scrubbed:
    """The file written anew; raises ValidationError in words."""
    try:
        return scrub(content, claimed_name=name)
    except UnableToAccept as refusal:
        raise ValidationError(str(REFUSALS[refusal.code]), code=f"file_{refusal.code}") from refusal
