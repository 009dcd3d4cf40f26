"""Where an officer may go from the bar: a page group's door, its words, and the duties it is for."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.administration import ADMINISTRATOR_DUTIES, CASE_DUTIES, STOCK_DUTIES
from xinsheng.law.terms import Duty
from xinsheng.look.furniture import Link

ADMINISTRATORS = tuple(sorted(ADMINISTRATOR_DUTIES))


@dataclass(frozen=True, kw_only=True)
class Way:
    """A link of the bar: the url's name, its words, the duties that see it (empty: every officer)."""

    url_name: str
    text: Promise | str
    duties: tuple[Duty, ...] = ()


WAYS: tuple[Way, ...] = (
    Way(url_name="desk:today", text=_("今天")),
    Way(url_name="desk:births", text=_("接生登记"), duties=(Duty.ATTENDANT,)),
    Way(url_name="desk:search", text=_("查找"), duties=(*CASE_DUTIES, Duty.AUDIT_ADMINISTRATOR)),
    Way(url_name="desk:printers", text=_("打印机校准"), duties=(Duty.ISSUING_OFFICER,)),
    Way(url_name="desk:setting_up", text=_("提议与确认"), duties=(*ADMINISTRATORS, *STOCK_DUTIES)),
    Way(url_name="desk:offices", text=_("机构"), duties=ADMINISTRATORS),
    Way(url_name="desk:rules", text=_("政策与日历"), duties=ADMINISTRATORS),
    Way(url_name="desk:journal", text=_("办理日志"), duties=(Duty.AUDIT_ADMINISTRATOR,)),
    Way(url_name="desk:readings", text=_("查阅记录"), duties=(Duty.AUDIT_ADMINISTRATOR,)),
)


def links_for(duties: Collection[Duty], *, here: str) -> tuple[Link, ...]:
    """The links for an officer of these duties; `here` is the url name of the page being shown."""
    return tuple(
        Link(href=reverse(way.url_name), text=str(way.text), here=way.url_name == here)
        for way in WAYS
        if not way.duties or set(way.duties) & set(duties)
    )
