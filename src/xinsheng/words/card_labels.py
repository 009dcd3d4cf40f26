"""Cards that are read at an enrolled place, in words: what a place is for, whose card, what of the form it says."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.card_readings import CardField, KioskUse, ReadFor

OF_CARDS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    KioskUse: {
        "counter": _("窗口（工作人员使用）"),
        "self_service": _("自助机（群众使用，有人值守）"),
    },
    ReadFor: {
        "sign_in": _("本人登录"),
        "mother": _("母亲"),
        "father": _("父亲"),
        "collector": _("领证人"),
        "applicant": _("申请人"),
    },
    CardField: {
        "name": _("姓名"),
        "paper_kind": _("证件类型"),
        "paper_no": _("证件号码"),
        "born_on": _("出生日期"),
        "nationality": _("国籍"),
        "ethnicity": _("民族"),
    },
}
