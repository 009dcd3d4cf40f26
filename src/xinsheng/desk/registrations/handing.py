"""To whom a registration can be handed: another township of the couple's own places, or a colleague."""

from datetime import date

from django.utils.translation import gettext as _

from xinsheng.desk.registrations.reading import ReadRegistration
from xinsheng.law.couple_faults import townships_open_to
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Appointment, Office, Person

COLLEAGUES_AT_MOST = 200


def townships_to_hand_to(read: ReadRegistration) -> tuple[Office, ...]:
    """The open townships of the couple's household places and residences, without the one that has it (E1)."""
    if read.declaration is None:
        return ()
    codes = townships_open_to(read.declaration)
    open_ones = Office.objects.townships(on=read.facts.today).standing_in(codes)
    own = read.registration.township_id
    return tuple(office for office in open_ones if office.pk != own)


def officers_of(township: Office | None, *, on: date) -> tuple[Person, ...]:
    """The township's officers of a day, by name."""
    there = Appointment.objects.in_force(on=on).holding(Duty.TOWNSHIP_OFFICER, at=township)
    people = dict.fromkeys(row.person for row in there[:COLLEAGUES_AT_MOST])
    return tuple(sorted(people, key=lambda person: person.name))


def colleagues_of(read: ReadRegistration) -> tuple[Person, ...]:
    """The township's officers of today, oneself among them, without the one who has it now."""
    there = officers_of(read.registration.township, on=read.facts.today)
    return tuple(person for person in there if person.pk != read.case.holder_id)


def nobody_to_hand_to(verb: str, *, read: ReadRegistration) -> tuple[str, ...]:
    """Why an act of handing on has nobody to hand to, as a sentence; empty when it has, and for any other act."""
    if verb == "hand_to_township" and not townships_to_hand_to(read):
        return (_("户籍地、现居住地没有其他乡镇（街道）可转交"),)
    if verb == "hand_over_registration" and not colleagues_of(read):
        return (_("办理地没有其他经办人员"),)
    return ()
