"""Where an officer may go from the bar: a page group's door, its words, and the duties it is for."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.administration import (
    ADMINISTRATOR_DUTIES,
    CASE_DUTIES,
    EXAMINING_DUTIES,
    FORMS_DUTIES,
    REGISTRATION_DUTIES,
    SEEING_DUTIES,
    STOCK_DUTIES,
)
from xinsheng.law.legacy_corrections import PROPOSE_CORRECTION
from xinsheng.law.office_acts import OFFICE_ACTS
from xinsheng.law.stock import LINE_DIGITS, STOCKED
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.look.furniture import Link

PROPOSALS = "desk:setting_up"
ADMINISTRATORS = tuple(sorted(ADMINISTRATOR_DUTIES))


@dataclass(frozen=True, kw_only=True)
class Way:
    """A link of the bar: the url's name, its words, the duties that see it (empty: every officer).

    `kinds` are the kinds of office at which the duty is held, where that matters (empty: any).
    """

    url_name: str
    text: Promise | str
    duties: tuple[Duty, ...] = ()
    kinds: tuple[OfficeKind, ...] = ()


WAYS: tuple[Way, ...] = (
    Way(url_name="desk:today", text=_("今天")),
    Way(url_name="desk:births", text=_("接生登记"), duties=(Duty.ATTENDANT,)),
    Way(
        url_name="desk:search",
        text=_("查找"),
        duties=CASE_DUTIES,
        kinds=tuple(kind for kind in OfficeKind if kind not in LINE_DIGITS),
    ),
    Way(url_name="desk:search", text=_("查找"), duties=(Duty.AUDIT_ADMINISTRATOR,)),
    Way(url_name="desk:reissues", text=_("补发、换发"), duties=(Duty.REISSUE_OFFICER, Duty.ISSUING_OFFICER)),
    Way(url_name="desk:records_asked", text=_("提供存根"), duties=(Duty.ISSUING_OFFICER,)),
    Way(
        url_name="desk:second_reviews",
        text=_("复核鉴定意见书"),
        duties=(Duty.ISSUING_OFFICER,),
        kinds=(OfficeKind.APPOINTED_BODY,),
    ),
    Way(
        url_name="desk:second_reviews",
        text=_("复核鉴定意见书"),
        duties=(Duty.REVIEWER,),
        kinds=tuple(LINE_DIGITS),
    ),
    Way(
        url_name="desk:legacy_corrections",
        text=_("更正早年证件"),
        duties=OFFICE_ACTS[PROPOSE_CORRECTION].here,
        kinds=OFFICE_ACTS[PROPOSE_CORRECTION].kinds,
    ),
    Way(
        url_name="desk:registrations",
        text=_("生育登记"),
        duties=REGISTRATION_DUTIES,
        kinds=(OfficeKind.TOWNSHIP, OfficeKind.VILLAGE, OfficeKind.COUNTY),
    ),
    Way(url_name="desk:registrations", text=_("生育登记"), duties=(Duty.AUDIT_ADMINISTRATOR,)),
    Way(url_name="desk:in_person", text=_("当面查询"), duties=(Duty.TOWNSHIP_OFFICER,)),
    Way(url_name="desk:begin_on_site", text=_("现场登记"), duties=(Duty.TOWNSHIP_OFFICER, Duty.VILLAGE_AGENT)),
    Way(
        url_name="desk:untold",
        text=_("短信未送达"),
        duties=(Duty.SUPERVISOR, Duty.TOWNSHIP_OFFICER),
        kinds=tuple(kind for kind in OfficeKind if kind not in {OfficeKind.PROVINCE, OfficeKind.PREFECTURE}),
    ),
    Way(url_name="desk:demands", text=_("多要材料的反映"), duties=(Duty.SUPERVISOR,), kinds=(OfficeKind.COUNTY,)),
    Way(
        url_name="desk:ordinary_forms",
        text=_("统一印制证件"),
        duties=FORMS_DUTIES,
        kinds=(OfficeKind.TOWNSHIP,),
    ),
    Way(
        url_name="desk:ordinary_forms",
        text=_("统一印制证件"),
        duties=(Duty.SUPERVISOR,),
        kinds=(OfficeKind.COUNTY,),
    ),
    Way(
        url_name="desk:stock",
        text=_("空白证件账"),
        duties=(*STOCK_DUTIES, Duty.AUDIT_ADMINISTRATOR),
        kinds=tuple(sorted(STOCKED)),
    ),
    Way(
        url_name="desk:registers",
        text=_("登记簿"),
        duties=SEEING_DUTIES,
        kinds=tuple(sorted(STOCKED)),
    ),
    Way(url_name="desk:supervision", text=_("督导"), duties=(Duty.SUPERVISOR,)),
    Way(url_name="desk:deliveries", text=_("推送状态"), duties=ADMINISTRATORS),
    Way(url_name="desk:deliveries", text=_("推送状态"), duties=(Duty.SUPERVISOR,), kinds=(OfficeKind.PROVINCE,)),
    Way(url_name="desk:printers", text=_("打印机校准"), duties=tuple(sorted(EXAMINING_DUTIES))),
    Way(url_name=PROPOSALS, text=_("提议与确认"), duties=(*ADMINISTRATORS, *STOCK_DUTIES)),
    Way(url_name="desk:offices", text=_("机构"), duties=ADMINISTRATORS),
    Way(url_name="desk:rules", text=_("政策与日历"), duties=ADMINISTRATORS),
    Way(
        url_name="desk:door_events",
        text=_("登录安全"),
        duties=(Duty.SECURITY_ADMINISTRATOR, Duty.AUDIT_ADMINISTRATOR),
    ),
    Way(url_name="desk:journal", text=_("办理日志"), duties=(Duty.AUDIT_ADMINISTRATOR,)),
    Way(url_name="desk:readings", text=_("查阅记录"), duties=(Duty.AUDIT_ADMINISTRATOR,)),
    Way(url_name="desk:my_door", text=_("我的登录")),
)


def links_for(held: Collection[tuple[Duty, OfficeKind]], *, here: str, to_confirm: int = 0) -> tuple[Link, ...]:
    """The links for an officer of these duties, each with the kind of its office; `here` is this page's url name.

    `to_confirm` proposals wait for this very officer.
    """
    return tuple(
        Link(
            href=reverse(way.url_name),
            text=str(way.text),
            waiting=to_confirm if way.url_name == PROPOSALS else None,
            here=way.url_name == here,
        )
        for way in WAYS
        if not way.duties or any(_sees(way, duty, kind) for duty, kind in held)
    )


def _sees(way: Way, duty: Duty, kind: OfficeKind) -> bool:
    return duty in way.duties and (not way.kinds or kind in way.kinds)
