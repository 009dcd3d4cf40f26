"""Which cases are in hand at the counter of one's own office: waiting for the family, or for the review."""

from uuid import UUID

from django.http import Http404

from xinsheng.casework.snapshots import find_delivery
from xinsheng.desk.officers import Officer, get_case
from xinsheng.law.certificates import FIRST_ISSUANCES
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.services import examiner_of
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Duty, Service, Stage
from xinsheng.registry.models import Case


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
