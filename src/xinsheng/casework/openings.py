"""A birth is opened, by an attendant or by the hospital's own system: one delivery, one form a child."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.beginnings import Opening, begin, facts_before, first_columns, write_cases
from xinsheng.casework.holds import hold_births
from xinsheng.casework.new_rows import write_rows
from xinsheng.casework.snapshots import actor_of
from xinsheng.gateways.keys import new_data_key
from xinsheng.law.acts import Act
from xinsheng.law.delivery import ATTENDANT_HOURS, BIRTHS_APART
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
        hold_births(office.pk)
        held = Office.objects.select_for_update(no_key=True).get(pk=office.pk)  # as it stands, and stays
        return Opening(
            facts=facts_before(Service.FIRST_ISSUANCE_INSIDE, office=held, at=at),
            actor=actor_of(opener.by, case=None, office=held, at=at),
            make=lambda: _new_cases(held, admission=admission, opener=opener, at=at),
            subjects={"client": str(opener.client.pk)} if opener.client else {},
        )

    return begin(act, by=opener.by, at=at, asked=asked, look=look)


def _refuse_second_opening(office: Office, *, inpatient_no: str, at: datetime) -> None:
    """One delivery per admission: who opens it twice is told, and finds the first."""
    there = Case.objects.of_admission(office.pk, inpatient_no, since=at - BIRTHS_APART)
    twice = there.exclude(stage=Stage.CLOSED).first()
    if twice is not None:
        raise UnableToAct("already_open", about=str(twice.pk))


def _new_cases(office: Office, *, admission: Admission, opener: Opener, at: datetime) -> list[Case]:
    _refuse_second_opening(office, inpatient_no=admission.inpatient_no, at=at)
    columns = first_columns(Service.FIRST_ISSUANCE_INSIDE, office=office, stage=Stage.OPENED, at=at)
    made = make_delivery(columns, admission=admission, opener=opener)
    write_deliveries([made])
    write_cases({case: new_data_key() for case in made.cases})
    return list(made.cases)


@dataclass(frozen=True, kw_only=True)
class MadeDelivery:
    """A delivery with its children and their cases, by birth order, none of them in the books yet."""

    delivery: Delivery
    newborns: tuple[Newborn, ...]
    cases: tuple[Case, ...]


def make_delivery(columns: Mapping[str, Any], *, admission: Admission, opener: Opener) -> MadeDelivery:
    """Make the rows of one delivery; `columns` are those that all cases opened there and then have in common."""
    delivery = Delivery(
        office=columns["office"],
        inpatient_no=admission.inpatient_no,
        mother_name=admission.mother_name,
        plurality=admission.plurality,
        opened_by=opener.by.person,
        opened_by_client=opener.client,
        opened_at=columns["opened_at"],
    )
    orders = range(1, admission.plurality + 1)
    newborns = tuple(Newborn(delivery=delivery, birth_order=order) for order in orders)
    cases = tuple(
        Case(
            **columns,
            newborn=newborn,
            sign_due_at=columns["opened_at"] + timedelta(hours=ATTENDANT_HOURS),
            mother_name=admission.mother_name,
            inpatient_no=admission.inpatient_no,
            birth_order=newborn.birth_order,
            plurality=admission.plurality,
            holder=opener.holder,
        )
        for newborn in newborns
    )
    return MadeDelivery(delivery=delivery, newborns=newborns, cases=cases)


def write_deliveries(made: Iterable[MadeDelivery]) -> None:
    """Write the deliveries and their children; their cases are written by who opens them."""
    several = list(made)
    write_rows(one.delivery for one in several)
    write_rows(newborn for one in several for newborn in one.newborns)
