"""What a couple, or who lodges for them, has typed and not yet signed: kept only while it is theirs to type."""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import By
from xinsheng.casework.drafts import keep_draft_of
from xinsheng.casework.registration_snapshots import COUPLE_DRAFT
from xinsheng.law.payloads import Payload
from xinsheng.law.services import service_registration as service


def save_couple_draft(case_id: UUID, *, payload: Payload, by: By, at: datetime) -> None:
    """Keep what has been typed so far, page by page; raises as `keep_draft_of`."""
    acts = service.DECLARES_AT.values()
    keep_draft_of(case_id, acts=acts, section=COUPLE_DRAFT, payload=payload, by=by, at=at)
