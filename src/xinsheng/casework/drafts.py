"""What a person has typed and not yet signed: kept page by page, never an act, never in the journal.

It is theirs alone; what a mother hands to the person she sends is a copy, by her own act (`handed_drafts`).
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.privacy import hide, show
from xinsheng.law.payloads import Payload
from xinsheng.registry.models import Case, Draft, Person


def keep_draft(case_id: UUID, *, section: str, payload: Payload, by: By, at: datetime) -> None:
    """Keep the whole draft of one section, in the place of the one before.

    Raises UnableToAct("no_person", "no_such_case").
    """
    with transaction.atomic():
        case = Case.objects.select_related("key").filter(pk=case_id).first()
        if case is None:
            raise UnableToAct("no_such_case")
        hidden = hide(payload, case=case, place="draft")
        Draft.objects.update_or_create(
            case=case,
            section=section,
            person=by.someone,
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
