"""The one-time notice as its family reads it: what, why, what would do, and where to give it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.law.materials import Lack, Remedy, UnacceptableReason
from xinsheng.law.terms import Material
from xinsheng.registry.models import Case, Notice
from xinsheng.words.labels import label

_SIGNED_ONLINE_TOO = (
    Material.NO_FATHER_STATEMENT,
    Material.NO_MOTHER_STATEMENT,
    Material.PARENTAGE_DECLARATION,
    Material.AUTHORISATION,
)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to make up."""

    what: str
    why: str
    remedy: str
    href: str
    given: bool  # since the notice


def items_of(notice: Notice, *, case: Case) -> list[Item]:
    """Every line of the notice in words.

    A notice is given when all has been examined, so what is not examined has come since.
    """
    since = set(case.materials.current().filter(findings=None).values_list("kind", flat=True))
    return [_item(line, case=case, given=line["material"] in since) for line in notice.items]


def _item(line: dict[str, str], *, case: Case, given: bool) -> Item:
    reason, remedy = line.get("reason", ""), line.get("remedy", "")
    lack = Lack(line["lack"])
    return Item(
        what=label(Material(line["material"])),
        why=label(UnacceptableReason(reason)) if reason else label(lack),
        remedy=label(Remedy(remedy)) if remedy else _what_would_do(Material(line["material"])),
        href=_href(case, line["material"]),
        given=given,
    )


def _what_would_do(material: Material) -> str:
    if material in _SIGNED_ONLINE_TOO:
        return _("签名人可以在线签名，也可以拍照上传，或带原件到窗口")
    return _("拍照上传，或带原件到窗口")


def _href(case: Case, material: str) -> str:
    """Where this paper is given: on the way of the service that asks for it."""
    page = "counter:reissue_paper" if is_succession(case) else "counter:claim-material"
    return reverse(page, args=[case.pk, material])
