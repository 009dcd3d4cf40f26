"""Other offices that ask for licences: brought in and ended by two people, let in by what their system signed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xinsheng.casework.access_tokens import find_good_token, scopes_of
from xinsheng.casework.acting import By, UnableToAct
from xinsheng.gateways.hospitals.keys import UnableToReadKeys, read_keys
from xinsheng.law.sharing import AgencyKind, purposes_of
from xinsheng.papers.glyphs import unprintable
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry import models


def bring_in_agency(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Bring in an office: kind, name, credit_code, division_code, purposes, public keys (a JWK Set).

    Raises UnableToAct("not_its_purpose", "unprintable_name" (it is written on copies), "unfit_keys").
    """
    said = proposal.payload
    kind = AgencyKind(said["kind"])
    purposes = sorted(said["purposes"])
    if not purposes or not set(purposes) <= set(purposes_of(kind)):
        raise UnableToAct("not_its_purpose")
    if unprintable(said["name"]):
        raise UnableToAct("unprintable_name")
    try:
        keys = read_keys(canonical_bytes(said["keys"]).decode())
    except UnableToReadKeys as fault:
        raise UnableToAct("unfit_keys") from fault
    models.Agency.objects.create(
        kind=kind.value,
        name=said["name"],
        credit_code=said["credit_code"],
        division_code=said["division_code"],
        purposes=purposes,
        keys=keys,
        since=at,
        proposed_by_id=proposal.proposed_by_id,
        confirmed_by=by.someone,
    )


def end_agency(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """End an office's access at once: agency. Its next call is refused; raises UnableToAct("already_ended")."""
    agency = models.Agency.objects.select_for_update().get(pk=proposal.payload["agency"])
    if agency.until is not None:
        raise UnableToAct("already_ended")
    agency.until = at
    agency.save(update_fields=["until"])


def find_agency(agency_id: UUID, *, at: datetime) -> models.Agency | None:
    """The office of that id, if it is in force."""
    return models.Agency.objects.in_force(at=at).filter(pk=agency_id).first()


@dataclass(frozen=True, kw_only=True)
class AgencyLetIn:
    """An office that is let in, and what its token opens."""

    agency: models.Agency
    scopes: frozenset[str]


def find_agency_of(token: str, *, at: datetime) -> AgencyLetIn | None:
    """Whose token this is, if it still opens: read anew at every call, so that what is ended stops there."""
    found = find_good_token(token, at=at)
    if found is None or found.agency is None:
        return None
    return AgencyLetIn(agency=found.agency, scopes=scopes_of(found))
