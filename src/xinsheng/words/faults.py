"""What is wrong with one field, said beside it: what happened and what to type instead, never blame.

Codes come from the law's `FaultCode` and its detail, from `standards`, and from Django's own form fields.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.reasons import Fault

Sentence = Promise | str

FAULTS: Mapping[str, Sentence] = {
    # nothing there, or not one of those offered
    "required": _("请填写%(label)s"),
    "empty": _("请填写%(label)s"),
    "incomplete": _("%(label)s没有填完整"),
    "invalid": _("%(label)s的写法不符，请核对后重新填写"),
    "not_a_choice": _("请在%(label)s的选项中选择一项"),
    "too_long": _("%(label)s太长，请核对是否多填了内容"),
    "too_short": _("%(label)s太短，请核对是否漏填了内容"),
    "not_a_number": _("请用数字填写%(label)s"),
    "not_whole": _("请用整数填写%(label)s，不带小数点"),
    "too_small": _("%(label)s不能小于 %(limit_value)s"),
    "too_large": _("%(label)s不能大于 %(limit_value)s"),
    "not_said_to_be_own": _("请勾选：这是您本人的答复"),
    "needs_reason": _("请说明原因"),
    # a name written by hand
    "handwriting_malformed": _("手写签名没有传完整，请重新写一次"),
    "handwriting_too_large": _("手写签名的笔画太多，请重新写一次，只写姓名"),
    "handwriting_too_small": _("没有看到写好的姓名，请重新写一次"),
    "handwriting_used": _("这个手写签名已经用过一次，请重新写"),
    "handwriting_elsewhere": _("这个手写签名是在另一件办理中写的，请在这一页重新写"),
    # days and times
    "impossible_date": _("没有这一天，请按年、月、日核对%(label)s"),
    "impossible_time": _("请按 24 小时制填写%(label)s，例如 15:04"),
    "in_future": _("%(label)s还没有到，请核对"),
    "too_long_ago": _("%(label)s距今太久，请核对年份"),
    "impossible": _("%(label)s不可能是这个数值，请核对"),
    # papers and numbers
    "bad_paper_no": _("证件号码不符合该证件的编号规则，请对照证件逐位核对"),
    "wrong_check": _("身份证号码最后一位校验不符，请对照证件逐位核对"),
    "old_fifteen_digits": _("这是 15 位的旧号码，请填写现行的 18 位身份证号码"),
    "wrong_division": _("号码开头几位与该证件不符，请对照证件逐位核对"),
    "wrong_issuer": _("号码开头几位与该证件不符，请对照证件逐位核对"),
    "wrong_version": _("证件号码中的换证次数不符，请对照证件逐位核对"),
    "is_residence_permit": _("这是居住证的号码，请把证件类型改选为“港澳台居民居住证”"),
    "not_a_resident_no": _("这不是居民身份证号码，请核对证件类型"),
    "unusual_shape": _("这个号码的写法与常见的不同，请对照证件逐位核对"),
    "unknown_county": _("身份证号码的前六位不在行政区划代码中，请对照证件逐位核对"),
    "unknown_province": _("号码开头两位不是省级代码，请对照逐位核对"),
    "other_province": _("这不是本省的号码，请核对"),
    "wrong_shape": _("证件号码的位数或写法不符，请对照证件逐位核对"),
    "impossible_birth_date": _("身份证号码中的出生日期不存在，请对照证件逐位核对"),
    "bad_phone": _("请填写 11 位手机号码，例如 138 开头的号码"),
    "unknown_code": _("没有找到这个编码，请对照纸面逐位核对"),
    # names
    "bad_name": _("姓名中有不能使用的字符，请核对"),
    "not_han": _("姓名请使用规范汉字填写"),
    "not_latin": _("外文姓名请使用证件上的拉丁字母填写"),
    "digits": _("姓名中不能有数字，请核对"),
    "misplaced_dot": _("姓名中的间隔号“·”位置不对，前后都要有字"),
    "mixed_scripts": _("姓名要么全用汉字，要么全用字母，请核对"),
    "private_use": _("有一个字是输入法自造的字，其他系统无法识别，请换用标准字库中的字"),
    "unprintable": _("有一个字暂时无法打印在证件上，请向窗口工作人员说明"),
    "control_character": _("内容中有看不见的字符，请删除后重新输入"),
    "spaces": _("姓名中请不要加空格"),
    # between two answers
    "order_beyond_plurality": _("出生次序不能大于胎数"),
    "same_person": _("两处填写了同一个人，请核对"),
    "agent_too_young": _("受托人须年满十八周岁，请另选一位"),
    "agent_is_spouse": _("受托人不能是夫妻中的一方；夫妻任一方本人到场办理，不用委托"),
    "not_the_admitted_woman": _("所填母亲与住院登记的产妇不一致，请核对姓名和证件号码"),
    "not_the_mother": _("领证人填为母亲本人，但证件与所填母亲的证件不同，请核对"),
    "not_the_father": _("领证人填为孩子的父亲，但证件与所填父亲的证件不同，请核对"),
    "too_young": _("%(label)s与年龄不符，请核对"),
    # a couple, their places and their children
    "swapped": _("女方和男方的证件号码似乎填反了，请核对"),
    "unknown_division": _("没有找到这个地方，请重新选择"),
    "needs_village": _("%(label)s请选到村（居）"),
    "needs_county": _("%(label)s请至少选到县（市、区）"),
    "needs_detail": _("请在组、街道（路、巷）、小区、栋、门牌号中至少填写一项"),
    "not_open_to_couple": _("请选择任一方户籍地或现居住地的乡镇（街道）"),
    "older_than_parents": _("孩子的出生年月比双方都早，请核对"),
    "not_in_birth_order": _("请从第一个孩子起，按出生先后依次填写"),
    "child_order_too_small": _("本次登记的孩次排在现有子女之后，请核对"),
    "short_report_no": _("号码至少有五个字母、数字或汉字，请照鉴定意见书写全"),
    "bad_report_no": _("号码的写法不符，请照鉴定意见书逐字填写"),
    "bad_legacy_no": _("证件编号写法不符，请对照证件核对"),
    "bad_certificate_no": _("出生医学证明编号是一个字母加九位数字（2000 年以前的没有字母），请对照证件逐位核对"),
    # files
    "file_too_large": _("文件太大，请重新拍照或选择较小的文件"),
    "file_unreadable": _("无法打开这个文件，请上传 JPEG、PNG 照片或 PDF 文件"),
}
BY_KIND: Mapping[tuple[str, str], Sentence] = {  # where the same code wants other words for another kind of field
    ("required", "radios"): _("请选择%(label)s"),
    ("required", "select"): _("请选择%(label)s"),
    ("required", "checkboxes"): _("请至少选择一项"),
    ("required", "tick"): _("如情况属实，请勾选确认"),
    ("required", "file"): _("请先选择文件"),
    ("empty", "file"): _("这个文件是空的，请重新拍照或选择"),
}
BY_FIELD: Mapping[tuple[str, str], Sentence] = {  # by the field's own name, where its label glued in is no sentence
    ("required", "consent"): _("请勾选：同意比对、办理"),
    ("required", "agree"): _("请勾选：所填内容属实"),
    ("required", "signed"): _("当事人签名后，请勾选"),
    ("required", "handwriting"): _("请本人在屏幕上写上姓名"),
    ("required", "marked"): _("读给本人听、本人按指印后，请勾选"),
    ("required", "signed_on_paper"): _("本人手写签名后，请勾选"),
    ("required", "present"): _("请确认本人持原件到场"),
    ("required", "agent_present"): _("请确认受托人本人持原件到场"),
    ("required", "not_wanted"): _("不再申报的，请勾选"),
    ("required", "both_agree"): _("请分别向双方核实后，再勾选"),
    ("required", "registered"): _("请选择双方是否已经登记结婚"),
    ("required", "married"): _("请选择双方是否已经登记结婚"),
    ("required", "marriage"): _("请选择结婚证是否看过"),
    ("required", "gestation_days"): _("请填写孕周的天数，没有零头填 0"),
    ("required", "collector_relation"): _("请选择谁来领证"),
    ("required", "let_look"): _("同意的，请勾选"),
    ("required", "circumstances"): _("请说明经过"),
    ("needs_reason", "surname_reason"): _("请选择取这个姓的理由"),
}
_WEIGHT, _LENGTH, _WEEKS, _DAYS = _("出生体重"), _("出生身长"), _("孕周"), _("孕周的天数")
CALLED: Mapping[str, Sentence] = {  # by the field's own name, where its label is a question or says more: its unit
    "birth_gestation_days": _DAYS,
    "birth_gestation_weeks": _WEEKS,
    "birth_length_cm": _LENGTH,
    "birth_weight_g": _WEIGHT,
    "gestation_days": _DAYS,
    "gestation_weeks": _WEEKS,
    "length_cm": _LENGTH,
    "length_mm": _LENGTH,
    "weight_g": _WEIGHT,
    "birth_county_code": _("出生的县（市、区）"),
    "birth_place_words": _("出生的地方"),
    "certificate_no": _("证件编号"),
    "circumstances": _("经过"),
    "collector_name": _("领证人姓名"),
    "county": _("县（市、区）"),
    "father_ethnicity_label": _("父亲民族"),
    "father_given": _("是否填写父亲信息"),
    "given_name": _("孩子的名字"),
    "ground": _("申请的情形"),
    "has_phone": _("怎样告诉您查询码和办理结果"),
    "in_household_register": _("孩子是否已经登记户口"),
    "issuer_name": _("签发的医院或机构"),
    "mother_ethnicity_label": _("母亲民族"),
    "mother_given": _("是否填写母亲信息"),
    "other_province": _("省（自治区、直辖市）"),
    "place_words": _("出生的地方"),
    "plurality": _("这次出生的孩子数"),
    "relation": _("与孩子的关系"),
    "side": _("您是女方还是男方"),
    "surname_of": _("孩子的姓"),
    "which": _("这次登记的是第几个孩子"),
}
DJANGO_CODES: Mapping[str, str] = {  # the framework's words for what we already have a word for
    "max_length": "too_long",
    "min_length": "too_short",
    "invalid_choice": "not_a_choice",
    "invalid_list": "not_a_choice",
    "min_value": "too_small",
    "max_value": "too_large",
    "null_characters_not_allowed": "control_character",
    "missing": "required",
}


def code_in_words(fault: Fault) -> str:
    """By which code a fault is said: its detail where that has words of its own, else itself."""
    return fault.detail if fault.detail and find_fault_sentence(fault.detail) else fault.code.value


def find_fault_sentence(
    code: str, *, label: str = "", kind: str = "", name: str = "", params: Mapping[str, Any] | None = None
) -> str | None:
    """The sentence for a fault code in the reader's language; None for a code that has no words here.

    `label` is the field's own name on the page, `kind` how it is drawn (radios, tick, file ...), `name` what
    the form calls it (by which a sentence may call it otherwise: `CALLED`), `params` further values the sentence
    may show. What the person typed is never repeated in a sentence.
    """
    ours = DJANGO_CODES.get(code, code)
    found = BY_FIELD.get((ours, name)) or BY_KIND.get((ours, kind)) or FAULTS.get(ours)
    if found is None:
        return None
    return str(found) % {"limit_value": "", **(params or {}), "label": CALLED.get(name, label)}
