"""Which cases can be entered at the counter: waiting for the family, at one's own office."""

from uuid import UUID

from django.http import Http404

from xinsheng.casework.snapshots import find_delivery
from xinsheng.desk.officers import Officer, get_case
from xinsheng.law.certificates import FIRST_ISSUANCES
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Duty, Service
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
