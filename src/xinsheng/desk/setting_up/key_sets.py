"""The public keys of another's system, as its people hand them over."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from xinsheng.gateways.hospitals.keys import LONGEST, UnableToReadKeys, read_keys

FAULTS = {
    "not_a_key_set": gettext_lazy("不是有效的 JWK Set，或公钥多于 5 把"),
    "private_key": gettext_lazy("内容里有私钥。私钥不得离开医院系统：请停用这把密钥，另生成一把，只提交公钥"),
    "unfit_key": gettext_lazy("只接受 P-384 椭圆曲线公钥，或 2048 至 4096 位的 RSA 公钥"),
    "key_without_name": gettext_lazy("每把公钥须有不重复的 kid"),
}


class KeySetField(forms.CharField):
    """A JWK Set; what it gives are the public parts alone."""

    widget = forms.Textarea(attrs={"rows": 8, "spellcheck": "false"})

    def __init__(self, *, help_text: Any) -> None:
        super().__init__(label=gettext_lazy("公钥（JWK Set）"), max_length=LONGEST, help_text=help_text)

    def clean(self, value: Any) -> Any:
        """Read the set; a private key in it is refused, and said to be lost."""
        try:
            return read_keys(super().clean(value))
        except UnableToReadKeys as fault:
            raise ValidationError(FAULTS[fault.code], code=fault.code) from fault
