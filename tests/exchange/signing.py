"""A hospital's system whose attendant signs at its own page, as it calls: flat, or by FHIR."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.http import HttpResponse
from tests.casework.hospital_scene import bring_in, licence_of
from tests.casework.hospital_signing_scene import PAGE
from tests.casework.scene import Scene
from tests.casework.token_scene import let_in, said_by, tokens_taken
from tests.exchange.system import System

from xinsheng.cli.stand_in_keys import StandIn
from xinsheng.exchange.scopes import SCOPE, SIGN_SCOPE

ASK, FHIR_ASK, FHIR_SIGN = "/births/signatures", "/fhir/$ask-signature", "/fhir/$sign"
FHIR = "application/fhir+json"


class SigningSystem(System):
    """The system, the token of its midwife, and the number of her licence."""

    holds: StandIn
    licence_no: str

    def signs_in(self, scope: str = f"{SCOPE} {SIGN_SCOPE}") -> str:
        return super().signs_in(scope)

    def asks(self, **changes: Any) -> HttpResponse:
        said = {"identifier": "NB-2026-000001", "version": 1, "attendant_no": self.licence_no, **changes}
        return self.sends({name: value for name, value in said.items() if value is not None}, address=ASK)

    def answers(self, asked: Mapping[str, Any], **changed: bytes) -> dict[str, str]:
        """What the token's service answers the page that was given this."""
        said: dict[str, str] = json.loads(
            said_by(self.holds, bytes.fromhex(asked["challenge"]), origin=asked["origin"], **changed)
        )
        return said

    def hands_in(self, asked: Mapping[str, Any], said: Any) -> HttpResponse:
        return self.sends(said, address=f"{ASK}/{asked['request']}")

    def asks_by_fhir(self, *parameters: dict[str, Any]) -> HttpResponse:
        return self.sends({"resourceType": "Parameters", "parameter": parameters}, address=FHIR_ASK, media=FHIR)

    def hands_in_by_fhir(self, *parameters: dict[str, Any]) -> HttpResponse:
        return self.sends({"resourceType": "Parameters", "parameter": parameters}, address=FHIR_SIGN, media=FHIR)


@contextmanager
def a_signing_system(scene: Scene) -> Iterator[SigningSystem]:
    """A system that two people let in with a page to sign at, in a province that takes tokens."""
    with tokens_taken():
        system = SigningSystem(bring_in(scene, signs_at=PAGE))
        system.holds, system.licence_no = let_in(scene, "midwife"), licence_of(scene, "midwife")
        yield system


def told_by(answer: HttpResponse) -> dict[str, str]:
    """The values of Parameters by their names."""
    return {one["name"]: next(v for k, v in one.items() if k != "name") for one in answer.json()["parameter"]}
