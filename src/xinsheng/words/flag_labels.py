"""What stands out on a case, as whoever has it reads it."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.flags import Flag

OF_FLAGS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    Flag: {
        "late_entry": _("接生信息超过 24 小时填写"),
        "hospital_differs": _("医院系统送来的接生信息与已签名的不同，已请接生人员核对"),
        "delivery_corrected": _("接生信息有更正"),
        "put_off": _("材料齐全而暂缓"),
        "same_mother_recently": _("同一位母亲七个月内另有一次分娩登记，请核对是否重复登记或身份不符"),
        "reported": _("母亲未满 14 周岁，已报告公安机关"),
        "report_name_differs": _("鉴定意见书上的姓名与申报不同，请对照原件核对"),
        "report_late": _("鉴定意见书出具较晚，请核对"),
        "report_before_birth": _("鉴定意见书的日期早于出生，请核对是否为本次出生的鉴定"),
        "report_of_a_lost_child": _("这份鉴定意见书曾用于另一次登记，该子女已报告死亡，请核对是否为同一子女"),
        "report_laboratory_unlicensed": _("出具鉴定意见书的机构不在本省登记的鉴定机构之列，或当日许可已结束，请核实"),
        "report_laboratory_differs": _("鉴定意见书上的许可证号属于别的鉴定机构，请核实"),
        "report_laboratory_knows_none": _("鉴定机构答复：没有出具过这份意见书"),
        "report_laboratory_says_otherwise": _("鉴定机构的存档与申报的意见书内容不同"),
        "report_laboratory_silent": _("鉴定机构期满没有答复，意见书未经其核实"),
        "second_review_overdue": _("复核期满无人复核，已报上一级"),
        "after_loss": _("曾报告死亡，经主管人员继续办理"),
        "overdue": _("逾期，已报县级"),
        "spouse_objects": _("另一方不认可"),
        "commitment_to_check": _("凭承诺登记，待核查"),
    }
}
