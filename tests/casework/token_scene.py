"""Officers with certificate tokens in the tests of casework: let one in, be asked, sign with it."""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.test import override_settings
from tests.casework.scene import AT, Scene
from tests.casework.signing_scene import Performed, asked_to_sign
from tests.proof.token_stand_in import root, token

from xinsheng.casework import tokens
from xinsheng.casework.acting import By, TokenAnswer
from xinsheng.casework.signatures import Requested
from xinsheng.casework.tokens import payload_of
from xinsheng.cli.stand_in_keys import StandIn
from xinsheng.law.administration import ProposalKind
from xinsheng.proof.token_certificates import as_pem
from xinsheng.proof.token_signatures import token_message
from xinsheng.registry.models import CertificateToken, Proposal, ProposalDecision

SERVICE = "http://127.0.0.1:8788"
LET_IN = AT - timedelta(days=2)


@contextmanager
def tokens_taken() -> Iterator[None]:
    """A province that takes tokens, of the authority of the tests."""
    file = Path(settings.KEYS_FOLDER) / "token-authorities.pem"
    file.write_bytes(as_pem([root().certificate]))
    try:
        with override_settings(TOKEN_SERVICE=SERVICE):
            yield
    finally:
        file.unlink()


def let_in(scene: Scene, login: str, *, holds: StandIn | None = None, at: datetime = LET_IN) -> StandIn:
    """A token of this officer, let in by the two administrators two days before the story."""
    person = scene.person(login)
    holds = holds or token(person.name)
    proposal = Proposal.objects.create(
        kind=ProposalKind.TOKEN_ENROLMENT.value,
        payload=payload_of(person, way=holds.way, reason="新发证书"),
        proposed_by=scene.person("system"),
        proposed_at=at,
    )
    by = scene.by("security")
    ProposalDecision.objects.create(proposal=proposal, confirmed=True, decided_by=by.someone, decided_at=at)
    with transaction.atomic():
        tokens.let_in(proposal, by, at)
    return holds


def token_of(holds: StandIn) -> CertificateToken:
    return CertificateToken.objects.of_certificate(holds.certificate).get()


def said_by(holds: StandIn, challenge: bytes, *, origin: str = "", **changed: bytes) -> str:
    """What the token's service answers, as the page hands it on."""
    message = token_message(challenge, origin=origin or settings.PASSKEY_ORIGIN)
    parts = {"certificate": holds.certificate, "signature": holds.key.sign(message)} | changed
    return json.dumps({name: b64encode(value).decode() for name, value in parts.items()})


def answered(holds: StandIn, requested: Requested, *, by: By, origin: str = "", **changed: bytes) -> By:
    """The same officer with their token's answer."""
    said = said_by(holds, requested.challenge, origin=origin, **changed)
    return replace(by, answer=TokenAnswer(request_id=requested.request_id, said=said))


def sign_and_act(holds: StandIn, act: Performed, *, by: By, at: datetime) -> None:
    """Be asked, sign, act."""
    act(answered(holds, asked_to_sign(act, by=by, at=at), by=by))
