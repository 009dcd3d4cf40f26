"""Where an authorisation signed online stands, and what an agent is to who sends them, in words."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.authorisations import AuthorisationState
from xinsheng.law.entrusting import AgentRelation

OF_AUTHORISATIONS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    AuthorisationState: {
        "standing": _("有效，尚未使用"),
        "used": _("已使用"),
        "revoked": _("委托已撤回"),
        "expired": _("委托书已过期"),
    },
    AgentRelation: {
        "parent": _("父母"),
        "sibling": _("兄弟姐妹"),
        "relative": _("其他亲属"),
        "other": _("其他受托人"),
    },
}
