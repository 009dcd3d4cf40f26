"""Whose case's archive an officer may know of: a birth's or a couple's, and what stands against its export."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.reading import read_case
from xinsheng.desk.officers import Officer, get_case
from xinsheng.desk.registrations import naming
from xinsheng.desk.registrations.reach import get_registration
from xinsheng.desk.registrations.reading import read_registration
from xinsheng.law.acts import objections
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.services import find_row
from xinsheng.law.services.archiving import EXPORT_ARCHIVE
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
        found = _birth(officer, get_case(officer, case_id))
    except Http404:
        found = _registration(officer, get_registration(officer, case_id))
    if any(reason.code is ReasonCode.NOT_YOUR_DUTY for reason in found.against):
        raise Http404
    return found


def _birth(officer: Officer, case: Case) -> Reached:
    row = find_row(EXPORT_ARCHIVE, service=Service(case.service), version=case.service_version)
    if row is None:
        raise Http404
    read = read_case(case, officer=officer)
    back = reverse("desk:case", args=[case.pk])
    return Reached(case=case, title=title_of(case), back=back, against=objections(row, read.facts, read.actor))


def _registration(officer: Officer, case: Case) -> Reached:
    row = find_row(EXPORT_ARCHIVE, service=Service(case.service), version=case.service_version)
    if row is None:
        raise Http404
    read = read_registration(case, officer=officer)
    back = reverse("desk:registration", args=[case.pk])
    against = objections(row, read.facts, read.actor_for(row))
    return Reached(case=case, title=naming.title_of(case.registration), back=back, against=against)
