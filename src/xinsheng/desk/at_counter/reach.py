"""Which cases are in hand at the counter of one's own office: waiting for the family, or for the review."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from xinsheng.casework.handwritings import find_written_under
from xinsheng.casework.snapshots import find_declaration, find_delivery
from xinsheng.desk.officers import Officer, get_case
from xinsheng.law.certificates import FIRST_ISSUANCES
from xinsheng.law.declaration import Declaration
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.services import examiner_of
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Duty, Service, Stage
from xinsheng.proof.handwriting import Handwriting
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil_date


def get_counter_case(officer: Officer, case_id: UUID) -> tuple[Case, DeliveryBlock | None]:
    """The case and its block, for an issuing officer of its office; any other meets a missing page.

    A birth inside an institution is entered once the attendant has signed; of one outside there is no block. Any
    other service has pages of its own.
    """
    case = get_case(officer, case_id)
    block = find_delivery(case)
    attended = case.service == Service.FIRST_ISSUANCE_INSIDE
    waits = case.service in FIRST_ISSUANCES and case.stage in FAMILYS_TURN and (block is not None) is attended
    if not waits or Duty.ISSUING_OFFICER not in officer.duties_at(case.office):
        raise Http404
    return case, block


def find_declared_sibling(officer: Officer, case: Case) -> Case | None:
    """Another child of the same mother's same delivery whose form was signed, at the officer's own office."""
    if case.newborn_id is None or case.mother_paper_index is None:
        return None
    same = officer.births_in_reach().filter(newborn__delivery__newborns=case.newborn_id, office=case.office)
    hers = same.filter(mother_paper_index=case.mother_paper_index, declarations__isnull=False).exclude(pk=case.pk)
    return hers.select_related("office", "key").distinct().order_by("birth_order", "pk").first()


@dataclass(frozen=True, kw_only=True)
class SignedOnScreen:
    """A form that was signed on the screen: what it says, when it was signed, the name as it was written."""

    case: Case
    block: DeliveryBlock | None
    declaration: Declaration
    written: Handwriting
    on: date


def find_signed_on_screen(officer: Officer, case_id: UUID) -> SignedOnScreen | None:
    """The last form of a case, if a name was written under it, for an issuing officer of its office; else None."""
    case = get_case(officer, case_id)
    if case.stage in FAMILYS_TURN or Duty.ISSUING_OFFICER not in officer.duties_at(case.office):
        return None
    row, declaration = case.declarations.order_by("-seq").first(), find_declaration(case)
    if row is None or declaration is None or (written := find_written_under(row, case=case)) is None:
        return None
    on = civil_date(row.signed_at)
    return SignedOnScreen(case=case, block=find_delivery(case), declaration=declaration, written=written, on=on)


def is_under_review(case: Case, *, officer: Officer) -> bool:
    """Whether the case waits for the review of this very officer, of whichever service of a certificate it is."""
    return case.stage == Stage.DECLARED and examiner_of(Service(case.service)) in officer.duties_at(case.office)


def get_case_under_review(officer: Officer, case_id: UUID) -> Case:
    """The case that this officer is to review: papers can be added to it; any other is a missing page.

    The form itself is shut meanwhile: what is signed there is changed in the family's turn alone.
    """
    case = get_case(officer, case_id)
    if not is_under_review(case, officer=officer):
        raise Http404
    return case
