"""What a couple, or who lodges for them, has typed and not yet signed: kept only while it is theirs to type."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.drafts import keep_draft
from xinsheng.casework.registration_snapshots import COUPLE_DRAFT
from xinsheng.casework.snapshots import actor_on
from xinsheng.law.payloads import Payload
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case


def save_couple_draft(case_id: UUID, *, payload: Payload, by: By, at: datetime) -> None:
    """Keep what has been typed so far, page by page; never beside a form that was signed meanwhile.

    Raises UnableToAct: "stale" once it is no longer the couple's turn, "no_such_case" for who has no part in it.
    """
    with transaction.atomic():
        locked = Case.objects.registrations().select_for_update(of=("self",)).select_related("office", "key")
        case = locked.filter(pk=case_id).first()
        if case is None or not _may_type(case, by=by, at=at):
            raise UnableToAct("no_such_case")
        if Stage(case.stage) not in service.DECLARES_AT:
            raise UnableToAct("stale")
        keep_draft(case_id, section=COUPLE_DRAFT, payload=payload, by=by, at=at)


def _may_type(case: Case, *, by: By, at: datetime) -> bool:
    """One of the two, or who lodges for them where it was lodged or is handled."""
    act = service.ANSWER_QUESTION
    actor = actor_on(case, by=by, at=at, act=act)
    return any(actor.holds(duty) for duty in act.duties)
