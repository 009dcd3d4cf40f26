"""The names of the words of a couple's registration, beside those that every service has."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law import terms
from xinsheng.law.couples import Side
from xinsheng.law.seen_papers import SeenPaper
from xinsheng.law.township_terms import DemandFinding, ExtraDemand, FormSpoiling, OrdinaryPaper

OF_COUPLES: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    terms.Closing: {
        "registered_before": _("本孩次已经登记过"),
        "not_this_province": _("户籍地、居住地都不在本省"),
        "asked_to_close": _("当事人要求结束"),
        "not_reached": _("须由本人说明的事项，多次联系未果"),
        "other": _("其他原因"),
    },
    terms.Question: {
        "names_and_numbers": _("姓名、证件号码"),
        "household": _("户籍地址"),
        "residence": _("现居住地址"),
        "marriage": _("婚姻登记"),
        "children": _("现有子女"),
    },
    terms.SpouseObjection: {
        "answers_wrong": _("有的内容不对"),
        "did_not_know": _("我事先不知道这次申报"),
        "not_the_spouse": _("我不是申报人的配偶"),
        "does_not_agree": _("我不同意这次登记"),
    },
    terms.CorrectionItem: {
        "names": _("姓名"),
        "household": _("户籍地址"),
        "residence": _("现居住地址"),
        "child_order": _("孩次"),
    },
    Side: {"woman": _("女方"), "man": _("男方")},
    SeenPaper: {
        "identity": _("夫妻一方的身份证件"),
        "marriage_certificate": _("结婚证"),
        "authorisation": _("委托书"),
        "agent_identity": _("受托人身份证件"),
    },
    ExtraDemand: {
        "copies": _("证件复印件、照片"),
        "household_booklet": _("户口簿"),
        "proofs": _("单位、村（居）等开的证明"),
        "health_papers": _("孕检、诊断等医疗材料"),
        "fee": _("交钱"),
        "other": _("其他"),
    },
    OrdinaryPaper: {"form": _("统一印制的证件"), "plain": _("白纸")},
    FormSpoiling: {
        "misprinted": _("打印错位、卡纸"),
        "marred": _("污损、破损"),
        "lost": _("清点短少、遗失"),
        "outdated": _("版式停用，收回"),
    },
    DemandFinding: {
        "put_right": _("属实，已要求改正"),
        "within_the_list": _("属于规定可以查看的证件"),
        "not_confirmed": _("没有查实"),
    },
}
