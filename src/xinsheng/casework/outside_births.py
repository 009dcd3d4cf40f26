"""A birth outside an institution: its form is begun by the family or for them, told in the declaration, and the
parentage test report is held for it as long as a certificate may rest on it (mission B1, B4, threat T16).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import Asked, By
from xinsheng.casework.beginnings import Opening, begin, beginner_of, facts_before, new_case
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.drafts import drop_drafts
from xinsheng.casework.flags import put_flags, tell_report_flags
from xinsheng.casework.laboratories import flags_of_laboratory
from xinsheng.casework.parentage_reports import give_back_of, is_of_a_lost_child
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.law.declaration import Declaration
from xinsheng.law.delivery import BIRTHS_APART
from xinsheng.law.flags import Flag
from xinsheng.law.parentage import report_flags
from xinsheng.law.services import first_issuance_outside as service
from xinsheng.law.terms import OfficeKind, Relation, Service, Stage
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What is asked before the form opens: how many children were born, and who fills it in, to the child."""

    plurality: int
    relation: Relation


def bodies_of(county: str, *, on: date) -> list[models.Office]:
    """The bodies that a county appointed for births outside an institution, as of that day."""
    appointed = models.Office.objects.open(on=on).filter(kind=OfficeKind.APPOINTED_BODY)
    return list(appointed.in_county(county).order_by("opened_at", "id"))


def begin_outside(
    office: models.Office, *, beginning: Beginning, by: By, at: datetime, asked: Asked
) -> list[models.Case]:
    """Open one birth and one form for each child of it, at the body of the intended household registration's county.

    Online whoever begins is a party from now on; at the counter an officer of that body begins it for the person
    before them, who becomes one when they declare. Raises NotAllowed.
    """

    def look() -> Opening:
        at_counter = None if by.channel.is_online else office
        return Opening(
            facts=facts_before(Service.FIRST_ISSUANCE_OUTSIDE, office=office, at=at),
            actor=beginner_of(by, service=Service.FIRST_ISSUANCE_OUTSIDE, office=at_counter, at=at),
            make=lambda: _new_cases(office, beginning=beginning, by=by, at=at),
        )

    return begin(service.BEGIN_OUTSIDE, by=by, at=at, asked=asked, look=look)


def _new_cases(office: models.Office, *, beginning: Beginning, by: By, at: datetime) -> list[models.Case]:
    delivery = models.Delivery.objects.create(
        office=office,
        inpatient_no="",
        mother_name="",
        plurality=beginning.plurality,
        opened_by=by.someone,
        opened_at=at,
    )
    cases = []
    for order in range(1, beginning.plurality + 1):
        case = new_case(
            Service.FIRST_ISSUANCE_OUTSIDE,
            office=office,
            stage=Stage.BEGUN,
            at=at,
            newborn=models.Newborn.objects.create(delivery=delivery, birth_order=order),
            birth_order=order,
            plurality=beginning.plurality,
            holder=None if by.channel.is_online else by.someone,
        )
        if by.channel.is_online:
            models.Claim.objects.create(
                case=case,
                person=by.someone,
                relation=beginning.relation.value,
                through=models.ClaimRoute.IDENTITY.value,
                begun_at=at,
            )
        cases.append(case)
    return cases


def carry_birth(performance: Performance, *, declaration: Declaration) -> None:
    """What lists, searches and the next act show of a birth that was told: when, of whom; nothing where none was."""
    case, birth = performance.case, declaration.birth
    if birth is None:
        return
    mother = declaration.mother if declaration.mother_given else None
    case.born_local = birth.born_local
    case.mother_name = mother.name if mother else ""
    kind = mother.paper_kind if mother else None
    case.mother_paper_index = paper_index(kind, declaration.mother.paper_no) if kind else None
    case.holder = None
    tell_report_flags(case, found=_report_flags(performance, declaration))
    if models.Case.objects.of_other_births_of(case, within=BIRTHS_APART).exists():
        put_flags(case, Flag.SAME_MOTHER_RECENTLY)


def _report_flags(performance: Performance, declaration: Declaration) -> tuple[Flag, ...]:
    """What about the declared report is looked at once more; told anew with every declaration."""
    birth, report = declaration.birth, declaration.report
    if birth is None or birth.born_local is None or report is None:
        return ()
    declared = {
        "mother_name": declaration.mother.name if declaration.mother_given else "",
        "father_name": declaration.father.name if declaration.father else "",
        "child_name": declaration.child_name,
    }
    years = performance.facts.policy.outside_report_years
    found = report_flags(report, declared=declared, born_on=birth.born_local.date(), years=years)
    lost = (Flag.REPORT_OF_A_LOST_CHILD,) if is_of_a_lost_child(report, case=performance.case) else ()
    return (*found, *lost, *flags_of_laboratory(report))


def withdraw_claim(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Take the form back before anything is printed; the report may serve again (mission B1)."""

    def write(performance: Performance) -> None:
        drop_drafts(performance.case, section=DECLARATION_DRAFT)

    with transaction.atomic():
        outcome = perform(service.WITHDRAW_CLAIM, case_id=case_id, by=by, at=at, asked=asked, write=write)
        give_back_of(case_id, at=at)
    return outcome
