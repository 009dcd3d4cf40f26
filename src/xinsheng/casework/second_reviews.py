"""A flagged parentage report looked at by an officer of another institution: which cases ask them, and their finding.

Nothing is asked of the family: what was declared and handed in is what the second officer sees (threat T16).
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Q, QuerySet

from xinsheng.casework.acting import THE_MACHINE, Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.flags import put_flags
from xinsheng.casework.issuing_offices import asked_to_look_at, find_next_to_look
from xinsheng.casework.outside_snapshots import SECOND_REVIEW, looked_at, report_flags_on
from xinsheng.casework.privacy import hide
from xinsheng.casework.signing import sign_act
from xinsheng.casework.snapshots import facts_of
from xinsheng.law.acts import Input, objections
from xinsheng.law.facts import MACHINE
from xinsheng.law.flags import Flag
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
    if not report_flags_on(case) or set(asked_to_look_at(case, on=civil_date(at))).isdisjoint(offices):
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


def find_overdue(*, at: datetime) -> list[UUID]:
    """The cases whose second look nobody has given in time, the longest waiting first."""
    act, waiting = service.ESCALATE_SECOND_REVIEW, _waiting(())
    cases = waiting.filter(stage_since__lt=at - timedelta(days=1))
    return [
        case.pk for case in cases if report_flags_on(case) and not objections(act, facts_of(case, at=at), MACHINE)
    ]


def escalate_second_review(case_id: UUID, *, at: datetime) -> Outcome:
    """Let it climb to the next authority that has a reviewer; whoever was asked before stays asked (invariant 48).

    Raises NotAllowed, or UnableToAct("no_reviewer_above") where none is left: it is tried again.
    """

    def write(performance: Performance) -> None:
        case = performance.case
        office = find_next_to_look(case, on=performance.facts.today)
        if office is None:
            raise UnableToAct("no_reviewer_above")
        models.SecondReviewClimb.objects.create(case=case, office=office, climbed_at=performance.at)
        performance.subjects["office"] = str(office.pk)
        put_flags(case, Flag.SECOND_REVIEW_OVERDUE)

    act = service.ESCALATE_SECOND_REVIEW
    version = models.Case.objects.values_list("version", flat=True).get(pk=case_id)
    asked = Asked(key=uuid5(case_id, f"{act.verb}:{version}"), body_digest=case_id.bytes * 2)
    return perform(act, case_id=case_id, by=THE_MACHINE, at=at, asked=asked, write=write)


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
        office__in=asked_to_look_at(performance.case, on=on), duty__in=service.SECOND_REVIEW.duties
    )
    appointment = held.select_related("office").first()
    if appointment is None:
        raise UnableToAct("no_such_case")
    return appointment.office
