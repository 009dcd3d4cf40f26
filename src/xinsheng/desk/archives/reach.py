"""Whose case's archive an officer may know of: a birth's or a couple's, and what stands against its export."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from xinsheng.casework.snapshots import objections_to
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.officers import Officer, get_case
from xinsheng.desk.registrations import naming
from xinsheng.desk.registrations.reach import get_registration
from xinsheng.law.archiving import EXPORTS
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.terms import Service
from xinsheng.registry.models import Case


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A case whose archive is this officer's to export: its title, its page, and what stands against it now."""

    case: Case
    title: str
    back: str
    against: tuple[Reason, ...]


def reached(officer: Officer, case_id: UUID) -> Reached:
    """The case; raises Http404 alike for one out of reach, one that is not, and for whom it is no duty."""
    try:
        case = get_case(officer, case_id)
        title, back = title_of(case), reverse("desk:case", args=[case.pk])
    except Http404:
        case = get_registration(officer, case_id)
        title, back = naming.title_of(case.registration), reverse("desk:registration", args=[case.pk])
    against = objections_to(EXPORTS[Service(case.service)], case, by=officer.by(), at=officer.at)
    if any(reason.code is ReasonCode.NOT_YOUR_DUTY for reason in against):
        raise Http404
    return Reached(case=case, title=title, back=back, against=against)
