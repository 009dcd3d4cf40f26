"""What a township's officer signs, as lines to be read before signing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.desk.signing.asking import Lines, Shows, shows_nothing
from xinsheng.law.terms import Basis
from xinsheng.look.moments import day
from xinsheng.words.labels import label


def decision_lines(statement: Mapping[str, Any]) -> Lines:
    """The couple that is registered, on what basis and on which grounds."""
    content = statement["content"]
    spouses = ((_("女方"), content["woman"]), (_("男方"), content["man"]))
    told = [
        (f"{whose} {name}", spouse[field])
        for whose, spouse in spouses
        if spouse
        for name, field in (
            (_("姓名"), "name"),
            (_("证件号码"), "paper_no"),
            (_("户籍地"), "household"),
            (_("现居住地"), "residence"),
        )
    ]
    return (
        *told,
        (_("孩次"), _("第 %(order)d 个孩子") % {"order": content["child_order"]}),
        (_("登记日期"), day(date.fromisoformat(content["registered_on"]))),
        (_("登记依据"), label(Basis(statement["basis"]))),
        (_("理由"), statement["grounds"]),
    )


def _revocation(statement: Mapping[str, Any]) -> Lines:
    return ((_("注销的生育服务证"), statement["certificate_no"]), (_("原因"), statement["reason"]))


_SHOWN: Mapping[str, Shows] = {"register": decision_lines, "revoke_registration": _revocation}


def shows_of(verb: str) -> Shows:
    """What is shown of the statement of this act."""
    return _SHOWN.get(verb, shows_nothing)
