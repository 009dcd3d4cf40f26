"""The dated policies that a case is decided by: frozen once, those of the place that handles it (design 10)."""

from datetime import date, datetime

from xinsheng.law.policies import Policy, policy_from
from xinsheng.registry.models import WHOLE_PROVINCE, Case, PolicyRow
from xinsheng.standards.civil_time import civil_date


def policy_in_force(*, on: date, division_code: str = WHOLE_PROVINCE) -> Policy:
    """The policies in force on a civil day at a place (12 digits), or those of the whole province."""
    rows = PolicyRow.objects.in_force(on=on, division_code=division_code)
    return policy_from({row.name: row.value for row in rows})


def policy_of_province(*, at: datetime) -> Policy:
    """The province's own policies in force at a moment: what is of no place, as letting officers enrol."""
    return policy_in_force(on=civil_date(at))


def policy_of(case: Case) -> Policy:
    """Those the case ends under: a registration's are its township's, once it is declared there."""
    registration = getattr(case, "registration", None)
    declared = registration.policies if registration is not None else None
    return policy_from(case.policies if declared is None else declared)
