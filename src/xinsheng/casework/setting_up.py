"""What a confirmed proposal brings about, kind by kind; each reads the payload it documents."""

from datetime import date, datetime

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.people import UnableToOpenAccount, open_account
from xinsheng.law.administration import ADMINISTRATOR_DUTIES, may_be_appointed
from xinsheng.law.payloads import day_from
from xinsheng.law.policies import policy_from
from xinsheng.law.terms import BlankStatus, Duty, OfficeKind, SealKind
from xinsheng.registry import models
from xinsheng.standards.certificate_numbers import numbers_in_range, range_length
from xinsheng.standards.civil_time import civil_date

_WHERE = ("address", "hours", "window")


def open_office(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """Open an office: kind, name, credit_code, division_code, authority (id or null), licence_no, from, until.

    Where people come in person (mission E13) also address, hours and window.
    """
    said = proposal.payload
    models.Office.objects.create(
        kind=OfficeKind(said["kind"]).value,
        name=said["name"],
        credit_code=said["credit_code"] or None,
        division_code=said["division_code"],
        authority_id=said.get("authority"),
        midwifery_licence_no=said.get("licence_no", ""),
        licence_from=day_from(said.get("licence_from")),
        licence_until=day_from(said.get("licence_until")),
        opened_at=at,
        **{place: said.get(place, "") for place in _WHERE},
    )


def change_office(proposal: models.Proposal, _by: By, _at: datetime) -> None:
    """Change an office or close it: office, and any of name, licence_no, licence_from, licence_until, closed_on,
    address, hours, window.
    """
    said = proposal.payload
    office = models.Office.objects.select_for_update().get(pk=said["office"])
    office.name = said.get("name", office.name)
    office.midwifery_licence_no = said.get("licence_no", office.midwifery_licence_no)
    for place in _WHERE:
        setattr(office, place, said.get(place, getattr(office, place)))
    for field in ("licence_from", "licence_until", "closed_on"):
        if field in said:
            setattr(office, field, day_from(said[field]))
    office.save()


def bring_seal_in_force(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """Bring a seal in force: office, kind, text (lower arc: the licensed name), key_name, from, until, keeper.

    Raises UnableToAct("keeper_keeps_stock"): blanks and seal are kept by different people (invariant 20);
    "seal_in_force" where the office has a seal of this kind on one of these days (threat T3): it is retired first.
    """
    said = proposal.payload
    keepers = models.Appointment.objects.in_force(on=civil_date(at)).filter(person=said["keeper"])
    if keepers.filter(office=said["office"], duty=Duty.STOCK_KEEPER).exists():
        raise UnableToAct("keeper_keeps_stock")
    begins, ends = day_from(said["from"]) or civil_date(at), day_from(said.get("until"))
    kind = SealKind(said["kind"]).value
    if models.Seal.objects.between(begins, ends=ends).filter(office=said["office"], kind=kind).exists():
        raise UnableToAct("seal_in_force")
    models.Seal.objects.create(
        office_id=said["office"],
        kind=kind,
        text=said["text"],
        key_name=said["key_name"],
        in_force_from=begins,
        in_force_until=ends,
        keeper_id=said["keeper"],
    )


def retire_seal(proposal: models.Proposal, _by: By, _at: datetime) -> None:
    """Retire a seal: seal, on (its last day). Raises UnableToAct("already_ended") where that would bring it back."""
    said = proposal.payload
    seal, last = models.Seal.objects.select_for_update().get(pk=said["seal"]), day_from(said["on"])
    if last is None or (seal.in_force_until is not None and last > seal.in_force_until):
        raise UnableToAct("already_ended")
    seal.in_force_until = last
    seal.save(update_fields=["in_force_until"])


def appoint(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Appoint or let cover: person, office, duty, from, until, licence_no, licence_until, covers (an appointment).

    With login_name the person's account is opened as well. Raises UnableToAct("not_appointed", "login_name_taken").
    """
    said = proposal.payload
    covers = said.get("covers")
    duty = Duty(said["duty"])
    if not may_be_appointed(duty, kind=OfficeKind(models.Office.objects.get(pk=said["office"]).kind)):
        raise UnableToAct("not_appointed")
    models.Appointment.objects.create(
        person_id=said["person"],
        office_id=said["office"],
        duty=duty.value,
        kind=(models.AppointmentKind.COVER if covers else models.AppointmentKind.ORDINARY).value,
        covers_id=covers,
        from_on=day_from(said["from"]) or civil_date(at),
        until_on=day_from(said.get("until")),
        licence_no=said.get("licence_no", ""),
        licence_until=day_from(said.get("licence_until")),
        proposed_by_id=proposal.proposed_by_id,
        confirmed_by=by.someone,
        confirmed_at=at,
    )
    if said.get("login_name"):
        _open_account(said["person"], login_name=said["login_name"], at=at)


def _open_account(person_id: str, *, login_name: str, at: datetime) -> None:
    try:
        open_account(models.Person.objects.get(pk=person_id), login_name=login_name, at=at)
    except UnableToOpenAccount as fault:
        raise UnableToAct("login_name_taken") from fault


def end_appointment(proposal: models.Proposal, by: By, at: datetime) -> None:
    """End an appointment: appointment, on (first day no longer in force), reason.

    Raises UnableToAct("last_administrator") where nobody would be left in one of the three duties (invariant 25).
    """
    said = proposal.payload
    _refuse_last_administrator(said["appointment"], on=day_from(said["on"]) or civil_date(at))
    models.AppointmentEnding.objects.create(
        appointment_id=said["appointment"],
        on=day_from(said["on"]) or civil_date(at),
        reason=said["reason"],
        proposed_by_id=proposal.proposed_by_id,
        confirmed_by=by.someone,
        confirmed_at=at,
    )


def _refuse_last_administrator(appointment_id: str, *, on: date) -> None:
    ending = models.Appointment.objects.get(pk=appointment_id)
    if ending.duty in ADMINISTRATOR_DUTIES:
        models.Office.objects.select_for_update().get(pk=ending.office_id)  # two endings at once are taken in turn
        others = models.Appointment.objects.in_force(on=on).filter(duty=ending.duty, until_on=None)
        if not others.exclude(pk=ending.pk).exists():
            raise UnableToAct("last_administrator")


def lay_down_policy(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """Lay down a dated policy value: name, value, division_code, from, until, source. Raises UnableToReadPolicy."""
    said = proposal.payload
    policy_from({said["name"]: said["value"]})
    models.PolicyRow.objects.create(
        name=said["name"],
        division_code=said.get("division_code", ""),
        value=said["value"],
        from_on=day_from(said["from"]) or civil_date(at),
        until_on=day_from(said.get("until")),
        source=said["source"],
        proposal=proposal,
        laid_down_at=at,
    )


def lay_down_calendar(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """Lay down a year's calendar: year, division_code, days, source."""
    said = proposal.payload
    models.CalendarYear.objects.create(
        year=said["year"],
        division_code=said.get("division_code", ""),
        days=said["days"],
        source=said["source"],
        laid_down_at=at,
    )


def take_in_blanks(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Take in blanks that two people counted: office, first_no, last_no (domain 3.5). Each number is new for ever."""
    said = proposal.payload
    first, last = said["first_no"], said["last_no"]
    models.BlankIntake.objects.create(
        office_id=said["office"],
        first_no=first,
        last_no=last,
        quantity=range_length(first, last=last),
        received_by_id=proposal.proposed_by_id,
        counted_by=by.someone,
        at=at,
    )
    numbers = list(numbers_in_range(first, last=last))
    models.Blank.objects.bulk_create(
        [models.Blank(no=no, office_id=said["office"], status=BlankStatus.STOCK.value, moved_at=at) for no in numbers]
    )
    models.BlankMove.objects.bulk_create(
        [
            models.BlankMove(blank_id=no, to_status=BlankStatus.STOCK.value, reason="arrived", by=by.someone, at=at)
            for no in numbers
        ]
    )


def fill_tray(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """Lay blanks of the office's stock into a tray, made when it is new: office, label, holder, first_no, last_no."""
    said = proposal.payload
    tray, _is_new = models.Tray.objects.get_or_create(
        office_id=said["office"],
        label=said["label"],
        defaults={"holder_id": said.get("holder"), "opened_at": at},
    )
    models.Tray.objects.select_for_update().get(pk=tray.pk)
    numbers = list(numbers_in_range(said["first_no"], last=said["last_no"]))
    stock = models.Blank.objects.free().filter(office_id=said["office"], tray=None, no__in=numbers)
    if stock.update(tray=tray) != len(numbers):
        raise UnableToAct("not_in_stock")


def take_in_forms(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Take in ordinary forms that two people counted: office (a township), number, on (the day they came).

    Raises UnableToAct("not_a_township") for any other office.
    """
    said = proposal.payload
    office = models.Office.objects.get(pk=said["office"])
    if office.kind != OfficeKind.TOWNSHIP or office.pk != proposal.office_id:
        raise UnableToAct("not_a_township")
    models.OrdinaryFormIntake.objects.create(
        office=office,
        number=said["number"],
        delivered_on=day_from(said["on"]) or civil_date(at),
        received_by_id=proposal.proposed_by_id,
        counted_by=by.someone,
        at=at,
    )
