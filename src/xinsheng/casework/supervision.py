"""When a child is lost, and when a report is owed first: the quiet stop, and the supervisor's verbs."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import Asked, By
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.flags import put_flags
from xinsheng.casework.parentage_reports import give_back_of
from xinsheng.law.acts import Input
from xinsheng.law.flags import Flag
from xinsheng.law.services import supervision as rows
from xinsheng.law.terms import Loss


def report_loss(case_id: UUID, *, loss: Loss, by: By, at: datetime, asked: Asked) -> Outcome:
    """Stop gently: the child was stillborn or has died; a supervisor takes over, the family fills in nothing more."""

    def write(performance: Performance) -> None:
        performance.case.loss = loss.value

    given = {Input.LOSS: loss.value}
    return perform(rows.REPORT_LOSS, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def continue_after_loss(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Let a family that wants it have the certificate of a live birth (户口登记条例 art. 9)."""
    act, given = rows.CONTINUE_AFTER_LOSS, {Input.REASON: reason}
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=_go_on_after_loss)


def return_to_attendant(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Let the attendant sign the block of a live birth that was reported lost before it was signed."""
    act, given = rows.RETURN_TO_ATTENDANT, {Input.REASON: reason}
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=_go_on_after_loss)


def _go_on_after_loss(performance: Performance) -> None:
    performance.case.loss = ""
    put_flags(performance.case, Flag.AFTER_LOSS)


def close_after_loss(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """End the case without a certificate; a parentage report that was held for it may serve again."""
    act, given = rows.CLOSE_AFTER_LOSS, {Input.REASON: reason}
    with transaction.atomic():
        outcome = perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given)
        give_back_of(case_id, at=at)
    return outcome


def record_report(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Record that the police were told of a mother under 14 (when, by whom, to whom); the certificate may follow."""

    def write(performance: Performance) -> None:
        put_flags(performance.case, Flag.REPORTED)

    act = rows.RECORD_REPORT
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given={Input.REASON: reason}, write=write)
