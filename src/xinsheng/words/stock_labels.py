"""The names of the words of the stock of numbered blanks: the columns of its yearly table."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.requisitions import RequisitionState
from xinsheng.law.stock import YearColumn
from xinsheng.law.stock_terms import BlankLossKind, DestructionMethod, InquiryFinding, SeenIn, StopCause

OF_STOCK: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    BlankLossKind: {
        "stolen": _("被盗"),
        "lost": _("遗失"),
        "damaged": _("污损、受潮、破损"),
        "outdated": _("版式停用"),
    },
    DestructionMethod: {"shredded": _("粉碎"), "burnt": _("焚烧"), "pulped": _("化浆")},
    StopCause: {
        "decision": _("决定暂停签发资格"),
        "gap": _("号段中有编号对不上"),
        "used_elsewhere": _("库存中的编号在别处出现"),
    },
    SeenIn: {
        "register": _("妇幼健康信息系统的签发记录中有这个编号，所记的不是本系统签发的证件"),
        "loaded": _("导入的历史签发数据中有这个编号，所记的不是本系统签发的证件"),
        "filing": _("报送时被退回：对方系统中这个编号属于另一张证件"),
    },
    InquiryFinding: {"released": _("没有问题，恢复有效"), "revoked": _("骗取证件，撤销")},
    RequisitionState: {
        "asked": _("待答复"),
        "granted": _("已批准，待发放"),
        "partly_sent": _("部分发放"),
        "sent": _("已发完"),
        "declined": _("不予批准"),
        "withdrawn": _("已撤回"),
    },
    YearColumn: {
        "opening": _("期初结存"),
        "drawn": _("领入"),
        "first": _("首次签发"),
        "replaced": _("换发"),
        "reissued": _("补发"),
        "issued": _("机构内出生小计"),
        "outside_first": _("机构外出生首次签发"),
        "outside_again": _("机构外出生换发、补发"),
        "outside": _("机构外出生小计"),
        "misprinted": _("废证：打印、填写错误"),
        "lost": _("废证：遗失、被盗"),
        "other": _("废证：其他"),
        "voided": _("废证小计"),
        "gone": _("使用合计"),
        "closing": _("期末结存"),
        "live_births": _("活产数"),
        "void_rate": _("废证率"),
    },
}
