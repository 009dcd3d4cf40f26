"""The names of what a material lacks, why it cannot be accepted, and what would do instead."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.materials import Lack, Remedy, UnacceptableReason

OF_SHORTFALLS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    Lack: {"missing": _("未提交"), "not_acceptable": _("不符合要求")},
    UnacceptableReason: {
        "unreadable": _("照片不清楚，有文字或号码看不清"),
        "incomplete": _("不完整，缺少一面或一页"),
        "expired": _("证件已过有效期"),
        "wrong_person": _("不是所填这个人的证件"),
        "differs_from_form": _("与登记表填写的内容不一致"),
        "not_signed": _("没有本人签名"),
        "not_the_paper_named": _("不是所要求的这种材料"),
        "not_genuine": _("无法确认真实性"),
    },
    Remedy: {
        "new_photograph": _("重新拍摄，四角完整、字迹清楚"),
        "both_sides": _("补齐正反两面或全部页"),
        "valid_paper": _("提供在有效期内的证件"),
        "right_persons_paper": _("提供本人的证件"),
        "correct_the_form": _("按证件更正登记表的填写内容"),
        "signed_copy": _("提供本人签名的文本，或由本人在线签名"),
        "show_original": _("到窗口出示原件"),
        "elicence_instead": _("改为出示电子证照"),
    },
}
