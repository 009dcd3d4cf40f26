"""Messages that did not arrive as lines of a list, for whoever answers for the office that handles the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.untold import Untold, untold_of
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.officers import Officer
from xinsheng.law.terms import Duty, OfficeKind, Service
from xinsheng.look.masks import masked_phone
from xinsheng.registry.models import Case, CaseQuerySet, LegacyCertificate, Registration, RegistrationQuerySet
from xinsheng.standards.divisions import county_codes
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

MOST = 100  # lines; the oldest first, so that none is never seen
WHY: Mapping[str, Promise | str] = {
    "too_long": _("四小时内未能发出"),
    "not_delivered": _("短信公司报告未送达"),
    "refused": _("短信公司不接收这个号码"),
    "bad_phone": _("手机号码有误"),
    "daily_cap": _("这个号码当天的短信已达上限"),
}
_OTHERWISE = _("未能发出")
_TELLS = frozenset({Duty.SUPERVISOR, Duty.TOWNSHIP_OFFICER})


@dataclass(frozen=True, kw_only=True)
class Line:
    """One family to be told, and of what."""

    told_href: str
    title: str
    href: str
    what: str
    phone: str
    why: str
    queued_at: datetime


def may_tell(officer: Officer) -> bool:
    """Whether the list is one of the officer's."""
    return bool(officer.duties & _TELLS)


def lines_for(officer: Officer) -> tuple[Line, ...]:
    """What did not arrive of the cases this officer answers for, the oldest first."""
    births, registrations = _births(officer), _registrations(officer)
    found = untold_of(births=births, registrations=registrations, counties=_counties(officer), most=MOST)
    return tuple(_line(one) for one in found)


def find_case(officer: Officer, case_id: UUID) -> Case | None:
    """The case, where this officer answers for it."""
    if (birth := _births(officer).filter(pk=case_id).first()) is not None:
        return birth
    registration = _registrations(officer).select_related("case").filter(pk=case_id).first()
    return registration.case if registration else None


def find_older(officer: Officer, message_id: UUID) -> LegacyCertificate | None:
    """The certificate older than the books that a message is about, where this officer's county answers for it."""
    found = LegacyCertificate.objects.filter(text_messages=message_id).first()
    return found if found is not None and county_codes(found.division_code)[0] in _counties(officer) else None


def _counties(officer: Officer) -> frozenset[str]:
    """The counties (six digits) whose health authority this officer supervises."""
    supervised = officer.offices_for(Duty.SUPERVISOR)
    return frozenset(county_codes(one.division_code)[0] for one in supervised if one.kind == OfficeKind.COUNTY)


def _births(officer: Officer) -> CaseQuerySet:
    reachable = officer.births_in_reach()
    return reachable.at_offices(officer.offices_for(Duty.SUPERVISOR))


def _registrations(officer: Officer) -> RegistrationQuerySet:
    reachable = Registration.objects.within_reach_of(officer.person, on=officer.on)
    return reachable.handled_at(officer.offices_for(Duty.TOWNSHIP_OFFICER))


def _line(one: Untold) -> Line:
    title, href, told_href = _named(one)
    return Line(
        told_href=told_href,
        title=title,
        href=href,
        what=label(one.kind),
        phone=masked_phone(one.phone),
        why=str(WHY.get(one.why, _OTHERWISE)),
        queued_at=one.queued_at,
    )


def _named(one: Untold) -> tuple[str, str, str]:
    """What it is about, where that is read, and where it is noted that they were told."""
    about = one.about
    if isinstance(about, LegacyCertificate):
        return about.pk, reverse("desk:legacy_corrections"), reverse("desk:told_of_older", args=[one.message_id])
    told_href = reverse("desk:told", args=[about.pk, one.message_id])
    if about.service == Service.SERVICE_REGISTRATION:
        return _couple_of(about), reverse("desk:registration", args=[about.pk]), told_href
    return title_of(about), reverse("desk:case", args=[about.pk]), told_href


def _couple_of(case: Case) -> str:
    return listed(name for name in (case.registration.woman_name, case.registration.man_name) if name)
