"""How the authorisation signed last on a case stands, as its mother's pages show it."""

from datetime import date
from typing import Any

from xinsheng.casework.authorisations import agent_named_in, state_of
from xinsheng.registry.models import Authorisation, Case
from xinsheng.words.labels import label


def authorised_as(signed: Authorisation | None, case: Case, *, on: date) -> dict[str, Any]:
    """What a template shows of it: the row, whom it names, and its state as code and words; without one nothing."""
    if signed is None:
        return {"signed": None}
    state = state_of(signed, on=on)
    return {
        "signed": signed,
        "agent": agent_named_in(signed.material, case=case),
        "state": {"code": state.value, "words": label(state)},
    }
