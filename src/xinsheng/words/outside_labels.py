"""The names of the words of a birth outside an institution, beside those that every service has."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.outside_birth import OutsidePlace
from xinsheng.law.second_review import SecondFinding

OUTSIDE_MATERIALS: Mapping[str, Promise | str] = {
    "parentage_declaration": _("亲子关系声明"),
    "no_mother_statement": _("未提供母亲信息的书面声明"),
}
OF_OUTSIDE_BIRTHS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    OutsidePlace: {
        "home": _("家中"),
        "on_the_road": _("途中"),
        "unlicensed_facility": _("没有助产许可的医疗机构"),
        "elsewhere": _("其他地点"),
    },
    SecondFinding: {
        "cleared": _("复核无疑，可以签发"),
        "doubted": _("仍有疑问"),
    },
}
