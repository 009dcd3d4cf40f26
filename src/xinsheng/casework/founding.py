"""The beginning of a province: its office and its three administrators, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import IntegrityError, transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.enrolments import open_first_enrolments
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.people import UnableToOpenAccount, know_person, open_account
from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.policies import POLICY_SOURCES, Policy, policy_as_rows
from xinsheng.law.terms import Channel, Duty, OfficeKind
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind


@dataclass(frozen=True, kw_only=True)
class Province:
    """The provincial health authority as it is founded."""

    name: str
    credit_code: str
    division_code: str


@dataclass(frozen=True, kw_only=True)
class Administrator:
    """A person to be put in as one of the three administrators: as on their paper, and how they will sign in."""

    name: str
    paper_kind: PaperKind
    paper_no: str
    login_name: str


@dataclass(frozen=True, kw_only=True)
class CalendarOfYear:
    """One year's notice as it is laid down: `off` and `on` are "MM-DD" days, `source` where they were published."""

    year: int
    off: Sequence[str]
    on: Sequence[str]
    source: str


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """A province that has begun: its office, and each administrator's two codes for enrolling a passkey, once."""

    office: models.Office
    codes: Mapping[Duty, tuple[str, str]] = field(repr=False)


def begin_province(
    province: Province,
    *,
    administrators: Mapping[Duty, Administrator],
    calendars: Sequence[CalendarOfYear],
    policy: Policy,
    at: datetime,
) -> Beginning:
    """Begin a real province, all at once or not at all: people, accounts, office, calendars, first policies.

    The policies are those of the notice with their source line, in force from this day. Raises UnableToAct
    ("already_begun", "three_people", "three_login_names").
    """
    with transaction.atomic():
        people = {duty: _enter(who, at=at) for duty, who in administrators.items()}
        office = found_province(province, administrators=people, at=at)
        lay_down_first_rules(calendars=calendars, policy=policy, from_on=civil_date(at), at=at)
        given = open_first_enrolments(people.values(), at=at)
    return Beginning(office=office, codes={duty: given[person.pk] for duty, person in people.items()})


def first_codes_again(*, at: datetime) -> Mapping[Duty, tuple[str, str]]:
    """New codes for those first administrators who have no passkey yet: the slips were lost, or too late.

    Raises UnableToAct("codes_by_two_people") once two people have let somebody enrol, and without a province.
    """
    held = models.Appointment.objects.in_force(on=civil_date(at)).filter(duty__in=ADMINISTRATOR_DUTIES)
    without = {
        Duty(one.duty): one.person for one in held.filter(person__passkeys__isnull=True).select_related("person")
    }
    try:
        given = open_first_enrolments(without.values(), at=at)
    except IntegrityError as fault:
        raise UnableToAct("codes_by_two_people") from fault
    return {duty: given[person.pk] for duty, person in without.items()}


def _enter(who: Administrator, *, at: datetime) -> models.Person:
    person = know_person(name=who.name, paper_kind=who.paper_kind, paper_no=who.paper_no, on=civil_date(at))
    try:
        open_account(person, login_name=who.login_name, at=at)
    except UnableToOpenAccount as fault:
        raise UnableToAct("three_login_names") from fault
    return person


def lay_down_first_rules(*, calendars: Sequence[CalendarOfYear], policy: Policy, from_on: date, at: datetime) -> None:
    """Lay down the calendars and policies a province begins with; every later one is proposed and confirmed."""
    models.CalendarYear.objects.bulk_create(
        models.CalendarYear(
            year=one.year, days={"off": list(one.off), "on": list(one.on)}, source=one.source, laid_down_at=at
        )
        for one in calendars
    )
    models.PolicyRow.objects.bulk_create(
        models.PolicyRow(name=name, value=value, from_on=from_on, source=POLICY_SOURCES[name], laid_down_at=at)
        for name, value in policy_as_rows(policy).items()
    )


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
        write_line(Line(chain=office.pk, act="found_province", duty=Duty.MACHINE, by=by, at=at, subjects=subjects))
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
