"""Why a line of a table that was brought is left out, in words somebody at a desk can act on; by code."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LINE_FAULTS: Mapping[str, Promise | str] = {
    "not_csv": _("这一行不是 CSV（引号不成对），或过长"),
    "column_count": _("列数不符"),
    "formula": _("单元格是公式，请粘贴为数值"),
    "cell_error": _("单元格是错误值，如 #N/A"),
    "number_rounded": _("号码被电子表格存成了数字，超过 15 位的已失真，请把该列设为文本，从原件重新录入"),
    "day_as_number": _("日期是一个数字，请把该列设为日期，或写成 2016-03-04"),
    "day_with_time": _("日期带有时刻"),
    "certificate_shape": _("编号写法不符，或与其他证件的编号分不清"),
    "child_order_faulty": _("孩次应为 1 至 99 的数字"),
    "number_twice": _("文件中编号重复"),
    "number_is_ours": _("是本系统空白证件的编号"),
    "number_is_anothers": _("系统中已有这个编号，内容不同"),
    "word_unknown": _("不是系统所用的类别或岗位名称"),
    "day_impossible": _("日期不存在、过早，或前后不符"),
    "name_missing": _("没有填写"),
    "name_faulty": _("姓名中有不能使用的字"),
    "text_faulty": _("文字编码错误，或过长"),
    "line_twice": _("名单中已有相同的一行"),
    "kind_not_by_list": _("这类机构不能按名单新设"),
    "credit_code_faulty": _("统一社会信用代码没有填写，或不符合编码规则"),
    "division_unknown": _("没有这个区划代码，或与机构类别不符"),
    "other_province": _("不在本省"),
    "office_exists": _("这个代码或这个地方已有机构，登记的内容不同"),
    "authority_unknown": _("没有找到主管部门：须是已有的，或名单中的"),
    "authority_circle": _("主管部门绕成一圈，最后又回到自己"),
    "office_unknown": _("没有找到这个机构，或它已停办"),
    "number_check": _("公民身份号码校验不符"),
    "duty_not_by_list": _("管理员不能按名单任用"),
    "duty_not_here": _("这类机构没有这个岗位"),
    "back_dated": _("起始日早于今天；不填的自确认之日起任职"),
    "other_name": _("这个号码登记的是另一个姓名"),
    "is_administrator": _("此人是系统管理员、安全管理员或审计管理员，不得兼任"),
    "keeper_keeps_both": _("同一机构的空白证件与印章不得由一人保管"),
}
