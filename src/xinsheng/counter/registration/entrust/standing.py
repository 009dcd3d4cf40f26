"""How the authorisation signed last on a couple's form stands, as its signer's own pages show it."""

from dataclasses import dataclass
from datetime import date, datetime

from xinsheng.casework.authorisations import state_of
from xinsheng.casework.entrustments import find_named
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
    named = find_named(case)
    if named is None or named.row.material.given_by_id != person.pk:
        return None
    ending = getattr(named.row, "ending", None)
    state = state_of(named.row, on=on)
    return Sent(
        agent=named.agent.name,
        signed_at=named.row.material.given_at,
        until_on=named.row.until_on,
        state=state,
        words=label(state),
        ended_at=ending.ended_at if ending is not None else None,
    )
