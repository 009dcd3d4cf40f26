"""Whose outboxes an officer sees: administrators and the province's supervisors all, another supervisor their own."""

from django.http import Http404

from xinsheng.casework.delivery_states import DeliveryState, register_states, system_states
from xinsheng.desk.officers import Officer
from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import offices_below


def get_states(officer: Officer) -> tuple[DeliveryState, ...]:
    """Every outbox this officer may know of today, the state's registers first; raises Http404 for nobody's."""
    supervised = officer.offices_for(Duty.SUPERVISOR)
    if officer.duties & ADMINISTRATOR_DUTIES or any(one.kind == OfficeKind.PROVINCE for one in supervised):
        return (*register_states(), *system_states(offices=None, at=officer.at))
    if not supervised:
        raise Http404
    beneath = {office_id for office in supervised for office_id in offices_below(office)}
    return system_states(offices=beneath, at=officer.at)
