"""Licences shared with other offices, in words: offices, purposes, forms, where a consent stands, what is told."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.sharing import AgencyKind, ConsentState, SharedLicence, ShareForm, SharePurpose
from xinsheng.law.sharing_requests import RequestState

OF_SHARING: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    AgencyKind: {
        "public_security": _("公安机关（户籍）"),
        "medical_insurance": _("医疗保障经办机构"),
        "immunisation": _("预防接种单位"),
    },
    SharePurpose: {
        "household_entry": _("出生登记（落户）"),
        "insurance_enrolment": _("新生儿参加基本医疗保险"),
        "maternity_benefit": _("申领生育保险待遇"),
        "vaccination_record": _("建立预防接种档案"),
        "registered_benefit": _("申领生育保险待遇（核对生育登记）"),
    },
    SharedLicence: {"birth": _("出生医学证明"), "couple": _("生育服务证")},
    ShareForm: {"statement": _("只有所需的各项"), "copy": _("加注件（整页副本）")},
    ConsentState: {
        "open": _("等对方使用"),
        "used": _("已使用"),
        "unanswered": _("没有看成：系统没有及时作出答复"),
        "taken_back": _("已收回"),
        "expired": _("已过期，没有使用"),
    },
    RequestState: {
        "waiting": _("等您答复"),
        "agreed": _("已同意"),
        "declined": _("没有同意，对方没有看到任何内容"),
        "unanswered": _("没有答复，视为不同意，对方没有看到任何内容"),
    },
}

TOLD_FIELDS: Mapping[str, Promise | str] = {
    "certificate_no": _("证件编号"),
    "issued_on": _("签发日期"),
    "issuer": _("签发机构"),
    "child.name": _("孩子的姓名"),
    "child.sex": _("孩子的性别"),
    "child.born_local": _("孩子的出生时间"),
    "child.plurality": _("这一胎有几个孩子"),
    "birth_place.province": _("出生地（省）"),
    "birth_place.prefecture": _("出生地（市、州）"),
    "birth_place.county": _("出生地（县、区）"),
    "birth_place.institution": _("出生的医疗机构"),
    "mother.name": _("母亲姓名"),
    "mother.paper_kind": _("母亲证件类型"),
    "mother.paper_no": _("母亲证件号码"),
    "mother.nationality": _("母亲国籍"),
    "mother.ethnicity": _("母亲民族"),
    "father.name": _("父亲姓名"),
    "father.paper_kind": _("父亲证件类型"),
    "father.paper_no": _("父亲证件号码"),
    "father.nationality": _("父亲国籍"),
    "father.ethnicity": _("父亲民族"),
    "township": _("办理登记的乡镇（街道）"),
    "child_order": _("登记的是第几个子女"),
    "registered_on": _("登记日期"),
    "woman.name": _("女方姓名"),
    "woman.paper_kind": _("女方证件类型"),
    "woman.paper_no": _("女方证件号码"),
    "man.name": _("男方姓名"),
    "man.paper_kind": _("男方证件类型"),
    "man.paper_no": _("男方证件号码"),
}
