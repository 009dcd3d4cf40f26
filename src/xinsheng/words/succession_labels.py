"""The names of the words of reissue and replacement, as pages and papers print them."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law import succession_terms as terms
from xinsheng.law.terms import Stage
from xinsheng.words.stage_sentences import FOR_APPLICANTS

SERVICES: Mapping[str, Promise | str] = {"reissue": _("补发"), "replacement": _("换发")}
DUTIES: Mapping[str, Promise | str] = {
    "reissue_officer": _("补发经办人员"),
    "reviewer": _("审核人员"),
    "applicant": _("申请人"),
}
MATERIALS: Mapping[str, Promise | str] = {
    "applicant_id": _("申请人有效身份证件"),
    "guardianship_proof": _("监护关系证明"),
    "issuance_record": _("原签发机构的签发记录或证明"),
    "parentage_test": _("亲子鉴定意见书"),
    "police_proof": _("公安机关出具的无法办理出生登记的证明"),
}
MESSAGES: Mapping[str, Promise | str] = {
    "reissue_applied": _("有人申请补发出生医学证明"),
    "application_closed": _("补发、换发申请已结束办理"),
    "certificate_succeeded": _("出生医学证明已补发、换发"),
    "certificate_revoked": _("出生医学证明已撤销"),
    "legacy_corrected": _("早于本系统的出生医学证明录入信息已更正"),
}
OF_SUCCESSIONS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    terms.Ground: {
        "lost": _("证件遗失"),
        "stolen": _("证件被盗"),
        "issuers_error": _("签发机构填写、打印有误"),
        "altered": _("证件被涂改"),
        "household_page_cut": _("副页被私自裁切"),
        "damaged": _("证件损坏，内容无法辨认"),
        "parent_changed": _("亲子鉴定后须变更父母信息"),
        "police_cannot_use": _("公安机关认为证件无法使用"),
    },
    terms.ApplicantRelation: {
        "child": _("本人（已成年）"),
        "mother": _("母亲"),
        "father": _("父亲"),
        "guardian": _("其他监护人"),
    },
    terms.ReturnedPages: {"main": _("仅正页（副页已由公安机关留存）"), "main_and_household": _("正页和副页")},
    terms.RecordAnswer: {
        "found": _("查到原签发记录"),
        "not_found": _("没有查到原签发记录"),
        "unreachable": _("妇幼系统暂时没有答复"),
    },
    terms.RecordSource: {
        "own_books": _("本系统"),
        "register": _("省妇幼系统"),
    },
    terms.LegacySource: {
        "register": _("省妇幼系统的签发记录"),
        "evidence": _("凭签发记录或证明录入，两人核对"),
        "bulk": _("批量导入的历史签发数据"),
    },
    terms.Holding: {
        "held": _("有存根或签发记录"),
        "not_held": _("没有保存签发记录"),
    },
}


def what_now_for_applicant(stage: Stage) -> str:
    """What a stage of a reissue or a replacement means for whoever applied."""
    return str(FOR_APPLICANTS[stage])
