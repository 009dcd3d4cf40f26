"""Places where cards are read: enrolled and ended by two people, each by its device's own key."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.gateways.identity.card import CardPlace
from xinsheng.gateways.identity.kiosk_keys import UnableToReadKey, kiosk_thumbprint, read_kiosk_key
from xinsheng.law.card_readings import KioskUse
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry import models


def enrol_kiosk(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Enrol a place: office, use, name, key (a JWK). Raises UnableToAct("unfit_key")."""
    said = proposal.payload
    try:
        key = read_kiosk_key(canonical_bytes(said["key"]).decode())
    except UnableToReadKey as fault:
        raise UnableToAct("unfit_key") from fault
    models.Kiosk.objects.create(
        office_id=said["office"],
        use=KioskUse(said["use"]).value,
        name=said["name"],
        key=key,
        key_thumbprint=kiosk_thumbprint(key),
        since=at,
        proposed_by_id=proposal.proposed_by_id,
        confirmed_by=by.someone,
    )


def end_kiosk(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """End a place at once: kiosk. What it signs afterwards is nothing; raises UnableToAct("already_ended")."""
    kiosk = models.Kiosk.objects.select_for_update().get(pk=proposal.payload["kiosk"])
    if kiosk.until is not None:
        raise UnableToAct("already_ended")
    kiosk.until = at
    kiosk.save(update_fields=["until"])


@dataclass(frozen=True, kw_only=True)
class KnownKiosk:
    """A place in force, as an answer is held against it."""

    kiosk: models.Kiosk
    place: CardPlace


def find_kiosk(kiosk_id: UUID, *, at: datetime) -> KnownKiosk | None:
    """The place of that id, if its key counts at `at`."""
    kiosk = models.Kiosk.objects.in_force(at=at).select_related("office").filter(pk=kiosk_id).first()
    if kiosk is None:
        return None
    return KnownKiosk(kiosk=kiosk, place=CardPlace(kiosk_id=kiosk.pk, key=kiosk.key))
