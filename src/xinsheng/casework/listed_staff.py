"""A list of staff: what of each line can be believed, and all of them appointed when the list is confirmed.

Nobody is appointed by the file, no account is opened and no key let in: a list is proposed and confirmed by two
administrators, and each person comes in later as everybody does.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.brought_lists import Listed, take_list
from xinsheng.casework.people import know_person
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.table_values import UnableToReadValue, day_of, iso, text_of, word_of
from xinsheng.gateways.tables.table import Columns, Reject, Row
from xinsheng.law.administration import ADMINISTRATOR_DUTIES, KEEPERS, ListKind, may_be_appointed
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.names import normalise_name, person_name_fault
from xinsheng.standards.resident_numbers import resident_no_fault

_DAYS = ("from", "until", "licence_until")
COLUMNS = Columns(
    names=("name", "resident_no", "office_code", "duty", "from", "until", "licence_no", "licence_until"),
    days=frozenset(_DAYS),
)


class StaffReader:
    """Reads the lines of a list of staff against the books of one day."""

    columns = COLUMNS

    def __init__(self, *, today: date) -> None:
        """Know the offices by their codes; those without one by their place."""
        self._today = today
        self._offices: dict[str, models.Office] = {}
        for one in models.Office.objects.open(on=today):
            self._offices[one.credit_code or one.division_code] = one

    def read(self, row: Row, *, line: int) -> Listed | Reject | None:
        """An appointment that may be proposed; None for one that is in force just so."""
        told = {name: row[name].strip() for name in COLUMNS.names}
        try:
            payload = self._payload(told)
            held = self._held(payload)
        except UnableToReadValue as fault:
            return Reject(line=line, column=fault.column, code=fault.code)
        key = f"{payload['paper_no']}:{payload['office']}:{payload['duty']}"
        is_known = any((str(one.office_id), one.duty) == (payload["office"], payload["duty"]) for one in held)
        return None if is_known else Listed(line=line, key=key, payload=payload)

    def settle(self, listed: list[Listed]) -> Iterator[Reject]:
        """One number is one name, and whoever keeps an office's blanks does not keep its seal."""
        names: dict[str, str] = {}
        keeps: dict[tuple[str, str], str] = {}
        for one in listed:
            said = one.payload
            if names.setdefault(said["paper_no"], said["name"]) != said["name"]:
                yield Reject(line=one.line, column="name", code="other_name")
            elif said["duty"] in KEEPERS:
                kept = keeps.setdefault((said["paper_no"], said["office"]), said["duty"])
                if kept != said["duty"]:
                    yield Reject(line=one.line, column="duty", code="keeper_keeps_both")

    def _payload(self, told: dict[str, str]) -> dict[str, Any]:
        office = self._offices.get(told["office_code"].upper())
        if office is None:
            raise UnableToReadValue("office_code", "office_unknown")
        name, number = normalise_name(told["name"]), told["resident_no"].upper()
        if person_name_fault(name):
            raise UnableToReadValue("name", "name_faulty")
        if resident_no_fault(number, on=self._today) is not None:
            raise UnableToReadValue("resident_no", "number_check")
        duty = self._duty(told["duty"], office=office)
        begins, ends, licensed = (day_of(told[column], column=column) for column in _DAYS)
        if begins and begins < self._today:
            raise UnableToReadValue("from", "back_dated")
        if ends and ends < (begins or self._today):
            raise UnableToReadValue("until", "day_impossible")
        return {
            "name": name,
            "paper_no": number,
            "office": str(office.pk),
            "duty": duty.value,
            "from": iso(begins),
            "until": iso(ends),
            "licence_no": text_of(told["licence_no"], column="licence_no", needed=duty is Duty.ATTENDANT),
            "licence_until": iso(licensed),
        }

    def _duty(self, text: str, *, office: models.Office) -> Duty:
        duty = word_of(text, of=Duty, column="duty")
        if duty in ADMINISTRATOR_DUTIES:
            raise UnableToReadValue("duty", "duty_not_by_list")
        if not may_be_appointed(duty, kind=OfficeKind(office.kind)):
            raise UnableToReadValue("duty", "duty_not_here")
        return duty

    def _held(self, payload: dict[str, Any]) -> list[models.Appointment]:
        """What the person holds; raises UnableToReadValue for another's name or an incompatible duty."""
        index = paper_index(PaperKind.RESIDENT_CARD, payload["paper_no"])
        person = models.Person.objects.filter(paper_no_index=index).order_by("pk").first()
        if person is None:
            return []
        if person.name != payload["name"]:
            raise UnableToReadValue("name", "other_name")
        held = list(models.Appointment.objects.duties_of(person, on=self._today))
        if any(one.duty in ADMINISTRATOR_DUTIES for one in held):
            raise UnableToReadValue("resident_no", "is_administrator")
        here = {one.duty for one in held if str(one.office_id) == payload["office"]}
        sealed = models.Seal.objects.in_force(on=self._today).filter(keeper=person, office=payload["office"])
        here |= {Duty.SEAL_KEEPER.value} if sealed.exists() else set()
        if payload["duty"] in KEEPERS and here & (KEEPERS - {payload["duty"]}):
            raise UnableToReadValue("duty", "keeper_keeps_both")
        return held


def appoint_listed_staff(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Appoint everybody of a list: list (its id); from the day of this confirmation on, never from one before.

    Raises UnableToAct ("no_such_list", "list_in_force", "does_not_fit"): all of them are appointed, or nobody.
    """
    brought, lines = take_list(proposal.payload["list"], kind=ListKind.STAFF)
    if models.Appointment.objects.filter(brought_in=brought).exists():
        raise UnableToAct("list_in_force")
    on = civil_date(at)
    offices = {str(one.pk) for one in models.Office.objects.open(on=on)}
    for said in lines:
        if said["office"] not in offices:
            raise UnableToAct("does_not_fit")
        person = know_person(name=said["name"], paper_kind=PaperKind.RESIDENT_CARD, paper_no=said["paper_no"], on=on)
        begins = max(on, date.fromisoformat(said["from"] or on.isoformat()))
        held = models.Appointment.objects.in_force(on=begins).filter(person=person, office=said["office"])
        if person.name != said["name"] or held.filter(duty=said["duty"]).exists():
            raise UnableToAct("does_not_fit")
        models.Appointment.objects.create(
            person=person,
            office_id=said["office"],
            duty=said["duty"],
            from_on=begins,
            until_on=said["until"],
            licence_no=said["licence_no"],
            licence_until=said["licence_until"],
            proposed_by_id=proposal.proposed_by_id,
            confirmed_by=by.someone,
            confirmed_at=at,
            brought_in=brought,
        )
