"""What a couple promised is checked afterwards 事后核查: owed from the commitment on, closed by what was found.

While it is owed nothing is held up: the certificate is in force. Found false, the registration is revoked.
"""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import Asked, By
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.flags import put_flags, take_flags
from xinsheng.casework.limits import start_check
from xinsheng.law.acts import Input
from xinsheng.law.flags import Flag
from xinsheng.law.services import service_registration as service
from xinsheng.law.township_terms import CheckFinding
from xinsheng.registry.models import Case, CommitmentCheck


def owe_check(performance: Performance) -> None:
    """From this act on the commitment is to be checked, within the working days of the dated policy."""
    case, registration = performance.case, performance.case.registration
    start_check(registration, days=performance.facts.policy.commitment_check_days, at=performance.at)
    registration.save(update_fields=["promised_at", "check_due_on", "check_due_provisional"])
    put_flags(case, Flag.COMMITMENT_TO_CHECK)


def owe_no_check(case: Case) -> None:
    """Nothing is to be checked any more: it was, or there is no registration left that rests on it.

    The caller saves the case.
    """
    registration = case.registration
    registration.promised_at = registration.check_due_on = None
    registration.check_due_provisional = False
    registration.save(update_fields=["promised_at", "check_due_on", "check_due_provisional"])
    take_flags(case, Flag.COMMITMENT_TO_CHECK)


def close_check(performance: Performance, *, finding: CheckFinding) -> None:
    """Close the check that is owed with what was found; nothing where none is owed."""
    case, was_due_on = performance.case, performance.case.registration.check_due_on
    if was_due_on is None:
        return
    CommitmentCheck.objects.create(
        case=case,
        finding=finding.value,
        was_due_on=was_due_on,
        checked_by=performance.by.someone,
        checked_at=performance.at,
    )
    performance.subjects["finding"] = finding.value
    owe_no_check(case)


def confirm_commitment(case_id: UUID, *, sources: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Close the check: what the couple promised is true; `sources` says where that was found.

    Raises NotAllowed and the door's own.
    """

    def write(performance: Performance) -> None:
        close_check(performance, finding=CheckFinding.TRUE)

    given = {Input.SOURCES: sources}
    act = service.CONFIRM_COMMITMENT
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
