"""The names of the words of a birth outside an institution, beside those that every service has."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.outside_birth import OutsidePlace
from xinsheng.law.report_confirmations import LaboratoryAnswer
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
    LaboratoryAnswer: {
        "confirmed": _("由其出具，内容与申报一致"),
        "differs": _("由其出具，内容与申报不同"),
        "not_found": _("没有出具过这份意见书"),
        "silent": _("期满没有答复"),
    },
    SecondFinding: {
        "cleared": _("复核无疑，可以签发"),
        "doubted": _("仍有疑问"),
    },
}
