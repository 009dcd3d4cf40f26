"""What a person has typed and not yet signed: kept page by page, never an act, never in the journal.

It is theirs alone; what a mother hands to the person she sends is a copy, by her own act (`handed_drafts`).
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.privacy import hide, show
from xinsheng.casework.snapshots import actor_on
from xinsheng.law.acts import Act
from xinsheng.law.payloads import Payload
from xinsheng.law.services import find_row
from xinsheng.law.terms import Service
from xinsheng.registry.models import Case, Draft, Person


def keep_draft_of(
    case_id: UUID, *, acts: Collection[Act], section: str, payload: Payload, by: By, at: datetime
) -> None:
    """Keep what is typed for one of these acts while the case waits for it: never beside a form signed meanwhile.

    Raises UnableToAct: "no_such_case" for whoever may do none of them on it, "stale" once none of those that they
    may do leads on from where it stands.
    """
    person = by.someone
    with transaction.atomic():
        locked = Case.objects.select_for_update(of=("self",)).select_related("office", "key")
        case = locked.filter(pk=case_id).first()
        if case is None:
            raise UnableToAct("no_such_case")
        rows = sorted(_rows_of(case, acts=acts), key=lambda row: case.stage not in row.moves)
        leading_on = next((case.stage in row.moves for row in rows if _may_do(row, case, by=by, at=at)), None)
        if leading_on is None:
            raise UnableToAct("no_such_case")
        if not leading_on:
            raise UnableToAct("stale")
        keep_draft(case, section=section, payload=payload, person=person, at=at)


def _rows_of(case: Case, *, acts: Collection[Act]) -> Iterator[Act]:
    """These acts as the case's own service has them."""
    service = Service(case.service)
    rows = (find_row(act, service=service, version=case.service_version) for act in acts)
    return (row for row in rows if row is not None)


def _may_do(act: Act, case: Case, *, by: By, at: datetime) -> bool:
    actor = actor_on(case, by=by, at=at, act=act)
    return any(actor.holds(duty) for duty in act.duties)


def keep_draft(case: Case, *, section: str, payload: Payload, person: Person, at: datetime) -> None:
    """Keep the whole draft of one section of a case that is held, in the place of the one before."""
    hidden = hide(payload, case=case, place="draft")
    Draft.objects.update_or_create(
        case=case,
        section=section,
        person=person,
        defaults={"payload_cipher": hidden, "saved_at": at, "version": F("version") + 1},
        create_defaults={"payload_cipher": hidden, "saved_at": at, "version": 1},
    )


def find_draft(case: Case, *, section: str, person: Person) -> dict[str, Any] | None:
    """What this person has typed on a section so far."""
    draft = case.drafts.filter(section=section, person=person).first()
    return show(draft.payload_cipher, case=case, place="draft") if draft else None


def drop_drafts(case: Case, *, section: str) -> None:
    """Drop the drafts that a signed form has overtaken."""
    case.drafts.filter(section=section).delete()
