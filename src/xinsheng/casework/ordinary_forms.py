"""A township's stock of the Commission's ordinary forms: what is left, and what is written off (mission E6)."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.frozen_policies import policy_in_force
from xinsheng.casework.holds import find_by_page
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.law.ordinary_forms import form_objections
from xinsheng.law.reasons import NotAllowed, Reason
from xinsheng.law.terms import Duty
from xinsheng.law.township_terms import SPOIL_FORMS, FormSpoiling, OrdinaryPaper
from xinsheng.registry.models import Appointment, Office, OrdinaryFormSpoiling, Person, count_forms


def find_printing_township(person: Person, *, on: date) -> Office | None:
    """The township at which this officer prints on that day, and whose forms are counted; None for anybody else."""
    held = Appointment.objects.duties_of(person, on=on).filter(duty=Duty.TOWNSHIP_OFFICER)
    first = held.first()
    return first.office if first else None


def why_not_on_form(office: Office, *, on: date) -> tuple[Reason, ...]:
    """Why nothing can be printed on this township's forms on that day; empty while its policy only warns."""
    policy = policy_in_force(on=on, division_code=office.division_code)
    return form_objections(count_forms(office), paper=OrdinaryPaper.FORM, policy=policy)


def refuse_where_none_is_left(office: Office, *, paper: OrdinaryPaper, on: date) -> None:
    """Raise NotAllowed for a print on a form that is not there, where the policy stops; two at once take turns."""
    if paper is OrdinaryPaper.FORM:
        Office.objects.select_for_update(no_key=True).get(pk=office.pk)
        reasons = why_not_on_form(office, on=on)
        if reasons:
            raise NotAllowed(reasons)


def spoil_forms(
    office: Office, *, number: int, reason: FormSpoiling, by: By, at: datetime, key: UUID | None = None
) -> OrdinaryFormSpoiling:
    """Write off this many forms; the same page sent twice writes off once (`key` becomes the row's id).

    Raises NotAllowed for whoever does not keep this township's forms, UnableToAct("other_body") where the page's key
    said something else before, or UnableToAct("not_so_many_forms") for more than are left.
    """
    duty = get_office_duty(SPOIL_FORMS, office, by=by, at=at)
    said = {"office": office, "number": number, "reason": reason.value, "spoiled_by": by.someone}
    with transaction.atomic():
        Office.objects.select_for_update(no_key=True).get(pk=office.pk)
        if earlier := find_by_page(OrdinaryFormSpoiling.objects.all(), key, said=said):
            return earlier
        if number > count_forms(office).left:
            raise UnableToAct("not_so_many_forms")
        row = OrdinaryFormSpoiling.objects.create(pk=key or uuid4(), at=at, **said)
        _line(row, duty=duty, by=by, at=at)
    return row


def _line(row: OrdinaryFormSpoiling, *, duty: Duty, by: By, at: datetime) -> None:
    subjects = {"office": str(row.office_id)}
    write_line(Line(chain=row.pk, act=SPOIL_FORMS, duty=duty, by=by, at=at, subjects=subjects))
