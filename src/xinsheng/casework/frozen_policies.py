"""The dated policies that a case is decided by: frozen once, those of the place that handles it (design 10)."""

from datetime import date

from xinsheng.law.policies import Policy, policy_from
from xinsheng.registry.models import Case, PolicyRow


def policy_in_force(*, on: date, division_code: str) -> Policy:
    """The policies in force at a place on a civil day; `division_code` has 12 digits."""
    rows = PolicyRow.objects.in_force(on=on, division_code=division_code)
    return policy_from({row.name: row.value for row in rows})


def policy_of(case: Case) -> Policy:
    """Those the case ends under: a registration's are its township's, once it is declared there."""
    registration = getattr(case, "registration", None)
    declared = registration.policies if registration is not None else None
    return policy_from(case.policies if declared is None else declared)
