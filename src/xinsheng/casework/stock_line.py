"""Who acts on an office's stock and right to issue: its own keepers, and the supervisors of the offices above it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import By
from xinsheng.casework.journal import Line, write_line
from xinsheng.law.administration import STOCK_DUTIES
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.stock import LINE_DIGITS
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Appointment, Office, offices_below
from xinsheng.standards.civil_time import civil_date


def own_duty(office: Office, *, by: By, at: datetime) -> Duty | None:
    """The duty in which this person keeps or supervises the office's own blanks, a cover's included; None without."""
    held = Appointment.objects.duties_of(by.someone, on=civil_date(at))
    found = held.filter(office=office, duty__in=STOCK_DUTIES).first()
    return Duty(found.duty) if found else None


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


def get_duty(office: Office, *, by: By, at: datetime) -> Duty:
    """The duty in which this person reports on the office's blanks: its own, or that of an authority over it.

    Raises NotAllowed.
    """
    duty = own_duty(office, by=by, at=at)
    if duty is None and find_authority(office, by=by, at=at) is None:
        raise NotAllowed((Reason(ReasonCode.NOT_YOUR_DUTY, STOCK_DUTIES),))
    return duty or Duty.SUPERVISOR


def write_stock_line(chain: UUID, *, act: str, duty: Duty, by: By, at: datetime, subjects: Mapping[str, str]) -> None:
    """One line of the journal on the chain of what was reported, imposed or opened; it moves no case."""
    write_line(Line(chain=chain, act=act, from_stage=None, to_stage=None, duty=duty, by=by, at=at, subjects=subjects))
