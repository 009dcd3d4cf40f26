"""A birth is opened, by an attendant or by the hospital's own system: one delivery, one form a child."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.beginnings import Opening, begin, facts_before, new_case
from xinsheng.casework.snapshots import actor_of
from xinsheng.law.acts import Act
from xinsheng.law.delivery import ATTENDANT_HOURS
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Channel, Service, Stage
from xinsheng.registry.models import Case, Delivery, HospitalClient, Newborn, Office, Person


@dataclass(frozen=True, kw_only=True)
class Admission:
    """The mother's admission as the birth is opened: name ('' when unknown), inpatient number, children."""

    mother_name: str
    inpatient_no: str
    plurality: int


@dataclass(frozen=True, kw_only=True)
class Opener:
    """Who opens a birth, who will hold its forms, and for a hospital's system which."""

    by: By
    holder: Person | None
    client: HospitalClient | None = None


def open_birth(office: Office, *, admission: Admission, by: By, at: datetime, asked: Asked) -> list[Case]:
    """Open one delivery and one form per child; raises NotAllowed, or UnableToAct("already_open")."""
    opener = Opener(by=by, holder=by.someone)
    return _open(office, act=service.OPEN_BIRTH, admission=admission, opener=opener, at=at, asked=asked)


def open_received_birth(
    office: Office, *, admission: Admission, client: HospitalClient, holder: Person | None, at: datetime, asked: Asked
) -> list[Case]:
    """Open what a hospital's own system sends, for `holder` or whoever takes it.

    Raises NotAllowed, or UnableToAct("already_open").
    """
    opener = Opener(by=By(person=None, channel=Channel.EXCHANGE), holder=holder, client=client)
    return _open(office, act=service.RECEIVE_BIRTH, admission=admission, opener=opener, at=at, asked=asked)


def _open(
    office: Office, *, act: Act, admission: Admission, opener: Opener, at: datetime, asked: Asked
) -> list[Case]:
    def look() -> Opening:
        held = Office.objects.select_for_update().get(pk=office.pk)  # as it stands now; and one opening at a time
        return Opening(
            facts=facts_before(Service.FIRST_ISSUANCE_INSIDE, office=held, at=at),
            actor=actor_of(opener.by, case=None, office=held, at=at),
            make=lambda: _new_cases(held, admission=admission, opener=opener, at=at),
            subjects={"client": str(opener.client.pk)} if opener.client else {},
        )

    return begin(act, by=opener.by, at=at, asked=asked, look=look)


def _refuse_second_opening(office: Office, *, inpatient_no: str) -> None:
    """One delivery per admission: who opens it twice is told, and finds the first."""
    twice = Case.objects.filter(office=office, inpatient_no=inpatient_no).exclude(stage=Stage.CLOSED).first()
    if twice is not None:
        raise UnableToAct("already_open", about=str(twice.pk))


def _new_cases(office: Office, *, admission: Admission, opener: Opener, at: datetime) -> list[Case]:
    _refuse_second_opening(office, inpatient_no=admission.inpatient_no)
    delivery = Delivery.objects.create(
        office=office,
        inpatient_no=admission.inpatient_no,
        mother_name=admission.mother_name,
        plurality=admission.plurality,
        opened_by=opener.by.person,
        opened_by_client=opener.client,
        opened_at=at,
    )
    return [
        new_case(
            Service.FIRST_ISSUANCE_INSIDE,
            office=office,
            stage=Stage.OPENED,
            at=at,
            newborn=Newborn.objects.create(delivery=delivery, birth_order=order),
            sign_due_at=at + timedelta(hours=ATTENDANT_HOURS),
            mother_name=admission.mother_name,
            inpatient_no=admission.inpatient_no,
            birth_order=order,
            plurality=admission.plurality,
            holder=opener.holder,
        )
        for order in range(1, admission.plurality + 1)
    ]
