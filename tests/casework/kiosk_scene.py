"""Places where cards are read, enrolled by two people, and the invented cards laid on them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from joserfc import jws
from joserfc.jwk import ECKey
from tests.casework.scene import EVERYONE, Scene

from xinsheng.casework.card_readings import card_identity
from xinsheng.casework.proposals import confirm, propose
from xinsheng.cli.card_reader import card_of
from xinsheng.cli.stand_in_reader import Device
from xinsheng.gateways.identity import Challenge
from xinsheng.gateways.identity.card import KIND
from xinsheng.law.administration import ProposalKind
from xinsheng.law.card_readings import KioskUse, ReadFor
from xinsheng.registry.models import Case, Kiosk, Office
from xinsheng.standards.card_records import CardRecord, write_card_record

READER = "http://127.0.0.1:8787"


def a_card(login: str = "mother", **changes: Any) -> CardRecord:
    """The invented card of that person."""
    return replace(card_of(EVERYONE[login]), **changes)


@dataclass(frozen=True, kw_only=True)
class Place:
    """An enrolled place and its device."""

    kiosk: Kiosk
    device: Device

    def answers(
        self, asked: Mapping[str, str], card: CardRecord | None = None, *, portrait: bytes | None = None
    ) -> str:
        return self.device.signs(asked, record=write_card_record(card or a_card()), portrait=portrait)


def enrolled(
    scene: Scene, use: KioskUse = KioskUse.COUNTER, *, office: Office | None = None, at: datetime | None = None
) -> Place:
    """Enrol a place at the hospital, or elsewhere; a minute or two later unless it is `at` a moment."""
    key, where = ECKey.generate_key("P-256"), office or scene.hospital
    payload = {
        "office": str(where.pk),
        "use": use.value,
        "name": "一楼 2 号窗口" if use is KioskUse.COUNTER else "门诊大厅自助机",
        "key": key.as_dict(private=False),
    }
    proposal = propose(
        ProposalKind.KIOSK, payload=payload, office=where, by=scene.by("system"), at=at or scene.later()
    )
    confirm(proposal.pk, by=scene.by("security"), at=at or scene.later())
    kiosk = Kiosk.objects.order_by("-since").filter(office=where, use=use.value, until=None)[0]
    return Place(kiosk=kiosk, device=Device(kiosk_id=str(kiosk.pk), key=key, origin=settings.PUBLIC_URL))


def ended(scene: Scene, place: Place, *, at: datetime | None = None) -> None:
    payload = {"kiosk": str(place.kiosk.pk), "reason": "终端丢失"}
    proposal = propose(
        ProposalKind.KIOSK_ENDING,
        payload=payload,
        office=place.kiosk.office,
        by=scene.by("system"),
        at=at or scene.later(),
    )
    confirm(proposal.pk, by=scene.by("security"), at=at or scene.later())


def asking(scene: Scene, whose: ReadFor, *, case: Case | None = None) -> Challenge:
    """What a page asks at the counter for a case, or of whoever signs in."""
    reference = str(case.pk) if case else ""
    return card_identity().begin(reference, purpose=whose.value, at=scene.later())


def asked_of(challenge: Challenge) -> dict[str, str]:
    return card_identity().asked(challenge)


def signed_as(key: ECKey, claims: Mapping[str, Any], *, alg: str = "ES256", typ: str = KIND) -> str:
    """A token with exactly these claims, half characters and all."""
    return jws.serialize_compact({"alg": alg, "typ": typ}, json.dumps(dict(claims)), key, algorithms=[alg])


OLD_CARD = {"valid_from": date(2005, 1, 1), "valid_until": date(2025, 1, 1)}
