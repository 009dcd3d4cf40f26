"""Which cases can be entered at the counter: signed by the attendant, waiting for the family, at one's own office."""

from uuid import UUID

from django.http import Http404

from xinsheng.casework.snapshots import find_delivery
from xinsheng.desk.officers import Officer, get_case
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.services.first_issuance_inside import FAMILYS_TURN
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Case


def get_counter_case(officer: Officer, case_id: UUID) -> tuple[Case, DeliveryBlock]:
    """The case and its block, for an issuing officer of its office; any other meets a missing page."""
    case = get_case(officer, case_id)
    block = find_delivery(case)
    waits = case.stage in FAMILYS_TURN
    if block is None or not waits or Duty.ISSUING_OFFICER not in officer.duties_at(case.office):
        raise Http404
    return case, block
