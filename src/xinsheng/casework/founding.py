"""The beginning of a province: its office and its three administrators, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.journal import Line, write_line
from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.terms import Channel, Duty, OfficeKind
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date


@dataclass(frozen=True, kw_only=True)
class Province:
    """The provincial health authority as it is founded."""

    name: str
    credit_code: str
    division_code: str


def found_province(
    province: Province, *, administrators: Mapping[Duty, models.Person], at: datetime
) -> models.Office:
    """Found the province with system, security and audit administrator: three people (invariant 25).

    Each is put in by the two others; this is the only appointment without a proposal, and it happens once.
    Raises UnableToAct("already_begun", "three_people").
    """
    if set(administrators) != ADMINISTRATOR_DUTIES or len({who.pk for who in administrators.values()}) != len(
        ADMINISTRATOR_DUTIES
    ):
        raise UnableToAct("three_people")
    with transaction.atomic():
        if models.Office.objects.exists():
            raise UnableToAct("already_begun")
        office = models.Office.objects.create(
            kind=OfficeKind.PROVINCE.value,
            name=province.name,
            credit_code=province.credit_code,
            division_code=province.division_code,
            opened_at=at,
        )
        for duty, person in administrators.items():
            _appoint(person, duty=duty, office=office, others=administrators, at=at)
        by = By(person=None, channel=Channel.COMMAND)
        subjects = {duty.value: str(person.pk) for duty, person in administrators.items()}
        line = Line(
            chain=office.pk,
            act="found_province",
            from_stage=None,
            to_stage=None,
            duty=Duty.MACHINE,
            by=by,
            at=at,
            subjects=subjects,
        )
        write_line(line)
    return office


def _appoint(
    person: models.Person, *, duty: Duty, office: models.Office, others: Mapping[Duty, models.Person], at: datetime
) -> None:
    proposer, confirmer = (other for other in others.values() if other.pk != person.pk)
    models.Appointment.objects.create(
        person=person,
        office=office,
        duty=duty.value,
        kind=models.AppointmentKind.ORDINARY.value,
        from_on=civil_date(at),
        proposed_by=proposer,
        confirmed_by=confirmer,
        confirmed_at=at,
    )
