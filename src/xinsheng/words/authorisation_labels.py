"""Where an authorisation signed online stands, what an agent is to who sends them, who takes the paper, in words."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.authorisations import AuthorisationState
from xinsheng.law.entrusting import AgentRelation
from xinsheng.law.handing_over import PaperShown, Recipient

OF_AUTHORISATIONS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    AuthorisationState: {
        "standing": _("有效，尚未使用"),
        "used": _("已使用"),
        "revoked": _("委托已撤回"),
        "expired": _("委托书已过期"),
    },
    Recipient: {
        "registered": _("登记的领证人或申请人"),
        "mother": _("孩子的母亲本人"),
        "authorised": _("其他人，持委托书"),
    },
    PaperShown: {
        "own_identity": _("领取人有效身份证件原件"),
        "authorisation_to_take": _("领取委托书原件"),
    },
    AgentRelation: {
        "parent": _("父母"),
        "sibling": _("兄弟姐妹"),
        "relative": _("其他亲属"),
        "other": _("其他受托人"),
    },
}
