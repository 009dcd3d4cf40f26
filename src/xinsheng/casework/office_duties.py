"""Who does the acts of an office that are of no case: its own people, and the supervisors of the offices above it."""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.office_acts import OFFICE_ACTS, OfficeActor, office_duty, office_objections
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.stock import LINE_DIGITS
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import Appointment, Office, offices_below
from xinsheng.standards.civil_time import civil_date


def get_office_duty(verb: str, office: Office, *, by: By, at: datetime, first: UUID | None = None) -> Duty:
    """The duty in which this person does it at this office, as its row has it (law.office_acts); a cover's counts.

    `first`: the person who took the first step, where the row keeps the two apart. Raises NotAllowed, or UnableToAct
    with the row's own code.
    """
    held = Appointment.objects.duties_of(by.someone, on=civil_date(at)).values_list("office", "duty")
    actor = OfficeActor(
        kind=OfficeKind(office.kind),
        here=frozenset(Duty(duty) for at_office, duty in held if at_office == office.pk),
        is_over=find_authority(office, by=by, at=at) is not None,
        administers=ADMINISTRATOR_DUTIES.intersection(Duty(duty) for _office, duty in held),
    )
    duty = office_duty(verb, actor)
    if duty is None:
        raise NotAllowed(office_objections(verb, actor))
    if OFFICE_ACTS[verb].apart and first == by.someone.pk:
        raise UnableToAct(OFFICE_ACTS[verb].apart)
    return duty


def find_authority(office: Office, *, by: By, at: datetime) -> Office | None:
    """The county, prefecture or province over this office at which this person is supervisor that day."""
    held = Appointment.objects.duties_of(by.someone, on=civil_date(at)).filter(
        duty=Duty.SUPERVISOR, office__kind__in=LINE_DIGITS
    )
    return next((one.office for one in held if office.pk in offices_below(one.office)), None)


def get_authority(office: Office, *, by: By, at: datetime) -> Office:
    """The same; raises NotAllowed for whoever supervises no office over this one."""
    found = find_authority(office, by=by, at=at)
    if found is None:
        raise NotAllowed((Reason(ReasonCode.NOT_YOUR_DUTY, (Duty.SUPERVISOR,)),))
    return found
