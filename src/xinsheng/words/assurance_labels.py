"""How surely somebody is identified, in words."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.assurance import Assurance, IdentityMethod

OF_ASSURANCE: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    Assurance: {
        "none": _("演示，未核验"),
        "network": _("实名核验（政务服务网与权威数据比对）"),
        "live": _("实人核验（刷脸，或读取本人身份证）"),
        "original_seen": _("工作人员核验证件原件"),
    },
    IdentityMethod: {
        "counter": _("窗口核验原件"),
        "development": _("演示登录，未核验身份"),
        "network": _("政务服务网统一身份认证"),
        "card": _("读取本人身份证件"),
        "face": _("刷脸（人脸核身服务与权威数据比对）"),
    },
}
