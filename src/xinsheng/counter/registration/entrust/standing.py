"""How the authorisation signed last on a couple's form stands, as its signer's own pages show it."""

from dataclasses import dataclass
from datetime import date, datetime

from xinsheng.casework.authorisations import state_of
from xinsheng.casework.entrustments import find_entrustment
from xinsheng.law.authorisations import AuthorisationState
from xinsheng.registry.models import Case, Person
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class Sent:
    """Whom one sent, until when, and what came of it; `ended_at` once it was used or taken back."""

    agent: str
    signed_at: datetime
    until_on: date
    state: AuthorisationState
    words: str
    ended_at: datetime | None


def find_sent(person: Person, case: Case, *, on: date) -> Sent | None:
    """Whom this person sent with the form, for themself alone; None where they sent nobody."""
    signed = find_entrustment(case)
    if signed is None or signed.row.material.given_by_id != person.pk:
        return None
    ending = getattr(signed.row, "ending", None)
    state = state_of(signed.row, on=on)
    return Sent(
        agent=signed.agent.name,
        signed_at=signed.row.material.given_at,
        until_on=signed.row.until_on,
        state=state,
        words=label(state),
        ended_at=ending.ended_at if ending is not None else None,
    )
