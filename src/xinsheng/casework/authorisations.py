"""An authorisation signed online: laid down when it is signed, used once, or taken back (mission A5, E12)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.drafts import drop_drafts
from xinsheng.casework.entrusted import couple_index_named_in
from xinsheng.casework.privacy import paper_index, show
from xinsheng.casework.snapshots import HANDED_DRAFT
from xinsheng.casework.windows import leave_the_window
from xinsheng.law.authorisations import LAPSED, AuthorisationEnd, AuthorisationState, last_day, state_on
from xinsheng.law.policies import policy_from
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Material
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind

_PLACE = "material"


def authorised_until(case: models.Case, *, at: datetime) -> date:
    """The last civil day of an authorisation that is signed on this case at `at`."""
    return last_day(civil_date(at), days=policy_from(case.policies).authorisation_days)


def find_latest(case: models.Case) -> models.Authorisation | None:
    """The authorisation that was signed last on a case, however it stands; a mother's while she is still named so."""
    return _signed_on(case).select_related("material", "ending").order_by("-material__given_at").first()


def find_standing(case: models.Case, *, on: date) -> models.Authorisation | None:
    """The one on a case that may still be used on that civil day; at most one is not replaced."""
    return _signed_on(case).standing(on=on).select_related("material").order_by("-material__given_at").first()


def find_lapsed(person: models.Person, *, case_id: UUID, on: date) -> models.Authorisation | None:
    """The one by which this person was last sent on a case, where it was taken back or has expired unused."""
    named = models.Authorisation.objects.of_births().naming(person)
    named = named.filter(material__case=case_id).select_related("ending")
    last = named.order_by("-material__given_at").first()
    return last if last is not None and state_of(last, on=on) in LAPSED else None


def state_of(row: models.Authorisation, *, on: date) -> AuthorisationState:
    """Where this one stands on a civil day."""
    return state_on(on, until_on=row.until_on, ended=row.ended_as)


def agent_named_in(material: models.Material, *, case: models.Case) -> Mapping[str, Any]:
    """Name, relation and paper of the agent as the mother signed it; empty where only the paper says it."""
    if material.details_cipher is None:
        return {}
    agent: Mapping[str, Any] = show(material.details_cipher, case=case, place=_PLACE).get("agent") or {}
    return agent


def lay_down(performance: Performance, *, row: models.Material, details: Mapping[str, Any]) -> None:
    """Lay down whom the statement just signed names, and its last day; one it takes the place of is taken back.

    Raises UnableToAct("no_agent") for a statement that names nobody.
    """
    agent = details.get("agent")
    if not agent:
        raise UnableToAct("no_agent")
    if row.replaces is not None:
        earlier = models.Authorisation.objects.filter(material=row.replaces, ending__isnull=True).first()
        if earlier is not None and row.replaces.given_by_id == row.given_by_id:
            end_authorisation(earlier, how=AuthorisationEnd.REVOKED, by=performance.by.someone, at=performance.at)
    models.Authorisation.objects.create(
        material=row,
        agent_index=paper_index(PaperKind(agent["paper_kind"]), agent["paper_no"]),
        couple_index=couple_index_named_in(details),
        until_on=authorised_until(performance.case, at=performance.at),
    )


def revoke_authorisation(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Take the authorisation back; whoever it named is at once no longer sent. Raises NotAllowed, UnableToAct.

    The verb is of either service: a mother's own, or one of a couple's.
    """

    def write(performance: Performance) -> None:
        standing = _signed_on(performance.case).standing(on=performance.facts.today)
        for row in standing.order_by("material_id"):
            end_authorisation(row, how=AuthorisationEnd.REVOKED, by=performance.by.someone, at=performance.at)
            performance.subjects["material"] = str(row.pk)
        leave_the_window(performance.case)

    return perform(service.REVOKE_AUTHORISATION, case_id=case_id, by=by, at=at, asked=asked, write=write)


def use_authorisation(performance: Performance, *, declaration: models.Declaration) -> None:
    """The declaration just signed for the mother uses up the authorisation that names who collects."""
    index = performance.facts.collector_index
    used = any(
        fact.material is Material.AUTHORISATION and fact.agent_index == index and fact.agent_index
        for fact in performance.facts.materials
    )
    if not used:
        return
    standing = _signed_on(performance.case).standing(on=performance.facts.today)
    row = standing.filter(agent_index=bytes.fromhex(index)).order_by("-material__given_at").first()
    if row is not None:
        by, at = declaration.declared_by, performance.at
        end_authorisation(row, how=AuthorisationEnd.USED, by=by, at=at, declaration=declaration)


def _signed_on(case: models.Case) -> models.AuthorisationQuerySet:
    """Those that no later one has replaced; of a birth, of whom the books name as the mother now."""
    return models.Authorisation.objects.filter(material__case=case).not_replaced().of_the_mother()


def end_authorisation(
    row: models.Authorisation,
    *,
    how: AuthorisationEnd,
    by: models.Person,
    at: datetime,
    declaration: models.Declaration | None = None,
) -> None:
    """End it, once: used by `declaration`, or taken back; `by` is who came, or who signed it."""
    drop_drafts(row.material.case, section=HANDED_DRAFT)
    models.AuthorisationEnding.objects.create(
        authorisation=row, how=how.value, declaration=declaration, ended_by=by, ended_at=at
    )
