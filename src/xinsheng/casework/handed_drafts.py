"""What a mother has typed, handed by her own act to the person she sends: a copy of that moment, for nobody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.authorisations import find_standing
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.drafts import keep_draft
from xinsheng.casework.privacy import show
from xinsheng.casework.snapshots import HANDED_DRAFT
from xinsheng.law.payloads import Payload
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What was handed over, as the form keeps what is typed, and when."""

    typed: Mapping[str, Any]
    at: datetime


def hand_to_agent(case_id: UUID, *, payload: Payload, by: By, at: datetime, asked: Asked) -> Outcome:
    """Hand what the mother has typed so far to whom her authorisation names; handed again, the later takes its place.

    The journal says that she did, and by which authorisation; never what. Raises NotAllowed, UnableToAct("no_agent").
    """

    def write(performance: Performance) -> None:
        signed = find_standing(performance.case, on=performance.facts.today)
        if signed is None:
            raise UnableToAct("no_agent")
        kept = {"authorisation": str(signed.pk), "typed": dict(payload)}
        keep_draft(
            performance.case, section=HANDED_DRAFT, payload=kept, person=performance.by.someone, at=performance.at
        )
        performance.subjects["material"] = str(signed.pk)

    return perform(service.HAND_TO_AGENT, case_id=case_id, by=by, at=at, asked=asked, write=write)


def find_handed_to(person: models.Person, *, case: models.Case, on: date) -> Handed | None:
    """What the mother handed to this person, while the authorisation that names them may still be used."""
    sent = models.Authorisation.objects.naming(person).of_the_mother().standing(on=on)
    mine = sent.filter(material__case=case, material__replaced_by__isnull=True).values_list("pk", flat=True)
    return _find(case, by_one_of={str(key) for key in mine})


def find_handed_by(signed: models.Authorisation, *, case: models.Case) -> Handed | None:
    """What was handed over by this authorisation; None where nothing was."""
    return _find(case, by_one_of={str(signed.pk)})


def _find(case: models.Case, *, by_one_of: set[str]) -> Handed | None:
    for draft in case.drafts.filter(section=HANDED_DRAFT).order_by("-saved_at") if by_one_of else ():
        kept = show(draft.payload_cipher, case=case, place="draft")
        if kept["authorisation"] in by_one_of:
            return Handed(typed=kept["typed"], at=draft.saved_at)
    return None
