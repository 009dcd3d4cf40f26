"""Where a mother's authorisation signed online stands, in words."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.authorisations import AuthorisationState

OF_AUTHORISATIONS: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    AuthorisationState: {
        "standing": _("有效，尚未使用"),
        "used": _("已使用"),
        "revoked": _("母亲已撤回委托"),
        "expired": _("委托书已过期"),
    },
}
