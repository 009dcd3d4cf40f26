"""Hospitals' own systems: brought in and ended by two people, let in for a few minutes by what they signed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from xinsheng.casework.access_tokens import find_good_token, scopes_of
from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.outside import passkey_place
from xinsheng.gateways.hospitals.addresses import UnableToUseAddress, read_address, read_origin
from xinsheng.gateways.hospitals.keys import UnableToReadKeys, read_keys
from xinsheng.law.terms import OfficeKind
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date


def bring_in_client(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Bring in a hospital's system: office, name, public keys (a JWK Set), the address for results if any.

    `signs_at` is the origin of its pages where attendants sign with their tokens, if any: never that of our own.
    Raises UnableToAct("not_a_hospital", "unfit_keys", "unfit_address", "unfit_origin").
    """
    said = proposal.payload
    office = models.Office.objects.get(pk=said["office"])
    if office.kind != OfficeKind.MIDWIFERY_INSTITUTION:
        raise UnableToAct("not_a_hospital")
    try:
        keys = read_keys(canonical_bytes(said["keys"]).decode())
    except UnableToReadKeys as fault:
        raise UnableToAct("unfit_keys") from fault
    address = said.get("results_to", "")
    try:
        results_to = address and read_address(address, may_be_here=not settings.PRODUCTION)
    except UnableToUseAddress as fault:
        raise UnableToAct("unfit_address") from fault
    try:
        signs_at = read_signing_origin(said.get("signs_at", ""))
    except UnableToUseAddress as fault:
        raise UnableToAct("unfit_origin") from fault
    client = models.HospitalClient.objects.create(
        office=office,
        name=said["name"],
        keys=keys,
        results_to=results_to,
        signs_at=signs_at,
        since=at,
        proposed_by_id=proposal.proposed_by_id,
        confirmed_by=by.someone,
    )
    if results_to:
        models.ResultDelivery.objects.create(client=client, due_at=at)


def read_signing_origin(told: str) -> str:
    """The origin of a hospital's pages that sign, as it is kept; '' where there are none. Raises UnableToUseAddress.

    Ours is refused: what was signed on a page of ours, and what was signed elsewhere, are told apart by it.
    """
    if told and told == passkey_place().origin:
        raise UnableToUseAddress("own_origin")
    return told and read_origin(told, may_be_here=not settings.PRODUCTION)


def end_client(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """End a hospital's system at once: client. Its next call is refused; raises UnableToAct("already_ended")."""
    client = models.HospitalClient.objects.select_for_update().get(pk=proposal.payload["client"])
    if client.until is not None:
        raise UnableToAct("already_ended")
    client.until = at
    client.save(update_fields=["until"])


class UnableToSpeak(Exception):
    """The system has ended: nothing that it says is taken in any more, whatever it was let in by."""


def hold_client(client: models.HospitalClient) -> None:
    """Hold the system against its ending until this transaction ends. Raises UnableToSpeak where it has ended."""
    if not models.HospitalClient.objects.hold_unended(client.pk):
        raise UnableToSpeak


def find_client(client_id: UUID, *, at: datetime) -> models.HospitalClient | None:
    """The system of that id, if it is in force and its institution open."""
    client = models.HospitalClient.objects.in_force(at=at).select_related("office").filter(pk=client_id).first()
    return client if client is not None and _is_open(client, at=at) else None


@dataclass(frozen=True, kw_only=True)
class LetIn:
    """A system that is let in, and what its token opens."""

    client: models.HospitalClient
    scopes: frozenset[str]


def find_client_of(token: str, *, at: datetime) -> LetIn | None:
    """Whose token this is, if it still opens: read anew at every call, so that what is ended stops there."""
    found = find_good_token(token, at=at)
    if found is None or found.client is None or not _is_open(found.client, at=at):
        return None
    return LetIn(client=found.client, scopes=scopes_of(found))


def _is_open(client: models.HospitalClient, *, at: datetime) -> bool:
    return client.office.is_open(on=civil_date(at))
