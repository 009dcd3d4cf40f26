"""How the authorisation signed last on a case stands, as its mother's pages show it, and those of whom it names."""

from datetime import date, datetime
from typing import Any

from xinsheng.casework.authorisations import agent_named_in, state_of
from xinsheng.casework.claims import find_authorised
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Authorisation, AuthorisationQuerySet, Case, Person
from xinsheng.standards.civil_time import civil_date
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


def find_sent_to(person: Person, *, case: Case, at: datetime) -> Authorisation | None:
    """The authorisation by which the mother sends this person to this very form, still good at `at`.

    A form that came back with a notice is made up on the one that its first submission used.
    """
    if case.stage != Stage.NOTICED:
        return find_authorised(person, at=at).filter(material__case=case).first()
    return _let_make_up(case, on=civil_date(at)).naming(person).first()


def makes_up(signed: Authorisation, case: Case, *, on: date) -> bool:
    """Whether whom it names may make up on `on` what the notice told to be missing, as the mother herself may."""
    return case.stage == Stage.NOTICED and _let_make_up(case, on=on).filter(pk=signed.pk).exists()


def _let_make_up(case: Case, *, on: date) -> AuthorisationQuerySet:
    good = Authorisation.objects.of_births().of_the_mother().letting_in(on=on)
    return good.not_replaced().with_form().filter(material__case=case)
