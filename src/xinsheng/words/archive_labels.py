"""For what the archive of a certificate may be exported, as pages name it."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.archives import ArchivePurpose

OF_ARCHIVES: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    ArchivePurpose: {
        "deposit": _("移交档案机构"),
        "court": _("司法机关、监察机关依法调取"),
        "party": _("当事人依法查阅、复制"),
        "review": _("行政复议、诉讼"),
        "supervision": _("上级机关核查"),
    },
}
