"""A hospital's system whose attendants sign at its own page, and what it does to have a block signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.casework.hospital_scene import bring_in, case_of, licence_of, send
from tests.casework.scene import Scene
from tests.casework.token_scene import let_in, said_by

from xinsheng.casework.door import Outcome
from xinsheng.casework.hospital_signatures import ToSign, Wish, ask_at_hospital, sign_at_hospital
from xinsheng.cli.stand_in_keys import StandIn
from xinsheng.registry.models import Case, HospitalClient

PAGE = "https://his.hospital.example"


@dataclass(frozen=True, kw_only=True)
class Ward:
    """The system, the midwife's token, and the newborn that the system sent."""

    scene: Scene
    client: HospitalClient
    token: StandIn
    case: Case

    def asks(self, *, client: HospitalClient | None = None, at: datetime | None = None, **changes: Any) -> ToSign:
        """Ask what the midwife is to sign of the version sent last."""
        said = {"identifier": "NB-2026-000001", "version": 1, "attendant_no": licence_of(self.scene, "midwife")}
        wish = Wish(**{**said, **changes})
        return ask_at_hospital(client or self.client, wish=wish, at=at or self.scene.later())

    def answers(self, wanted: ToSign, *, origin: str = PAGE, holds: StandIn | None = None, **changed: bytes) -> str:
        """What the token's service answers the hospital's page."""
        return said_by(holds or self.token, wanted.challenge, origin=origin, **changed)

    def signs(
        self, wanted: ToSign, said: str, *, client: HospitalClient | None = None, at: datetime | None = None
    ) -> Outcome:
        """Hand the answer in."""
        return sign_at_hospital(
            client or self.client, request_id=wanted.request_id, said=said, at=at or self.scene.later()
        )

    def asks_and_signs(self, **changes: Any) -> Outcome:
        """Ask, have it signed, hand it in."""
        wanted = self.asks(**changes)
        return self.signs(wanted, self.answers(wanted))


def a_ward(scene: Scene, **changes: Any) -> Ward:
    """A newborn sent by a system that has a page to sign at; changes are of the message."""
    client = bring_in(scene, signs_at=PAGE)
    token = let_in(scene, "midwife")
    return Ward(scene=scene, client=client, token=token, case=case_of(send(scene, client, **changes)))
