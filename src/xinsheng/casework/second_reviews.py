"""A flagged parentage report looked at by an officer of another institution: which cases ask them, and their finding.

Nothing is asked of the family: what was declared and handed in is what the second officer sees (threat T16).
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.issuing_offices import bodies_beside
from xinsheng.casework.outside_snapshots import SECOND_REVIEW, looked_at, report_flags_on
from xinsheng.casework.privacy import hide
from xinsheng.casework.signing import sign_act
from xinsheng.casework.snapshots import facts_of
from xinsheng.law.acts import Input
from xinsheng.law.facts import MACHINE
from xinsheng.law.outside_conditions import second_look_is_asked
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.services import first_issuance_outside as service
from xinsheng.law.terms import Service
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

FORMAT = "xinsheng.second-review/1"
_STAGES = tuple(stage for stage in service.SECOND_REVIEW.moves if stage is not None)


def cases_to_look_at(offices: Collection[models.Office], *, at: datetime) -> list[models.Case]:
    """The flagged cases of other bodies that ask one of these for a second look, the longest waiting first."""
    return [case for case in _waiting(offices) if _asks(case, offices=offices, at=at)]


def _waiting(offices: Collection[models.Office]) -> QuerySet[models.Case]:
    asks = Q(policies__outside_second_reviewer=True) | Q(policies__outside_laboratory_confirms=True)
    waiting = models.Case.objects.filter(asks, service=Service.FIRST_ISSUANCE_OUTSIDE, stage__in=_STAGES)
    waiting = waiting.exclude(office__in=[office.pk for office in offices])
    return waiting.select_related("office", "key", "newborn").order_by("stage_since", "id")


def get_case_to_look_at(case_id: UUID, *, offices: Collection[models.Office], at: datetime) -> models.Case:
    """One of them; raises UnableToAct("no_such_case") for any other."""
    found = _waiting(offices).filter(pk=case_id).first()
    if found is None or not _asks(found, offices=offices, at=at):
        raise UnableToAct("no_such_case")
    return found


def _asks(case: models.Case, *, offices: Collection[models.Office], at: datetime) -> bool:
    """Whether one of these offices is asked; what is cheap is asked first, the facts of a case are not."""
    if not report_flags_on(case) or set(bodies_beside(case.office, on=civil_date(at))).isdisjoint(offices):
        return False
    return not second_look_is_asked(facts_of(case, at=at), MACHINE)


def second_review(
    case_id: UUID, *, finding: SecondFinding, reason: str, by: By, at: datetime, asked: Asked
) -> Outcome:
    """Put one's name, at another institution, to what was found of a flagged report; a doubt says why.

    Raises NotAllowed, or the door's UnableToAct.
    """

    def write(performance: Performance) -> None:
        case = performance.case
        declaration = case.declarations.order_by("-seq").first()
        if declaration is None:
            raise UnableToAct("no_declaration")
        statement = _statement(declaration, case=case, finding=finding, reason=reason)
        signed = sign_act(performance, statement=statement)
        looked = models.SecondReview.objects.create(
            case=case,
            declaration=declaration,
            office=_office_of(performance),
            finding=finding.value,
            payload_cipher=hide(statement, case=case, place=SECOND_REVIEW),
            digest=signed.statement_digest,
            reviewed_by=by.someone,
            reviewed_at=performance.at,
            **signed.columns,
        )
        performance.subjects["second_review"] = str(looked.pk)

    given = {Input.SECOND_FINDING: finding.value} | ({Input.REASON: reason} if reason else {})
    act = service.SECOND_REVIEW
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def _statement(
    declaration: models.Declaration, *, case: models.Case, finding: SecondFinding, reason: str
) -> dict[str, Any]:
    """What is signed: what was looked at, by its digests, and what was found."""
    return {
        "format": FORMAT,
        "declaration_digest": bytes(declaration.digest).hex(),
        **looked_at(case),
        "finding": finding.value,
        "reason": reason,
    }


def _office_of(performance: Performance) -> models.Office:
    """The institution for which the officer looked: of those asked, the one at which they hold the duty."""
    on = civil_date(performance.at)
    held = models.Appointment.objects.duties_of(performance.by.someone, on=on).filter(
        office__in=bodies_beside(performance.case.office, on=on), duty__in=service.SECOND_REVIEW.duties
    )
    appointment = held.select_related("office").first()
    if appointment is None:
        raise UnableToAct("no_such_case")
    return appointment.office
